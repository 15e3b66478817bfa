"""Signing in to the page and out of it, and for how long that holds."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from werkzeug.test import TestResponse

from docgen.service.access.audit import read
from docgen.service.access.scope import SCOPES
from docgen.service.access.session import LIFETIME
from docgen.service.access.token import Issued, issue, revoke
from docgen.service.database import TOKENS, Database

Make = Callable[..., FlaskClient]

OWN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def issued(database: Database) -> Issued:
    return issue(database, "ama", SCOPES.keys(), 3600)


def sign_in(client: FlaskClient, text: str, **fields: str) -> TestResponse:
    return client.post("/sign-in", data={"token": text, **fields}, headers=OWN)


def with_cookie(client: FlaskClient, cookie: str) -> TestResponse:
    """What is answered to a cookie that the test's browser does not know."""
    bare = client.application.test_client(use_cookies=False)
    return bare.get("/v1/me", environ_overrides={"HTTP_COOKIE": cookie})


def later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let the database's clock be ahead."""
    before = Database.now
    monkeypatch.setattr(Database, "now", lambda self, connection: before(self, connection) + seconds)


class TestSigningIn:
    def test_lets_one_in_as_the_tokens_owner(self, client: FlaskClient, issued: Issued) -> None:
        answer = sign_in(client, f" {issued.text}\n")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/")
        said = client.get("/v1/me").get_json()
        assert (said["owner"], said["token"], said["by"]) == ("ama", issued.token.id, "session")
        assert client.get("/page").text == "the page of ama"

    def test_sets_a_cookie_that_no_script_and_no_other_site_gets(
        self, client: FlaskClient, issued: Issued
    ) -> None:
        name, *attributes = sign_in(client, issued.text).headers["Set-Cookie"].split("; ")
        assert name.startswith("docgen_session=")
        assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Strict"]

    @pytest.mark.parametrize("how", [{"base_url": "https://docs.example"}, {"headers": "proxy"}])
    def test_over_https_sets_a_cookie_for_https_only(
        self, client: FlaskClient, issued: Issued, how: dict[str, str]
    ) -> None:
        headers = OWN | ({"X-Forwarded-Proto": "https"} if "headers" in how else {})
        base = how.get("base_url", "http://docs.example")
        answer = client.post("/sign-in", data={"token": issued.text}, headers=headers, base_url=base)
        assert "; Secure;" in answer.headers["Set-Cookie"]

    def test_holds_the_id_and_the_moment_and_nothing_else(self, client: FlaskClient, issued: Issued) -> None:
        answer = sign_in(client, issued.text)
        assert issued.text.split("_", 2)[2] not in str(answer.headers)
        with client.session_transaction() as session:
            assert set(session) == {"token", "since"}
            assert session["token"] == issued.token.id

    def test_is_written_into_the_audit_log(
        self, client: FlaskClient, issued: Issued, database: Database
    ) -> None:
        sign_in(client, issued.text)
        client.post("/sign-out", headers=OWN)
        lines = [(line.action, line.owner, line.token) for line in read(database)]
        assert lines[1:] == [("sign-in", "ama", issued.token.id), ("sign-out", "ama", issued.token.id)]

    def test_begins_a_new_session(self, client: FlaskClient, issued: Issued) -> None:
        with client.session_transaction() as session:
            session["planted"] = "before"
        sign_in(client, issued.text)
        with client.session_transaction() as session:
            assert "planted" not in session


class TestSigningInInVain:
    @pytest.mark.parametrize("text", ["", "nonsense", f"docgen_{'0' * 16}_{'A' * 43}", "ä" * 50])
    def test_shows_the_form_again_with_the_reason(self, client: FlaskClient, text: str) -> None:
        answer = sign_in(client, text, next="/page")
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
        assert '<p id="message" role="alert">The token is not known.</p>' in answer.text
        assert 'name="next" value="/page"' in answer.text
        assert "Set-Cookie" not in answer.headers

    def test_says_of_an_expired_or_revoked_token_that_it_is(
        self, client: FlaskClient, issued: Issued, database: Database
    ) -> None:
        with database.writing() as connection:
            connection.execute(update(TOKENS).values(expires=1.0))
        assert "The token has expired" in sign_in(client, issued.text).text
        revoke(database, issued.token.id)
        assert "The token was revoked" in sign_in(client, issued.text).text

    def test_too_often_has_to_wait(self, client: FlaskClient, issued: Issued) -> None:
        answers = [sign_in(client, "wrong") for _ in range(11)]
        assert [answer.status_code for answer in answers] == [401] * 10 + [429]
        assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
        assert "try again in" in answers[-1].text
        assert sign_in(client, issued.text).status_code == 429

    def test_from_elsewhere_keeps_nobody_else_waiting(self, client: FlaskClient, issued: Issued) -> None:
        for _ in range(20):
            client.post("/sign-in", data={"token": "x"}, environ_overrides={"REMOTE_ADDR": "192.0.2.1"})
        assert sign_in(client, issued.text).status_code == 303

    def test_right_tokens_are_not_counted(self, client: FlaskClient, issued: Issued) -> None:
        assert {sign_in(client, issued.text).status_code for _ in range(20)} == {303}

    def test_a_form_that_is_too_large_is_not_read(self, client: FlaskClient) -> None:
        assert sign_in(client, "x" * 10_000).status_code == 413

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        st.binary(max_size=200), st.sampled_from(["application/x-www-form-urlencoded", "multipart/form-data"])
    )
    def test_any_form_is_answered(self, make: Make, body: bytes, kind: str) -> None:
        content_type = f"{kind}; boundary=x"
        answer = make().post("/sign-in", data=body, content_type=content_type, headers=OWN)
        assert answer.status_code in {400, 401, 413}


