"""The description of the API (OpenAPI 3.1): what the schemas of parameters and answers do not tell.

That is the bodies, which are data of docgen's own schema or files, and the errors, all problem details.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from flask_smorest import Api

from docgen.schemas import json_schema
from docgen.service.api.sending import BODIES, FORM
from docgen.service.api.verification import DOCUMENTS
from docgen.service.problem_detail import MEDIA_TYPE

_DEFINITIONS = "#/$defs/"
_PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "job": {"type": "string", "description": "The job that failed."},
        "problems": {"type": "array", "items": {"$ref": "#/components/schemas/Problem"}},
        "parameters": {"type": "array", "items": {"type": "object"}},
    },
    "required": ["type", "title", "status", "instance"],
}
_FILE = {"type": "string", "contentMediaType": "application/octet-stream"}
_FORM = {
    "type": "object",
    "properties": {"data": {"description": "The data.", **_FILE}},
    "additionalProperties": {"description": "An exhibit, under the name that the data call it.", **_FILE},
    "required": ["data"],
}
_DOCUMENTS = {
    kind: {"schema": _FILE}
    for kind in (
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/zip",
    )
}
_INCIDENT = {"$ref": "#/components/schemas/Incident"}


def described(api: Api, title: str) -> Mapping[str, Any]:
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
    for path, methods in said["paths"].items():
        for method, operation in methods.items():
            if isinstance(operation, dict) and "responses" in operation:
                operation["operationId"] = _name(method, path)
                operation["responses"] = _answers(operation["responses"])
    _describe_bodies(said["paths"])
    return said


def _schemas_of_data() -> Mapping[str, Any]:
    """The schema of the data with its definitions where OpenAPI keeps them."""
    schema = dict(json_schema())
    definitions = schema.pop("$defs")
    for key in ("$schema", "$id"):
        schema.pop(key)
    moved = {"Incident": schema, **{f"Incident.{name}": each for name, each in definitions.items()}}
    found: Mapping[str, Any] = json.loads(
        json.dumps(moved).replace(f'"{_DEFINITIONS}', '"#/components/schemas/Incident.')
    )
    return found


def _answers(responses: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers of an operation: what is no success is told in problem details."""
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    kept = {}
    for status, response in responses.items():
        if status[:1] in "45":
            kept[status] = {
                "description": response.get("description", "It cannot be done."),
                "content": problem,
            }
        elif status != "default":
            kept[status] = response
    kept["default"] = {"description": "Whatever else may be wrong.", "content": problem}
    return kept


def _describe_bodies(paths: Mapping[str, Any]) -> None:
    data = {
        **{kind: {"schema": _INCIDENT if kind.endswith("json") else _FILE} for kind in BODIES},
        FORM: {"schema": _FORM},
    }
    render, validate = paths["/v1/render"]["post"], paths["/v1/validate"]["post"]
    for operation in (render, validate):
        operation["requestBody"] = {"required": True, "content": data}
    file = {FORM: {"schema": {**_FORM, "additionalProperties": False}}}
    batch, verify = paths["/v1/batch"]["post"], paths["/v1/verify"]["post"]
    batch["requestBody"] = {"required": True, "content": {"application/zip": {"schema": _FILE}, **file}}
    kinds = {kind: {"schema": _FILE} for kind in DOCUMENTS}
    verify["requestBody"] = {"required": True, "content": {**kinds, **file}}
    for operation in (render, batch):
        job = operation["responses"]["202"]["content"]["application/json"]
        made = {"description": "What was waited for.", "content": {"application/json": job, **_DOCUMENTS}}
        operation["responses"]["200"] = made
        operation["parameters"] = [*operation.get("parameters", ()), *_HEADERS]


_HEADERS = [
    {
        "in": "header",
        "name": "Prefer",
        "required": False,
        "schema": {"type": "string"},
        "description": "wait=30: wait so many seconds for the documents (RFC 7240).",
    },
    {
        "in": "header",
        "name": "Idempotency-Key",
        "required": False,
        "schema": {"type": "string", "maxLength": 255},
        "description": "A request with a key that was used before is answered with the same job.",
    },
]


def _name(method: str, path: str) -> str:
    """The name of an operation, which no other has: ``delete_jobs_id``."""
    return "_".join([method, *re.findall(r"\w+", path.removeprefix("/v1/"))])
