"""The description of the API (OpenAPI 3.1): what the schemas of parameters and answers do not tell.

That is the bodies, which are data of docgen's own schema or files, the headers, what there is to choose
from at this service, and the errors, all problem details.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from flask_smorest import Api

from docgen.schemas import json_schema
from docgen.service.api.header import IDEMPOTENCY_KEY, IF_NONE_MATCH, OF_ANSWERS, OF_PROBLEMS, PREFER
from docgen.service.api.option import known_layouts
from docgen.service.api.sending import BODIES, FORM
from docgen.service.api.verification import DOCUMENTS
from docgen.service.problem_detail import MEDIA_TYPE
from docgen.service.rooms import Rooms

_DEFINITIONS = "#/$defs/"
_PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "properties": {
        "type": {"type": "string", "pattern": "^urn:docgen:problem:"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "job": {"type": "string", "description": "The job that failed."},
        "problems": {"type": "array", "items": {"$ref": "#/components/schemas/Problem"}},
        "parameters": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"parameter": {"type": "string"}, "message": {"type": "string"}},
                "required": ["parameter", "message"],
            },
        },
    },
    "required": ["type", "title", "status"],
}
_FILE = {"type": "string", "contentMediaType": "application/octet-stream"}
_NOT_EMPTY = {**_FILE, "minLength": 1}
_FORM = {
    "type": "object",
    "properties": {"data": {"description": "The data.", **_NOT_EMPTY}},
    "additionalProperties": {"description": "An exhibit, under the name that the data call it.", **_FILE},
    "required": ["data"],
}
_MADE = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
_REFERENCE = "#/components/schemas/"
_OF_ALL = {
    "400": "It is no request as it should be.",
    "401": "Nobody is known to ask.",
    "403": "Whoever asks may not do this.",
    "503": "The service cannot do this now.",
}
_OF_BODIES = {
    "413": "It is too large.",
    "415": "The body has a media type that is not read.",
    "422": "The data or the parameters are not valid, or it cannot be made as asked.",
    "429": "Too much is waiting.",
}


def described(api: Api, rooms: Rooms, title: str) -> Mapping[str, Any]:
    """The whole description, as JSON can hold it."""
    said: dict[str, Any] = api.spec.to_dict()
    said["info"]["description"] = f"{title}. Errors are problem details (RFC 9457)."
    schemas = said["components"].setdefault("schemas", {})
    schemas.update(_schemas_of_data())
    schemas["ProblemDetails"] = _PROBLEM
    said["components"] = {
        "schemas": schemas,
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "docgen token new"}},
    }
    said["security"] = [{"token": []}, {}]
    _describe_bodies(said["paths"])
    choices = {
        "layout": [each.name for each in known_layouts()],
        "audience": list(rooms.policy.names),
        "theme": list(rooms.themes),
    }
    for address, path in said["paths"].items():
        for method, operation in path.items():
            if method in ("get", "post", "delete"):
                _complete(operation, "{id}" in address, choices)
    return said


def _schemas_of_data() -> Mapping[str, Any]:
    """The schema of the data with its definitions where OpenAPI keeps them."""
    schema = dict(json_schema())
    definitions = schema.pop("$defs")
    for key in ("$schema", "$id"):
        schema.pop(key)
    moved = {"Incident": schema, **{f"Incident.{name}": each for name, each in definitions.items()}}
    found: Mapping[str, Any] = json.loads(
        json.dumps(moved).replace(f'"{_DEFINITIONS}', f'"{_REFERENCE}Incident.')
    )
    return found


def _describe_bodies(paths: Mapping[str, Any]) -> None:
    render, validate, batch, verify = (
        paths[f"/v1/{each}"]["post"] for each in ("render", "validate", "batch", "verify")
    )
    incident = {"schema": {"$ref": f"{_REFERENCE}Incident"}}
    kinds = {kind: incident if kind.endswith("json") else {"schema": _NOT_EMPTY} for kind in BODIES}
    for operation in (render, validate):
        operation["requestBody"] = {"required": True, "content": {**kinds, FORM: {"schema": _FORM}}}
    alone = {FORM: {"schema": {**_FORM, "additionalProperties": False}}}
    batch["requestBody"] = {"required": True, "content": {"application/zip": {"schema": _NOT_EMPTY}, **alone}}
    documents = {kind: {"schema": _NOT_EMPTY} for kind in DOCUMENTS}
    verify["requestBody"] = {"required": True, "content": {**documents, **alone}}
    made = {kind: {"schema": _FILE} for kind in (*_MADE, "application/zip")}
    for operation in (render, batch):
        job = operation["responses"]["202"]["content"]["application/json"]
        content = {"application/json": job, **made}
        operation["responses"]["200"] = {"description": "What was waited for.", "content": content}
    fetched = paths["/v1/jobs/{id}/documents/{name}"]["get"]["responses"]["200"]
    fetched["content"] = {kind: {"schema": _FILE} for kind in (*_MADE, "image/png")}


def _complete(operation: dict[str, Any], is_of_job: bool, choices: Mapping[str, list[str]]) -> None:
    """Add to an operation its errors, its headers, and the values that there are for its parameters."""
    name = operation["operationId"]
    kept = {status: each for status, each in operation["responses"].items() if status[:1] in "23"}
    for status, response in kept.items():
        if headers := OF_ANSWERS.get((name, status)):
            response["headers"] = headers
    errors = _OF_ALL | (_OF_BODIES if "requestBody" in operation else {})
    if is_of_job:
        errors |= {"404": "There is no such job, or no such document of it."}
    if "parameters" in operation:
        errors |= {"422": _OF_BODIES["422"]}
    problem = {MEDIA_TYPE: {"schema": {"$ref": f"{_REFERENCE}ProblemDetails"}}}
    for status, description in errors.items():
        kept[status] = {"description": description, "content": problem}
        if headers := OF_PROBLEMS.get(status):
            kept[status]["headers"] = headers
    kept["default"] = {"description": "Whatever else may be wrong.", "content": problem}
    operation["responses"] = dict(sorted(kept.items()))
    for parameter in operation.get("parameters", ()):
        if named := choices.get(parameter["name"]):
            schema = parameter["schema"]
            schema.get("items", schema)["enum"] = named
    if name in ("render", "batch"):
        operation["parameters"] = [*operation["parameters"], PREFER, IDEMPOTENCY_KEY]
    elif name == "job":
        operation["parameters"] = [*operation.get("parameters", ()), PREFER]
    elif "304" in kept:
        operation["parameters"] = [*operation.get("parameters", ()), IF_NONE_MATCH]
