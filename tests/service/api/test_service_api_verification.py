"""Verifying a document in hand: against its seal, and by the register where the service asks one."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, opened, problem

from docgen.register import Issue, open_register, read_finished
from made import made

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ISSUE = Issue("ama", "2026-11-26T09:30:00Z")


def verified(bench: Bench, data: bytes, kind: str = "application/octet-stream") -> dict[str, Any]:
    answer = bench.client.post("/v1/verify", data=data, content_type=kind)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json
    return said


@pytest.mark.parametrize(("form", "kind"), [("pdf", "application/pdf"), ("docx", DOCX)])
def test_a_document_as_it_was_made(bench: Bench, form: str, kind: str) -> None:
    data = made("minimal", "postmortem", form).read_bytes()
    said = verified(bench, data, kind)
    assert said["intact"] is True
    assert (said["error"], said["differences"], said["register"]) == (None, [], None)
    assert said["layout"] == "postmortem"
    assert said["docgen"]
    assert len(said["content_sha256"]) == 64
    by_form = bench.client.post(
        "/v1/verify", data={"data": (BytesIO(data), "x")}, content_type="multipart/form-data"
    )
    assert by_form.json == said


def test_a_document_that_was_changed(bench: Bench) -> None:
    data = made("minimal", "postmortem", "pdf").read_bytes()
    said = verified(bench, data + b"\n% more\n")
    assert said["intact"] is False
    assert said["differences"]
    assert all(each["aspect"] and each["message"] for each in said["differences"])


@pytest.mark.parametrize("data", [b"no document", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 1000])
def test_what_is_no_document_of_docgens(bench: Bench, data: bytes) -> None:
    said = verified(bench, data)
    assert said["intact"] is False
    assert said["error"]
    assert str(bench.service.settings.data) not in said["error"]


def test_the_register_says_whether_it_is_the_issued_one(tmp_path: Path) -> None:
    register = tmp_path / "register.db"
    path = made("payment-final", "postmortem", "pdf")
    open_register(str(register)).issue([read_finished(path)], ISSUE)
    bench = opened(tmp_path / "data", register=str(register))
    said = verified(bench, path.read_bytes())["register"]
    assert said["state"] == "issued"
    assert said["entry"]["by"] == "ama"
    assert len(said["entry"]["digest"]) == 64
    other = verified(bench, made("payment-final", "leadership", "pdf").read_bytes())["register"]
    assert (other["state"], other["entry"]) == ("unknown", None)


def test_a_register_that_cannot_be_asked_is_no_fault_of_the_callers(tmp_path: Path) -> None:
    bench = opened(tmp_path / "data", register=str(tmp_path / "none.db"))
    data = made("minimal", "postmortem", "pdf").read_bytes()
    answer = bench.client.post("/v1/verify", data=data, content_type="application/pdf")
    problem(answer, 503, "unavailable")
    assert "none.db" not in answer.text


@pytest.mark.parametrize(
    ("data", "kind", "status", "name"),
    [
        (b"", "application/pdf", 400, "no-data"),
        (b"x", "text/plain", 415, "media-type"),
        (b"x", "", 415, "media-type"),
        ({}, "multipart/form-data", 400, "no-data"),
        ({"file": (BytesIO(b"x"), "x.pdf")}, "multipart/form-data", 400, "no-data"),
        ({"data": (BytesIO(b"x"), "x.pdf"), "by": "x"}, "multipart/form-data", 400, "fields"),
    ],
)
def test_a_request_without_a_document(bench: Bench, data: Any, kind: str, status: int, name: str) -> None:
    problem(bench.client.post("/v1/verify", data=data, content_type=kind), status, name)


def test_nothing_that_was_sent_to_be_verified_stays(bench: Bench) -> None:
    before = set(bench.service.settings.data.rglob("*"))
    verified(bench, b"no document")
    assert set(bench.service.settings.data.rglob("*")) == before
