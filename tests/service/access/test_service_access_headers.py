"""The headers that every answer has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Response
from flask.testing import FlaskClient

from docgen.service.access import public

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/health", 200),
        ("/v1/me", 401),
        ("/forgotten", 403),
        ("/nowhere", 404),
        ("/v1/things", 405),
        ("/fault", 500),
    ],
)
def test_every_answer_has_them(client: FlaskClient, path: str, status: int) -> None:
    app = client.application
    app.config["PROPAGATE_EXCEPTIONS"] = False

    @app.get("/fault")
    @public
    def fault() -> str:
        raise ZeroDivisionError

    answer = client.get(path)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_answer_of_the_api_tells_no_address_and_a_page_only_its_own_site(
    client: FlaskClient, bearer: Callable[..., dict[str, str]]
) -> None:
    assert client.get("/v1/me", headers=bearer()).headers["Referrer-Policy"] == "no-referrer"
    assert client.get("/sign-in").headers["Referrer-Policy"] == "same-origin"


def test_a_view_may_say_how_long_its_answer_is_kept_but_not_what_it_may_do(client: FlaskClient) -> None:
    @client.application.get("/kept")
    @public
    def kept() -> Response:
        headers = {"Cache-Control": "private, immutable", "Content-Security-Policy": "default-src *"}
        return Response("x", headers=headers)

    answer = client.get("/kept")
    assert answer.headers["Cache-Control"] == "private, immutable"
    assert answer.headers.getlist("Content-Security-Policy") == [EXPECTED["Content-Security-Policy"]]


def test_a_file_of_the_page_may_be_kept(client: FlaskClient) -> None:
    with client.get("/files/conftest.py") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
