"""``POST /v1/validate``: everything that is wrong with data, and where."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from flask import request
from flask_smorest import Blueprint
from marshmallow import Schema, fields

from docgen.service.access import needs
from docgen.service.api.answer import ProblemSchema
from docgen.service.api.sending import received
from docgen.service.job import Upload
from docgen.service.service import current
from docgen.storage import Shelf, open_place

checking = Blueprint("checking", __name__, url_prefix="/v1", description="Checking data")


class CheckedSchema(Schema):
    """What a check found."""

    valid = fields.Boolean(
        required=True, metadata={"description": "Whether documents can be made of the data."}
    )
    problems = fields.List(
        fields.Nested(ProblemSchema), required=True, metadata={"description": "All there are."}
    )


@checking.route("/validate", methods=["POST"])
@checking.response(200, CheckedSchema)
@checking.doc(operationId="validate")
@needs("validate")
def validate() -> Any:
    """Check the data of an incident, with the exhibits where they are sent.

    The body is as for rendering. All problems are told at once, each with its field, line and column.
    """
    data, *exhibits = received(request)
    with shelf_of(exhibits) as shelf:
        checked = current().desk.check(data.read(), data.name, shelf)
    return {"valid": checked.is_valid, "problems": [each.as_data() for each in checked.problems]}


@contextmanager
def shelf_of(uploads: list[Upload]) -> Iterator[Shelf]:
    """Files that were sent, where a worker finds them for the time of a check: under numbers."""
    with TemporaryDirectory(prefix="check-") as folder:
        place = open_place(folder)
        files = {each.name: str(number) for number, each in enumerate(uploads)}
        for each in uploads:
            place.write(files[each.name], each.read(), replace=False)
        yield Shelf(place, files)
