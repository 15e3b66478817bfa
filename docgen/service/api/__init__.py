"""The API, version 1: what machines ask for, below ``/v1``."""

from __future__ import annotations

import json

from flask import Flask, Response
from flask_smorest import Api

from docgen.service.access import public
from docgen.service.api.catalogue import catalogue
from docgen.service.api.checking import checking
from docgen.service.api.description import described
from docgen.service.api.documents import documents
from docgen.service.api.jobs import jobs
from docgen.service.api.rendering import rendering
from docgen.service.api.state import state
from docgen.service.api.verification import verification
from docgen.service.service import EXTENSION

BLUEPRINTS = (rendering, jobs, documents, checking, verification, catalogue, state)


def add_api(app: Flask) -> Api:
    """Give an application the API, with its description at ``/v1/openapi.json``."""
    api = Api(app)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    description = json.dumps(
        described(api, app.extensions[EXTENSION], "Documents over HTTP, from incident data")
    )

    @app.get("/v1/openapi.json", endpoint="openapi")
    @public
    def openapi() -> Response:
        return Response(description, content_type="application/json")

    return api
