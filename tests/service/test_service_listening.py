"""What never reaches the application, at a real server over a socket."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import Running, served

_LARGE = 3 * 2**20
"""More bytes than a body may have in memory."""


@pytest.mark.parametrize("expected", ["", "Expect: 100-continue\r\n"])
def test_a_body_that_cannot_be_kept_is_answered_and_the_next_one_too(tmp_path: Path, expected: str) -> None:
    """As on a disk that is full: here it is the folder of what is half made that is gone."""
    with served(tmp_path, "--jobs", "0") as running:
        scratch = running.data / "tmp"
        shutil.move(scratch, tmp_path / "away")
        for _ in range(2):
            answer = _posted(running, b"x" * _LARGE, expected)
            assert b"HTTP/1.1 503 Service Unavailable\r\n" in answer, answer[:300]
            assert b"Retry-After: 10\r\n" in answer
            assert b"Content-Type: application/problem+json\r\n" in answer
            assert b"urn:docgen:problem:unavailable" in answer
            assert str(tmp_path).encode() not in answer
        assert running.said().count("what is sent cannot be kept: ") == 2
        shutil.move(tmp_path / "away", scratch)
        assert b"HTTP/1.1 415 " in _posted(running, b"x" * _LARGE, expected)


def _posted(running: Running, body: bytes, header: str) -> bytes:
    """All that is answered."""
    head = f"POST /v1/render HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}"
    return running.raw(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
