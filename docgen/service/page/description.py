"""The API's page: its description, as people read it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, url_for

from docgen.service.access import needs
from docgen.service.page.blueprint import PAGE

_METHODS = ("get", "post", "put", "patch", "delete")
_NAMED = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: where it is sent, and what it may be."""

    name: str
    place: str
    kind: str
    text: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that the API does."""

    method: str
    path: str
    summary: str
    text: str
    parameters: tuple[Parameter, ...]
    bodies: tuple[tuple[str, str], ...]
    """What may be sent: media types and kinds."""
    answers: tuple[tuple[str, str, str], ...]
    """Status, description and kind."""

    @property
    def anchor(self) -> str:
        """A name for links to it."""
        return "".join(each if each.isalnum() else "-" for each in f"{self.method}{self.path}").lower()


@PAGE.get("/api")
@needs("read")
def api() -> str:
    """Show the description of the API."""
    said = _description()
    groups: dict[str, list[Operation]] = {}
    for tag, operation in operations(said):
        groups.setdefault(tag, []).append(operation)
    words = {each["name"]: each.get("description", "") for each in said.get("tags", ())}
    return render_template(
        "page/api.html",
        groups=groups,
        words=words,
        info=said.get("info", {}),
        description_url=url_for("openapi"),
    )


def operations(description: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    """The operations of a description with the tag of each, in its order."""
    for path, methods in description.get("paths", {}).items():
        shared = methods.get("parameters", ())
        for method in _METHODS:
            if method in methods:
                found = methods[method]
                tag = (found.get("tags") or [""])[0]
                yield tag, _operation(method, path, found, shared, description)


def _operation(
    method: str, path: str, said: Mapping[str, Any], shared: Any, whole: Mapping[str, Any]
) -> Operation:
    parameters = [_resolved(each, whole) for each in (*shared, *said.get("parameters", ()))]
    answers = []
    for status, answer in said.get("responses", {}).items():
        given = _resolved(answer, whole)
        kinds = [_kind(each.get("schema", {})) for each in given.get("content", {}).values()]
        answers.append((status, given.get("description", ""), ", ".join(dict.fromkeys(kinds))))
    content = _resolved(said.get("requestBody", {}), whole).get("content", {})
    return Operation(
        method.upper(),
        path,
        said.get("summary", ""),
        said.get("description", ""),
        tuple(_parameter(each) for each in parameters),
        tuple((media, _kind(each.get("schema", {}))) for media, each in content.items()),
        tuple(answers),
    )


def _parameter(said: Mapping[str, Any]) -> Parameter:
    schema = said.get("schema", {})
    text = said.get("description", "")
    return Parameter(said["name"], said["in"], _kind(schema), text, bool(said.get("required")))


def _kind(schema: Mapping[str, Any]) -> str:
    """What a schema asks for, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_NAMED)
    if "enum" in schema:
        return " or ".join(str(each) for each in schema["enum"] if each != "") or "nothing else"
    kind = schema.get("type", "")
    if kind == "array":
        return f"list of {_kind(schema.get('items', {})) or 'values'}"
    if "contentMediaType" in schema or schema.get("format") == "binary":
        return "file"
    default = (
        f", {json.dumps(schema['default'])} by default" if schema.get("default") not in (None, "") else ""
    )
    return (" or ".join(kind) if isinstance(kind, list) else str(kind)) + default


def _resolved(said: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is said, or what it refers to within the description (OpenAPI 3.1, Reference Object)."""
    found: Any = said
    if "$ref" in said:
        found = whole
        for step in str(said["$ref"]).removeprefix("#/").split("/"):
            found = found.get(step, {})
    return found if isinstance(found, dict) else {}


def _description() -> Mapping[str, Any]:
    view: Any = current_app.view_functions["openapi"]
    found: Mapping[str, Any] = json.loads(view().get_data())
    return found
