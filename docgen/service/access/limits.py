"""How much of a request is taken: its body, its form, and its JSON."""

from __future__ import annotations

from flask import Flask, Request
from werkzeug.exceptions import UnsupportedMediaType

from docgen.readers import Data, read_bytes
from docgen.service.settings import Limits

LARGEST_JSON = 2**20
"""Bytes of a body of JSON that says what is wanted; data of incidents are read otherwise."""


def set_limits(app: Flask, limits: Limits) -> None:
    """Let an app take no more than this; what is larger is answered with 413 before it is read."""
    app.config.update(
        MAX_CONTENT_LENGTH=limits.body,
        MAX_FORM_MEMORY_SIZE=limits.field,
        MAX_FORM_PARTS=limits.parts,
    )


def read_json(request: Request) -> Data:
    """The object that is a request's body, in JSON; numbers are the text that they were.

    No more than a megabyte is read, and the parser is docgen's own, which bounds how deep and how much it may
    be. The standard library's ends with a RecursionError.

    Raises:
        UnsupportedMediaType: the body is said to be something else (RFC 9110, 15.5.16).
        RequestEntityTooLarge: it is too large.
        DataError: it is not well-formed, not an object, too deep, or holds too much; with all there is to say
            of it.
    """
    if not request.is_json:
        raise UnsupportedMediaType("the body should be JSON (Content-Type: application/json)")
    request.max_content_length = min(LARGEST_JSON, request.max_content_length or LARGEST_JSON)
    return read_bytes(request.get_data(cache=False), "the body", "json").data
