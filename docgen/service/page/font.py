"""The faces of the page: some of those that the documents are set in, and no other file."""

from __future__ import annotations

from importlib.resources import files

from flask import Response, abort, request
from werkzeug.wrappers import Response as AnyResponse

from docgen.service.access import public
from docgen.service.page.blueprint import PAGE

_FOLDERS = {
    "SourceSans3-Regular.ttf": "source-sans-3",
    "SourceSans3-Italic.ttf": "source-sans-3",
    "SourceSans3-SemiBold.ttf": "source-sans-3",
    "SourceSerif4-Regular.ttf": "source-serif-4",
    "SourceSerif4-Italic.ttf": "source-serif-4",
    "SourceCodePro-Regular.ttf": "source-code-pro",
}


@PAGE.get("/fonts/<name>")
@public
def font(name: str) -> AnyResponse:
    """Give the file of a face."""
    if name not in _FOLDERS:
        abort(404)
    data = files("docgen.fonts").joinpath(_FOLDERS[name], name).read_bytes()
    response = Response(data, mimetype="font/ttf")
    response.headers["Cache-Control"] = "public, max-age=604800"
    response.add_etag()
    return response.make_conditional(request)
