"""Requests that a page of another site sends in somebody's name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.service.access.scope import SCOPES
from docgen.service.access.token import issue
from docgen.service.database import Database

SIMPLE = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]
METHODS = ["POST", "PUT", "PATCH", "DELETE"]
FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "Same-Origin"},
    {"Sec-Fetch-Site": "same-origin,same-origin"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost:3000"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://evil.example@localhost:9"},
    {"Origin": "localhost"},
    {"Origin": "file://localhost"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://[", "Referer": "http://localhost/"},
    {"Referer": "https://evil.example/localhost"},
    {"Referer": "http://[not an address"},
]
OWN = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Origin": "http://localhost"},
    {"Origin": "https://LOCALHOST"},
    {"Referer": "http://localhost/page?a=b"},
]


@pytest.fixture
def signed_in(client: FlaskClient, database: Database) -> FlaskClient:
    text = issue(database, "ama", SCOPES.keys(), 60).text
    assert client.post("/sign-in", data={"token": text}).status_code == 303
    return client


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("headers", FOREIGN)
class TestAPageOfAnotherSite:
    def test_changes_nothing_on_this_machine(
        self, open_client: FlaskClient, headers: dict[str, str], method: str
    ) -> None:
        answer = open_client.open("/v1/things", method=method, headers=headers)
        assert answer.status_code == 403
        assert "another" in answer.text

    def test_changes_nothing_in_a_session(
        self, signed_in: FlaskClient, headers: dict[str, str], method: str
    ) -> None:
        answer = signed_in.open("/v1/things", method=method, headers=headers)
        assert answer.status_code == 403


@pytest.mark.parametrize("headers", OWN)
class TestThePageItself:
    def test_changes_what_it_likes_on_this_machine(
        self, open_client: FlaskClient, headers: dict[str, str]
    ) -> None:
        assert open_client.post("/v1/things", headers=headers).text == "changed by local"

    def test_changes_what_it_likes_in_a_session(
        self, signed_in: FlaskClient, headers: dict[str, str]
    ) -> None:
        assert signed_in.post("/v1/things", headers=headers).text == "changed by ama"


@pytest.mark.parametrize("content_type", SIMPLE)
def test_a_form_of_another_site_never_works(
    open_client: FlaskClient, signed_in: FlaskClient, content_type: str
) -> None:
    for client in (open_client, signed_in):
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            answer = client.post("/v1/things", data="a=b", content_type=content_type, headers=headers)
            assert answer.status_code == 403


def test_a_program_on_this_machine_needs_to_say_nothing(open_client: FlaskClient) -> None:
    assert open_client.post("/v1/things", data={"a": "b"}).text == "changed by local"


def test_a_session_that_does_not_say_which_page_asks_is_refused(signed_in: FlaskClient) -> None:
    answer = signed_in.post("/v1/things")
    assert answer.status_code == 403
    assert "does not say which page sent it" in answer.text


def test_on_this_machine_too_a_cookie_has_to_say_which_page_asks(
    open_client: FlaskClient, database: Database
) -> None:
    open_client.post("/sign-in", data={"token": issue(database, "ama", SCOPES.keys(), 60).text})
    assert open_client.post("/v1/things").status_code == 403


def test_who_presents_a_token_may_come_from_anywhere(
    client: FlaskClient, bearer: Callable[..., dict[str, str]]
) -> None:
    headers = bearer() | {"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"}
    assert client.post("/v1/things", headers=headers).text == "changed by ama"


def test_a_password_that_a_browser_adds_by_itself_is_no_token(signed_in: FlaskClient) -> None:
    headers = {"Authorization": "Basic YTpi", "Sec-Fetch-Site": "cross-site"}
    assert signed_in.post("/sign-out", headers=headers).status_code == 403
    assert signed_in.get("/v1/me").status_code == 200


def test_reading_is_asked_for_no_page(open_client: FlaskClient) -> None:
    assert open_client.get("/v1/me", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_nobody_is_signed_in_by_another_site(client: FlaskClient, database: Database) -> None:
    text = issue(database, "mallory", SCOPES.keys(), 60).text
    answer = client.post("/sign-in", data={"token": text}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["HTTP_ORIGIN", "HTTP_REFERER", "HTTP_SEC_FETCH_SITE"]),
        st.text(st.characters(max_codepoint=255)),
        min_size=1,
    )
)
def test_any_headers_are_answered(open_client: FlaskClient, environ: dict[str, str]) -> None:
    answer = open_client.post("/v1/things", environ_overrides=environ)
    assert answer.status_code in {200, 403}
    if environ.get("HTTP_SEC_FETCH_SITE") not in {None, "same-origin", "none"}:
        assert answer.status_code == 403