class TestWhereOneWantedToBe:
    @pytest.mark.parametrize("path", ["/", "/page", "/page?a=b&c=%20d", "/documents/a-b_c~1"])
    def test_is_where_one_gets(self, client: FlaskClient, issued: Issued, path: str) -> None:
        assert sign_in(client, issued.text, next=path).headers["Location"] == path

    @pytest.mark.parametrize(
        "path",
        [
            "",
            "page",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https://evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "/page\r\nSet-Cookie: a=b",
            " //evil.example",
            "/ä",
            "/" + "a" * 2000,
        ],
    )
    def test_is_never_elsewhere(self, client: FlaskClient, issued: Issued, path: str) -> None:
        assert 'name="next" value="/"' in client.get("/sign-in", query_string={"next": path}).text
        assert sign_in(client, issued.text, next=path).headers["Location"] == "/"


class TestASession:
    def test_ends_with_its_token(self, client: FlaskClient, issued: Issued, database: Database) -> None:
        sign_in(client, issued.text)
        revoke(database, issued.token.id)
        answer = client.get("/v1/me")
        assert answer.status_code == 401
        assert "the token of the session was revoked" in answer.headers["WWW-Authenticate"]
        assert "The token of the session was revoked" in client.get("/sign-in").text

    def test_ends_when_its_token_expires(
        self, client: FlaskClient, issued: Issued, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sign_in(client, issued.text)
        later(monkeypatch, 3599)
        assert client.get("/v1/me").status_code == 200
        later(monkeypatch, 2)
        assert "has expired" in client.get("/v1/me").text

    def test_ends_after_half_a_day(
        self, client: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sign_in(client, issue(database, "ama", SCOPES.keys(), None).text)
        later(monkeypatch, LIFETIME - 1)
        assert client.get("/v1/me").status_code == 200
        later(monkeypatch, 2)
        assert "has expired" in client.get("/v1/me").text

    def test_ends_when_one_signs_out(self, client: FlaskClient, issued: Issued) -> None:
        sign_in(client, issued.text)
        assert "You are signed in as ama." in client.get("/sign-in").text
        answer = client.post("/sign-out", headers=OWN)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
        assert re.match(r"docgen_session=; Expires=Thu, 01 Jan 1970", answer.headers["Set-Cookie"])
        assert client.get("/v1/me").status_code == 401
        assert client.post("/sign-out", headers=OWN).status_code == 303

    def test_does_not_end_by_a_link(self, client: FlaskClient, issued: Issued) -> None:
        sign_in(client, issued.text)
        assert client.get("/sign-out").status_code == 405
        assert client.get("/v1/me").status_code == 200

    def test_holds_on_every_replica(self, make: Make, issued: Issued) -> None:
        cookie = sign_in(make(), issued.text).headers["Set-Cookie"].split(";")[0]
        assert with_cookie(make(), cookie).get_json()["owner"] == "ama"

    def test_cannot_be_made_up(self, make: Make, issued: Issued) -> None:
        client = make()
        cookie = sign_in(client, issued.text).headers["Set-Cookie"].split(";")[0]
        assert with_cookie(client, cookie).status_code == 200
        for place in range(len("docgen_session="), len(cookie) - 1, 7):
            other = "A" if cookie[place] != "A" else "B"
            changed = cookie[:place] + other + cookie[place + 1 :]
            assert with_cookie(client, changed).status_code == 401

    @pytest.mark.parametrize(
        "held", [{"token": 7, "since": 0}, {"token": "x"}, {"token": None, "since": "y"}]
    )
    def test_that_says_something_else_is_none(self, client: FlaskClient, held: dict[str, object]) -> None:
        with client.session_transaction() as session:
            session.update(held)
        assert client.get("/v1/me").status_code == 401

    def test_comes_after_a_token(
        self, client: FlaskClient, issued: Issued, bearer: Callable[..., dict[str, str]]
    ) -> None:
        sign_in(client, issued.text)
        assert client.get("/v1/me", headers=bearer("bo")).get_json()["owner"] == "bo"
        assert client.get("/v1/me", headers={"Authorization": "Bearer x"}).status_code == 401

    def test_comes_before_being_on_this_machine(self, open_client: FlaskClient, issued: Issued) -> None:
        sign_in(open_client, issued.text)
        assert open_client.get("/v1/me").get_json()["owner"] == "ama"
        open_client.post("/sign-out", headers=OWN)
        assert open_client.get("/v1/me").get_json()["owner"] == "local"


def test_behind_a_proxy_the_form_says_why_it_is_shown(open_client: FlaskClient) -> None:
    said = open_client.get("/sign-in", headers={"X-Forwarded-For": "192.0.2.1"}).text
    assert "A proxy passed this request on" in said


def test_the_form_has_a_label_for_its_field_and_nothing_inline(client: FlaskClient) -> None:
    said = client.get("/sign-in").text
    assert '<label for="token">' in said
    assert 'role="alert"' not in said
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", said)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(max_codepoint=255)))
def test_any_cookie_is_answered(client: FlaskClient, text: str) -> None:
    for cookie in (text, f"docgen_session={text}"):
        assert with_cookie(client, cookie).status_code == 401
