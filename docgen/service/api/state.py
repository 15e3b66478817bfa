"""``/v1/health``, ``/v1/ready`` and ``/v1/metrics``: for whoever watches over the service."""

from __future__ import annotations

from typing import Any

from flask import Response
from flask_smorest import Blueprint
from marshmallow import Schema, fields
from prometheus_client import CONTENT_TYPE_LATEST

import docgen
from docgen.service.access import needs, public
from docgen.service.job import is_served
from docgen.service.metrics import exposition
from docgen.service.problem_detail import AnswerError
from docgen.service.service import current

state = Blueprint("state", __name__, url_prefix="/v1", description="Watching over the service")


class HealthSchema(Schema):
    """That the service is there."""

    status = fields.String(required=True, metadata={"enum": ["ok"]})
    docgen = fields.String(required=True, metadata={"description": "Its version."})


@state.route("/health")
@state.response(200, HealthSchema)
@state.doc(operationId="health")
@public
def health() -> Any:
    """Say that this process answers."""
    return {"status": "ok", "docgen": docgen.__version__}


@state.route("/ready")
@state.response(200, HealthSchema)
@state.doc(operationId="ready")
@public
def ready() -> Any:
    """Say whether jobs can be taken and will be made."""
    if not is_served(current().database):
        raise AnswerError(
            503,
            "no-runner",
            "Nobody makes documents",
            "start docgen work, or docgen serve with --jobs",
            headers={"Retry-After": "5"},
        )
    return {"status": "ok", "docgen": docgen.__version__}


@state.route("/metrics")
@state.response(200, {"type": "string"}, content_type="text/plain")
@state.doc(operationId="metrics")
@needs("metrics")
def metrics() -> Response:
    """The figures of the service, as Prometheus reads them."""
    return Response(exposition(), content_type=CONTENT_TYPE_LATEST)
