"""A small service behind the guard: what a view answers shows who was let in, as whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Blueprint, Flask
from flask.testing import FlaskClient
from flask.views import MethodView

from docgen.errors import DataError
from docgen.service.access import SCOPES, caller, caller_or_none, guard, needs, public, read_json
from docgen.service.access.token import issue
from docgen.service.database import Database, open_database
from docgen.service.page import add_page
from docgen.service.settings import Limits, Settings

Make = Callable[..., FlaskClient]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(str(tmp_path / "docgen.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def bearer(database: Database) -> Callable[..., dict[str, str]]:
    """The header of a new token."""

    def made(owner: str = "ama", *scopes: str, lifetime: float | None = 60.0) -> dict[str, str]:
        issued = issue(database, owner, scopes or SCOPES.keys(), lifetime)
        return {"Authorization": f"Bearer {issued.text}"}

    return made


@pytest.fixture
def make(database: Database, tmp_path: Path) -> Make:
    def made(*, is_open: bool = False, limits: Limits | None = None) -> FlaskClient:
        settings = replace(Settings(tmp_path), open=is_open, limits=limits or Limits())
        app = Flask(__name__, static_folder=None)
        app.extensions["docgen"] = SimpleNamespace(settings=settings, database=database)
        guard(app)
        add_page(app)  # the sign-in is a page
        add_views(app)
        return app.test_client()

    return made


@pytest.fixture
def client(make: Make) -> FlaskClient:
    """Of a service that asks for tokens."""
    return make()


@pytest.fixture
def open_client(make: Make) -> FlaskClient:
    """Of a service that is open to this machine."""
    return make(is_open=True)


def add_views(app: Flask) -> None:
    @app.get("/v1/me")
    @needs("read")
    def me() -> dict[str, object]:
        who = caller()
        return {"owner": who.owner, "token": who.token, "scopes": sorted(who.scopes), "by": who.means.value}

    @app.route("/v1/things", methods=["POST", "PUT", "PATCH", "DELETE"])
    @needs("render")
    def change() -> str:
        return f"changed by {caller().owner}"

    @app.post("/v1/json")
    @needs("validate")
    def body() -> tuple[dict[str, object], int]:
        from flask import request

        try:
            return dict(read_json(request)), 200
        except DataError as error:
            return {"problems": [problem.message for problem in error.problems]}, 422

    @app.get("/health")
    @public
    def health() -> str:
        return "well"

    @app.get("/whoever")
    @public
    def whoever() -> str:
        who = caller_or_none()
        return who.owner if who else "nobody"

    @app.get("/demanding")
    @public
    def demanding() -> str:
        return caller().owner

    @app.route("/forgotten", methods=["GET", "POST"])
    def forgotten() -> str:
        return "for nobody's eyes"

    @app.get("/page")
    @needs("read")
    def page() -> str:
        return f"the page of {caller().owner}"

    app.add_url_rule("/v1/jobs", view_func=Jobs.as_view("jobs"))
    app.register_blueprint(Blueprint("files", __name__, static_folder=".", static_url_path="/files"))


@needs("verify")
class Jobs(MethodView):
    def put(self) -> str:
        return "as the class says"

    @needs("read")
    def get(self) -> str:
        return "jobs"

    @needs("render")
    def post(self) -> str:
        return "a job"

    @public
    def delete(self) -> str:
        return "gone"
