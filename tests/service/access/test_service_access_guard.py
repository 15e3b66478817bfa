"""The guard: who is let in to which view, and what the others are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from docgen.service.access import SCOPES, needs, unmarked
from docgen.service.access.token import issue, revoke
from docgen.service.database import TOKENS, Database

Bearer = Callable[..., dict[str, str]]

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
UNKNOWN_TOKEN = f"docgen_{'0' * 16}_{'A' * 43}"
WRONG = [
    "",
    "Bearer",
    "Bearer ",
    "Bearer x",
    "bearer docgen_0_0",
    f"Bearer {UNKNOWN_TOKEN}",
    f"Bearer {UNKNOWN_TOKEN}, Bearer {UNKNOWN_TOKEN}",
    f"Bearer\t{UNKNOWN_TOKEN}",
    f"Bearer {UNKNOWN_TOKEN} ",
    UNKNOWN_TOKEN,
    f"Token {UNKNOWN_TOKEN}",
    "Basic YTpi",
    'Digest username="a"',
    "Bearer " + "=" * 9,
]


def test_with_a_token_one_is_its_owner(client: FlaskClient, bearer: Bearer) -> None:
    said = client.get("/v1/me", headers=bearer("ama", "read", "render")).get_json()
    assert said["owner"] == "ama"
    assert said["scopes"] == ["read", "render"]
    assert said["by"] == "token"
    assert len(said["token"]) == 16


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer  "])
def test_the_scheme_is_in_any_case(client: FlaskClient, bearer: Bearer, scheme: str) -> None:
    text = bearer()["Authorization"].removeprefix("Bearer ")
    assert client.get("/v1/me", headers={"Authorization": f"{scheme} {text}"}).status_code == 200


def test_without_anything_a_token_is_asked_for(client: FlaskClient) -> None:
    answer = client.get("/v1/me")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="docgen"'
    assert "Authorization: Bearer docgen_" in answer.text


@pytest.mark.parametrize("header", WRONG)
def test_a_wrong_token_is_refused_and_never_passed_over(open_client: FlaskClient, header: str) -> None:
    answer = open_client.get("/v1/me", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == (
        'Bearer realm="docgen", error="invalid_token", error_description="the token is not known"'
    )


def test_what_is_malformed_and_what_is_unknown_are_answered_alike(client: FlaskClient) -> None:
    answers = [
        client.get("/v1/me", headers={"Authorization": f"Bearer {text}"})
        for text in ("nonsense", UNKNOWN_TOKEN)
    ]
    assert answers[0].data == answers[1].data
    assert list(answers[0].headers) == list(answers[1].headers)


def test_an_expired_token_is_said_to_be(client: FlaskClient, bearer: Bearer, database: Database) -> None:
    header = bearer()
    with database.writing() as connection:
        connection.execute(update(TOKENS).values(expires=1.0))
    answer = client.get("/v1/me", headers=header)
    assert answer.status_code == 401
    assert 'error_description="the token has expired"' in answer.headers["WWW-Authenticate"]
    wrong = {"Authorization": header["Authorization"][:-43] + "A" * 43}
    assert "expired" not in client.get("/v1/me", headers=wrong).headers["WWW-Authenticate"]


def test_a_revoked_token_is_said_to_be_from_the_next_request_on(
    client: FlaskClient, database: Database
) -> None:
    issued = issue(database, "ama", SCOPES.keys(), 60)
    header = {"Authorization": f"Bearer {issued.text}"}
    assert client.get("/v1/me", headers=header).status_code == 200
    revoke(database, issued.token.id)
    answer = client.get("/v1/me", headers=header)
    assert answer.status_code == 401
    assert "the token was revoked" in answer.text


def test_without_the_scope_one_is_told_which(client: FlaskClient, bearer: Bearer) -> None:
    answer = client.post("/v1/things", headers=bearer("ama", "read"))
    assert answer.status_code == 403
    assert answer.headers["WWW-Authenticate"] == (
        'Bearer realm="docgen", error="insufficient_scope", '
        'error_description="the token lacks the scope render", scope="render"'
    )


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_view_without_a_mark_is_open_to_nobody(
    open_client: FlaskClient, client: FlaskClient, bearer: Bearer, method: str
) -> None:
    for answer in (
        open_client.open("/forgotten", method=method),
        client.open("/forgotten", method=method, headers=bearer()),
        client.open("/forgotten", method=method),
    ):
        assert answer.status_code == 403
        assert "nobody's eyes" not in answer.text


def test_the_forgotten_marks_can_be_listed(client: FlaskClient) -> None:
    assert sorted(unmarked(client.application)) == ["GET /forgotten", "HEAD /forgotten", "POST /forgotten"]


def test_the_methods_of_a_view_are_marked_one_by_one(client: FlaskClient, bearer: Bearer) -> None:
    reader, renderer = bearer("ama", "read"), bearer("ama", "render")
    assert client.put("/v1/jobs", headers=bearer("ama", "verify")).status_code == 200
    assert client.put("/v1/jobs", headers=reader).status_code == 403
    assert client.get("/v1/jobs", headers=reader).status_code == 200
    assert client.head("/v1/jobs", headers=reader).status_code == 200
    assert client.get("/v1/jobs", headers=renderer).status_code == 403
    assert client.post("/v1/jobs", headers=reader).status_code == 403
    assert client.post("/v1/jobs", headers=renderer).status_code == 200
    assert client.delete("/v1/jobs").status_code == 200


def test_a_scope_that_there_is_not_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="there is no scope 'admin'"):
        needs("admin")


class TestAPublicView:
    def test_needs_nobody(self, client: FlaskClient) -> None:
        assert client.get("/health").text == "well"

    def test_answers_although_the_token_is_wrong(self, client: FlaskClient) -> None:
        assert client.get("/whoever", headers={"Authorization": "Bearer x"}).text == "nobody"

    def test_may_know_who_asks(self, client: FlaskClient, bearer: Bearer) -> None:
        assert client.get("/whoever", headers=bearer("bo")).text == "bo"

    def test_that_wants_to_know_who_asks_is_told_or_asks_for_a_token(
        self, client: FlaskClient, bearer: Bearer
    ) -> None:
        assert client.get("/demanding", headers=bearer("bo")).text == "bo"
        answer = client.get("/demanding")
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == 'Bearer realm="docgen"'

    def test_is_each_file_of_the_page(self, client: FlaskClient) -> None:
        with client.get("/files/conftest.py") as answer:
            assert answer.status_code == 200

    def test_asks_the_database_nothing(self, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Database, "reading", None)
        assert client.get("/health").status_code == 200
        assert client.get("/nowhere").status_code == 404


class TestAPerson:
    def test_is_led_to_the_sign_in_and_back(self, client: FlaskClient) -> None:
        answer = client.get("/page?a=b&c=d", headers=BROWSER)
        assert answer.status_code == 303
        assert answer.headers["Location"] == "/sign-in?next=/page?a%3Db%26c%3Dd"

    def test_who_asks_the_api_is_answered_as_others_are(self, client: FlaskClient) -> None:
        assert client.get("/v1/me", headers=BROWSER).status_code == 401

    def test_who_sends_something_is_not_led_away(self, client: FlaskClient) -> None:
        assert client.post("/v1/things", headers=BROWSER).status_code == 401

    def test_without_the_scope_is_led_nowhere(self, client: FlaskClient, bearer: Bearer) -> None:
        assert client.get("/page", headers=BROWSER | bearer("ama", "verify")).status_code == 403


def test_what_there_is_not_is_not_found_by_anybody(client: FlaskClient, bearer: Bearer) -> None:
    assert client.get("/nowhere").status_code == 404
    assert client.get("/v1/things", headers=bearer()).status_code == 405


def test_no_other_site_is_allowed_anything(client: FlaskClient) -> None:
    headers = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
    answer = client.options("/v1/things", headers=headers)
    assert answer.status_code == 200
    assert not [name for name, _ in answer.headers if name.startswith("Access-Control")]


def test_no_body_is_read_of_who_may_not_send_one(client: FlaskClient) -> None:
    class Unread:
        def read(self, *_: object) -> bytes:
            raise AssertionError("read before it was known who asks")

    for path in ("/v1/json", "/v1/things", "/forgotten"):
        overrides = {"wsgi.input": Unread(), "CONTENT_LENGTH": "10", "CONTENT_TYPE": "application/json"}
        assert client.post(path, environ_overrides=overrides).status_code in {401, 403}


def test_a_token_in_the_address_or_in_a_form_is_none(client: FlaskClient, bearer: Bearer) -> None:
    text = bearer()["Authorization"].removeprefix("Bearer ")
    assert client.get(f"/v1/me?access_token={text}").status_code == 401
    assert client.post("/v1/things", data={"access_token": text}).status_code == 401


def test_an_error_of_another_library_keeps_the_headers_of_its_refusal(client: FlaskClient) -> None:
    app: Flask = client.application
    app.register_error_handler(401, lambda error: ({"title": error.name}, 401))
    answer = client.get("/v1/me", headers={"Authorization": "Bearer x"})
    assert answer.get_json() == {"title": "Unauthorized"}
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(st.characters(max_codepoint=255)),
        st.from_regex(r"(?i)\Abearer +.*\Z"),
        st.from_regex(r"\ABearer docgen_[0-9a-f]{16}_[A-Za-z0-9_-]{43}\Z"),
    )
)
def test_any_authorization_header_is_answered(open_client: FlaskClient, header: str) -> None:
    answer = open_client.get("/v1/me", environ_overrides={"HTTP_AUTHORIZATION": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
