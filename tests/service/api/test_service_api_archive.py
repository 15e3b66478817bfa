"""All documents of a job as one zip: it is whole, or an answer says why there is none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from bench import Bench, fake_documents, problem
from werkzeug.test import TestResponse

from docgen.service.access.audit import read as log
from docgen.service.job import Job


def address(job: Job) -> str:
    return f"/v1/jobs/{job.id}/documents.zip"


def fetched(bench: Bench, job: Job) -> TestResponse:
    return bench.client.get(address(job), buffered=True)  # which closes the file that is sent


def actions(bench: Bench) -> list[str]:
    return [each.action for each in log(bench.service.database)]


def before_the_second(bench: Bench, monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any]) -> None:
    """Let something be done after one document has been read."""
    kind, reads = type(bench.service.store), []
    read = kind.read

    def counted(self, name: str, limit: int) -> bytes:
        reads.append(name)
        if len(reads) == 2:
            act()
        return read(self, name, limit)

    monkeypatch.setattr(kind, "read", counted)


def test_all_documents_are_one_zip_with_their_manifest(bench: Bench, job: Job) -> None:
    answer = fetched(bench, job)
    assert answer.mimetype == "application/zip"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="docgen-{job.id[:8]}.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None
        stem = "Störung 7 €-postmortem"
        assert sorted(archive.namelist()) == [f"{stem}.docx", f"{stem}.pdf", "manifest.jsonl"]
        assert archive.read(f"{stem}.docx").endswith(b"docx")
        assert archive.read("manifest.jsonl").count(b"\n") == 2


def test_a_manifest_is_internal_and_goes_with_no_edition(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    made = bench.submit(audience="customer")
    bench.make()
    answer = fetched(bench, made)
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert len(archive.namelist()) == 2
        assert "manifest.jsonl" not in archive.namelist()


def test_without_documents_there_is_no_zip(bench: Bench) -> None:
    told = problem(bench.client.get(f"/v1/jobs/{bench.submit().id}/documents.zip"), 404, "not-found")
    assert "has no documents" in told["detail"]


def test_a_job_that_is_removed_while_its_zip_is_put_together_is_not_there(
    bench: Bench, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_the_second(bench, monkeypatch, lambda: bench.client.delete(f"/v1/jobs/{job.id}"))
    problem(fetched(bench, job), 404, "not-found")
    assert actions(bench) == ["removed"], "what nobody got was not fetched"


def test_a_document_that_the_store_lost_is_no_zip_without_it(
    bench: Bench, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = bench.store / job.folder / "out" / job.documents[1].name
    before_the_second(bench, monkeypatch, lost.unlink)
    told = problem(fetched(bench, job), 503, "unavailable")
    assert "detail" not in told
    assert actions(bench) == []


def test_a_zip_that_takes_long_is_sent_while_it_is_put_together(
    bench: Bench, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = fetched(bench, job).data
    monkeypatch.setattr("docgen.service.api.archive._PATIENCE", 0)
    answer = fetched(bench, job)
    assert answer.data == whole
    assert int(answer.headers["Content-Length"]) == len(whole)
