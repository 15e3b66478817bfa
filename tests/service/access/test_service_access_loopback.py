"""Who an open service takes for somebody on this machine."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.service.access.loopback import is_loopback_address, is_loopback_host, why_not_local

LOCAL_HOSTS = [
    "localhost",
    "LOCALHOST:8000",
    "127.0.0.1",
    "127.0.0.1:1",
    "127.255.255.254:65535",
    "[::1]",
    "[::1]:8000",
]
OTHER_HOSTS = [
    "",
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "evil.localhost",
    "localhost.",
    "127.0.0.1.evil.example",
    "127.0.0.1.nip.io",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "127.0.0.01",
    "0.0.0.0",
    "10.0.0.1",
    "128.0.0.1",
    "::1",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::1]evil",
    "localhost:",
    "localhost:0",
    "localhost:65536",
    "localhost:80:80",
    "localhost:8o",
    "localhost@evil.example",
    "user@localhost",
    "localhost/evil",
    " localhost",
    "localhost\n",
    "localhost, evil.example",
    "１２７.0.0.1",
    "ⓛocalhost",
]
SIGNS_OF_A_PROXY = [
    ("Forwarded", "for=192.0.2.1"),
    ("X-Forwarded-For", "192.0.2.1"),
    ("X-Forwarded-For", ""),
    ("X-Forwarded-Host", "docs.example"),
    ("X-Forwarded-Proto", "https"),
    ("X-Forwarded-Whatever", "1"),
    ("X-Real-IP", "127.0.0.1"),
    ("Via", "1.1 proxy"),
]


@pytest.mark.parametrize("host", LOCAL_HOSTS)
def test_a_request_that_names_this_machine_is_local(open_client: FlaskClient, host: str) -> None:
    assert is_loopback_host(host)
    answer = open_client.get("/v1/me", headers={"Host": host})
    assert answer.get_json() == {
        "owner": "local",
        "token": "",
        "scopes": ["metrics", "read", "render", "validate", "verify"],
        "by": "loopback",
    }


@pytest.mark.parametrize("host", OTHER_HOSTS)
def test_a_rebound_name_is_refused(open_client: FlaskClient, host: str) -> None:
    assert not is_loopback_host(host)
    answer = open_client.get("/v1/me", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code == 401
    assert "names another host" in answer.text


def test_without_a_host_header_nobody_is_local(open_client: FlaskClient) -> None:
    environ = {"REMOTE_ADDR": "127.0.0.1", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_ACCEPT": "*/*"}
    assert "names another host" in why_not_local(environ)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
def test_a_peer_on_this_machine_is_local(open_client: FlaskClient, address: str) -> None:
    assert is_loopback_address(address)
    answer = open_client.get("/v1/me", environ_overrides={"REMOTE_ADDR": address})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "address", ["", "localhost", "192.0.2.1", "::", "::ffff:192.0.2.1", "fe80::1%lo", "/run/docgen.sock"]
)
def test_a_peer_elsewhere_needs_a_token(open_client: FlaskClient, address: str) -> None:
    answer = open_client.get("/v1/me", environ_overrides={"REMOTE_ADDR": address})
    assert answer.status_code == 401
    assert "does not come from this machine" in answer.text


@pytest.mark.parametrize(("name", "value"), SIGNS_OF_A_PROXY)
def test_behind_a_proxy_a_token_is_asked_for_and_the_answer_says_why(
    open_client: FlaskClient, name: str, value: str
) -> None:
    answer = open_client.get("/v1/me", headers={name: value})
    assert answer.status_code == 401
    assert "a proxy passed this request on" in answer.text
    assert "a token is needed" in answer.text


def test_an_old_protocol_is_taken_for_a_proxys(open_client: FlaskClient) -> None:
    answer = open_client.get("/v1/me", environ_overrides={"SERVER_PROTOCOL": "HTTP/1.0"})
    assert answer.status_code == 401


def test_a_service_that_is_not_open_asks_everybody_for_a_token(client: FlaskClient) -> None:
    assert client.get("/v1/me").status_code == 401


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(max_codepoint=255)))
def test_any_host_header_is_answered(open_client: FlaskClient, host: str) -> None:
    answer = open_client.get("/v1/me", environ_overrides={"HTTP_HOST": host})
    assert answer.status_code in ({200} if is_loopback_host(host) else {400, 401})


@given(st.text())
def test_any_text_is_a_host_or_none(text: str) -> None:
    is_loopback_address(text)
    if is_loopback_host(text):
        assert text.lower().startswith(("localhost", "127.", "[::1]"))
