"""The application: everything that answers requests, put together once a process."""

from __future__ import annotations

from flask import Flask

from docgen.service.access import guard
from docgen.service.api import add_api
from docgen.service.metrics import count_requests
from docgen.service.page import add_page
from docgen.service.problem_detail import answer_problems
from docgen.service.service import EXTENSION, open_service
from docgen.service.settings import Settings


def create_app(settings: Settings) -> Flask:
    """A WSGI application.

    Raises:
        DocgenError: something that the settings name cannot be opened.
    """
    service = open_service(settings)
    app = Flask("docgen.service", static_folder=None)
    app.config.update(
        API_TITLE="docgen",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        SECRET_KEY=service.database.secret(),
        PROPAGATE_EXCEPTIONS=False,
    )
    app.extensions[EXTENSION] = service
    count_requests(app)
    guard(app)
    add_api(app)
    answer_problems(app)
    add_page(app)  # whose errors are pages, where whoever asks would see one
    return app
