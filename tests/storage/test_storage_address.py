"""Addresses: what is a URL, and that no secret of one is ever shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import StorageError
from docgen.storage.address import home, is_url, joined, local_path, parted, reason, shown

TOKEN = "hunter2-AbC/+="


@pytest.mark.parametrize(
    "address", ["s3://b/k", "gs://b", "memory://", "HTTPS://h/x", "a+b://c", "zip::s3://b"]
)
def test_urls(address: str) -> None:
    assert is_url(address)


@pytest.mark.parametrize("address", ["a/b", "/a", "C:/x", "a:b", "://x", "1a://x", "a//b", "./s3://b"])
def test_paths(address: str) -> None:
    assert not is_url(address)
    assert local_path(address) == address


def test_a_file_url_is_a_path() -> None:
    assert local_path("file:///a/b%20c.yaml") == "/a/b c.yaml"
    assert local_path("FILE://localhost/a") == "/a"
    assert local_path("s3://b") is None


@pytest.mark.parametrize("address", ["", "a\x00b", "file://server/a", "file://a", "zip://x::s3://b/a.zip"])
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(StorageError):
        local_path(address)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("sftp://anna:hunter2@host/a@b", "sftp://host/a@b"),
        ("https://hunter2@host:8080/x?sig=hunter2&se=1#hunter2", "https://host:8080/x"),
        ("https://host/x?hunter2", "https://host/x"),
        ("s3://bucket/a?versionId=hunter2", "s3://bucket/a"),
        ("s3://bucket/inc-?.yaml", "s3://bucket/inc-?.yaml"),
        ("s3://bucket/a:b@c", "s3://bucket/a:b@c"),
    ],
)
def test_secrets_are_not_shown(url: str, expected: str) -> None:
    assert shown(url) == expected


@given(
    st.text(
        st.characters(codec="ascii", exclude_characters="/?#@ \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f"), min_size=5
    )
)
def test_no_password_is_shown(password: str) -> None:
    url = f"ftp://zoe:{password}@host/x"
    assert shown(url) == "ftp://host/x"
    if password not in "ftp://host/x the server refused":
        assert password not in reason(OSError(f"the server refused {password}"), url)


def test_reasons_hold_no_secrets() -> None:
    url = "https://host/x?sig=hunter2%2Fabc&se=2026"
    for words in (f"403, url='{url}'", "bad hunter2%2Fabc", "bad hunter2/abc", "no ftp://u:hunter2@h/x"):
        assert "hunter2" not in reason(ValueError(words), url)
    assert reason(OSError(28, "No space left on device")) == "No space left on device"
    assert reason(KeyError()) == "KeyError"
    assert reason(ValueError("two\n  lines")) == "two lines"
    assert len(reason(ValueError("x" * 1000))) == 300


def test_a_web_query_ends_the_address_of_every_file() -> None:
    assert parted("https://h/a?t=1#x") == ("https://h/a", "?t=1")
    assert parted("s3://b/inc-?.yaml") == ("s3://b/inc-?.yaml", "")


def test_joined_and_home() -> None:
    assert [joined(".", "a"), joined("", "a"), joined("/", "a"), joined("x", ""), joined("x/", "a/b")] == [
        "a", "a", "/a", "x", "x/a/b",
    ]  # fmt: skip
    assert [home("a"), home("b/a"), home("/a")] == [".", "b", "/"]
