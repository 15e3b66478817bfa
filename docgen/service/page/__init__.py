"""The page: where a person makes a report without a terminal. Server-rendered; it works without scripts.

    start ── begin ──> a draft ── text | form | exhibits, checked as it changes ──> pages ──> documents

Its scripts make it quicker and nothing more: htmx, from npm as it is, and a few small modules of our own.
No view renders a document. What is to be checked is asked of the desk, what is to be made becomes a job.
"""

from __future__ import annotations

import json
from contextlib import suppress

from flask import Flask

import docgen
from docgen.errors import DocgenError
from docgen.service.access import Caller, caller_or_none
from docgen.service.page import (  # noqa: F401 - each adds its views to the blueprint
    description,
    document,
    draft,
    drawing,
    exhibiting,
    font,
    form,
    home,
    making,
    verify,
)
from docgen.service.page.blueprint import PAGE
from docgen.service.page.fault import show_errors
from docgen.service.page.words import FILTERS

_HTMX = {
    "allowEval": False,
    "allowScriptTags": False,
    "includeIndicatorStyles": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,  # nobody's data is kept in a browser's storage
    "responseHandling": [
        {"code": "204", "swap": False},
        {"code": "[23]..", "swap": True},
        {"code": "(409|422|429)", "swap": True, "error": False},
        {"code": "[45]..", "swap": False, "error": True},
    ],
}
"""What htmx may do (its documentation, "Configuring htmx"); an answer that says what was wrong is shown."""


def _asking() -> Caller | None:
    """Who asks, if that can be known: the page that says that the database is away is shown without."""
    with suppress(DocgenError):
        return caller_or_none()
    return None


def add_page(app: Flask) -> None:
    """Give an application the page."""
    for name, each in FILTERS.items():
        app.add_template_filter(each, name)
    settings = json.dumps(_HTMX)

    @app.context_processor
    def _around() -> dict[str, object]:
        return {"asking": _asking(), "version": docgen.__version__, "htmx_settings": settings}

    show_errors(app)
    app.register_blueprint(PAGE)
