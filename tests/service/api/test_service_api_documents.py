"""Fetching documents: what they are called, by what they are known, and what is sent only once."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64decode
from hashlib import sha256
from urllib.parse import unquote

import pytest
from bench import Bench, fake_documents, problem

from docgen.service.job import Job, JobKind


def href(bench: Bench, job: Job, number: int = 1) -> str:
    address: str = bench.client.get(f"/v1/jobs/{job.id}").json["documents"][number]["href"]
    return address


def test_a_document_has_its_type_digest_and_name(bench: Bench, job: Job) -> None:
    answer = bench.client.get(href(bench, job))
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data == "Störung 7 €.yaml as postmortem in pdf".encode()
    digest = sha256(answer.data)
    assert answer.headers["ETag"] == f'"{digest.hexdigest()}"'
    found = re.fullmatch(r"sha-256=:([^:]+):", answer.headers["Repr-Digest"])
    assert found
    assert b64decode(found[1]) == digest.digest()
    cached = {each.strip() for each in answer.headers["Cache-Control"].split(",")}
    assert cached == {"private", "no-cache"}


def test_a_name_that_is_not_ascii_is_told_as_rfc_8187_has_it(bench: Bench, job: Job) -> None:
    told = bench.client.get(href(bench, job)).headers["Content-Disposition"]
    assert told.startswith("attachment; ")
    assert told.isascii()
    found = re.search(r"filename\*=UTF-8''(\S+)", told)
    assert found
    assert unquote(found[1]) == "Störung 7 €-postmortem.pdf"


def test_of_a_name_with_folders_the_last_part_is_told(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    made = bench.submit(name="a/b c/x.yaml")
    bench.make()
    address = href(bench, bench.job(made.id))
    assert address.endswith("/documents/a/b%20c/x-postmortem.pdf")
    answer = bench.client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == "attachment; filename=x-postmortem.pdf"


def test_what_the_caller_has_is_not_sent_again(bench: Bench, job: Job) -> None:
    address = href(bench, job)
    tag = bench.client.get(address).headers["ETag"]
    for asked in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        answer = bench.client.get(address, headers={"If-None-Match": asked})
        assert (answer.status_code, answer.data) == (304, b""), asked
        assert answer.headers["ETag"] == tag
    other = bench.client.get(address, headers={"If-None-Match": '"x"'})
    assert other.status_code == 200


@pytest.mark.parametrize("is_zip", [False, True])
def test_a_head_is_that_of_what_it_is_of(bench: Bench, job: Job, is_zip: bool) -> None:
    address = f"/v1/jobs/{job.id}/documents.zip" if is_zip else href(bench, job)
    head, whole = bench.client.head(address), bench.client.get(address, buffered=True)
    assert head.data == b""
    told = {"ETag", "Repr-Digest", "Content-Type", "Content-Length", "Content-Disposition"}
    for name in told & set(whole.headers.keys()):
        assert head.headers[name] == whole.headers[name]
    assert int(head.headers["Content-Length"]) == len(whole.data) > 0


def test_of_a_head_nothing_is_read(bench: Bench, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    address = href(bench, job)
    monkeypatch.setattr(type(bench.service.store), "read", lambda *_: pytest.fail("it was read"))
    for each in (address, f"/v1/jobs/{job.id}/documents.zip"):
        assert bench.client.head(each).status_code == 200


@pytest.mark.parametrize(
    "name", ["none.pdf", "../in/000000", "..%2fin%2f000000", "%2e%2e/in/000000", "", "x%00", "manifest.jsonl"]
)
def test_nothing_else_is_fetched(bench: Bench, job: Job, name: str) -> None:
    answer = bench.client.get(f"/v1/jobs/{job.id}/documents/{name}")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_pictures_of_pages_are_shown_and_are_no_attachments(bench: Bench) -> None:
    made = bench.submit(kind=JobKind.PREVIEW, dpi=20)
    bench.make()
    answer = bench.client.get(f"/v1/jobs/{made.id}/documents/page-001.png")
    assert answer.mimetype == "image/png"
    assert answer.headers["Content-Disposition"].startswith("inline")
    archive = bench.client.get(f"/v1/jobs/{made.id}/documents.zip", buffered=True)
    with zipfile.ZipFile(io.BytesIO(archive.data)) as opened:
        assert {each.rpartition(".")[2] for each in opened.namelist()} == {"png"}


def test_a_document_that_the_store_lost_is_no_fault_of_the_callers(
    bench: Bench, job: Job, caplog: pytest.LogCaptureFixture
) -> None:
    address = href(bench, job)
    (bench.store / job.folder / "out" / job.documents[1].name).unlink()
    answer = bench.client.get(address)
    told = problem(answer, 503, "unavailable")
    assert str(bench.store) not in answer.text
    assert "detail" not in told
    assert job.documents[1].name in caplog.text


def test_a_job_that_is_removed_while_it_is_fetched_is_not_there(
    bench: Bench, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, kind = href(bench, job), type(bench.service.store)
    read = kind.read

    def removed(self, name: str, limit: int) -> bytes:
        monkeypatch.undo()
        bench.client.delete(f"/v1/jobs/{job.id}")
        return read(self, name, limit)

    monkeypatch.setattr(kind, "read", removed)
    problem(bench.client.get(address), 404, "not-found")
