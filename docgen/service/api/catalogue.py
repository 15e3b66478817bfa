"""``/v1/layouts``, ``/v1/audiences``, ``/v1/themes`` and ``/v1/schema``: what there is to ask for."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from flask import Response, request
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from docgen.schemas import json_schema
from docgen.service.access import needs
from docgen.service.api.option import known_layouts
from docgen.service.service import current

catalogue = Blueprint("catalogue", __name__, url_prefix="/v1", description="What there is to ask for")


class _Layout(Schema):
    """A layout."""

    name = fields.String(required=True)
    purpose = fields.String(required=True, metadata={"description": "What it is for."})
    package = fields.String(required=True, metadata={"description": "Who offers it."})


class LayoutsSchema(Schema):
    """The layouts, audiences and themes of this service."""

    layouts = fields.List(fields.Nested(_Layout), required=True)
    audiences = fields.List(fields.String(), required=True)
    themes = fields.List(fields.String(), required=True, metadata={"description": "Besides the house's own."})


@catalogue.route("/layouts")
@catalogue.response(200, LayoutsSchema)
@catalogue.alt_response(304, description="They are those that the caller has (If-None-Match).")
@catalogue.doc(operationId="layouts")
@needs("validate")
def layouts() -> Response:
    """List the layouts, and for whom and in which themes they can be made."""
    return _known_by_digest(
        {
            "layouts": [
                {"name": each.name, "purpose": each.purpose, "package": each.package}
                for each in known_layouts()
            ],
            "audiences": list(current().policy.names),
            "themes": [name for name in current().themes if name],
        },
        "application/json",
    )


@catalogue.route("/schema")
@catalogue.response(200, {"type": "object"}, content_type="application/schema+json")
@catalogue.alt_response(304, description="It is the one that the caller has (If-None-Match).")
@catalogue.doc(operationId="schema")
@needs("validate")
def schema() -> Response:
    """The JSON Schema (2020-12) of the data."""
    return _known_by_digest(json_schema(), "application/schema+json")


def _known_by_digest(said: Any, media_type: str) -> Response:
    body = json.dumps(said, ensure_ascii=False, indent=2).encode()
    digest = sha256(body).hexdigest()
    answer = Response(content_type=media_type)
    answer.set_etag(digest)
    answer.cache_control.private = True
    answer.cache_control.no_cache = True
    if request.if_none_match.contains_weak(digest):
        answer.status_code = 304
    else:
        answer.set_data(body)
    return answer
