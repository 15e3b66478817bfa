"""How much of a request is taken: its body, its form, and its JSON."""

from __future__ import annotations

from io import BytesIO
from typing import IO

from flask import Flask, Request, request
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType
from werkzeug.formparser import FormDataParser

from docgen.readers import Data, read_bytes
from docgen.service.settings import Limits

LARGEST_JSON = 2**20
"""Bytes of a body of JSON that says what is wanted; data of incidents are read otherwise."""
_URLENCODED = "application/x-www-form-urlencoded"
_PIECE = 2**16
_SHOWN = 40


class _Forms(FormDataParser):
    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        """The fields of a form; werkzeug itself bounds those of a multipart form only."""
        if mimetype == _URLENCODED:
            body = _read(stream, self.max_form_memory_size or 0)
            if body.count(b"&") >= (self.max_form_parts or 0):
                raise RequestEntityTooLarge
            stream = BytesIO(body)
        return super().parse(stream, mimetype, content_length, options)


class _BoundedRequest(Request):
    form_data_parser_class = _Forms


def set_limits(app: Flask, limits: Limits) -> None:
    """Let an app take no more than this; what is larger is answered with 413."""
    app.request_class = _BoundedRequest
    app.config.update(
        MAX_CONTENT_LENGTH=limits.body,
        MAX_FORM_MEMORY_SIZE=limits.field,
        MAX_FORM_PARTS=limits.parts,
    )
    app.before_request(_refuse_codings)


def _refuse_codings() -> None:
    """Refuse a compressed body (RFC 9110, 8.4): as it is it would be taken for broken data."""
    coding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise UnsupportedMediaType(f"the body is encoded as {coding[:_SHOWN]!r} (send it as it is)")


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
    if (request.content_length or 0) > LARGEST_JSON:
        raise RequestEntityTooLarge
    return read_bytes(_read(request.stream, LARGEST_JSON), "the body", "json").data


def _read(stream: IO[bytes], most: int) -> bytes:
    """All of a stream; what does not say how long it is would end unnoticed where the body's limit is."""
    found = bytearray()
    while piece := stream.read(_PIECE):
        found += piece
        if len(found) > most:
            raise RequestEntityTooLarge
    return bytes(found)
