"""Where a server is, and what may be told to whom."""

from __future__ import annotations

import pytest

from docgen.errors import RemoteRefusalError
from docgen.remote import read_server


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://docs.example.org", "https://docs.example.org/v1/jobs/a"),
        ("https://docs.example.org/", "https://docs.example.org/v1/jobs/a"),
        ("https://example.org/docgen/", "https://example.org/docgen/v1/jobs/a"),
        ("HTTP://LocalHost:8080", "http://localhost:8080/v1/jobs/a"),
        ("http://[::1]:8080", "http://[::1]:8080/v1/jobs/a"),
    ],
)
def test_an_address(text: str, url: str) -> None:
    assert read_server(text).url("jobs", "a") == url


def test_a_name_is_one_step_of_an_address() -> None:
    assert read_server("https://a").url("jobs", "../x y?#") == "https://a/v1/jobs/..%2Fx%20y%3F%23"


@pytest.mark.parametrize(
    "text", ["", "docs.example.org", "ftp://a", "file:///etc/passwd", "http://", "http://a:b"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(RemoteRefusalError, match="is no address of a server"):
        read_server(text)


@pytest.mark.parametrize("text", ["https://me:secret@a", "https://a/?token=secret", "https://a/#secret"])
def test_a_password_in_the_address_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(RemoteRefusalError, match="neither password nor query") as caught:
        read_server(text)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "é"])
def test_what_no_header_can_hold_is_no_token(token: str) -> None:
    with pytest.raises(RemoteRefusalError, match="the token is none"):
        read_server("https://a", token)


def test_a_token_travels_encrypted_or_within_this_machine() -> None:
    for address in ("https://a", "http://localhost:1", "http://127.3.2.1", "http://[::1]"):
        assert read_server(address, "t").token == "t"
    with pytest.raises(RemoteRefusalError, match="in the clear"):
        read_server("http://a", "t")
    assert "hunter2" not in repr(read_server("https://a", "hunter2"))
