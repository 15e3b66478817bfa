"""Asking for documents: a job, or what it made where the caller waits for it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from bench import MINIMAL, Bench, fake_documents, opened, problem, working
from werkzeug.test import TestResponse

from docgen.batch import Death
from docgen.batch.worker import Raised
from docgen.errors import DataError, OutputError, StorageError
from docgen.location import Location
from docgen.manifest import FailureKind
from docgen.problem import Problem
from docgen.service.job import list_jobs
from docgen.service.settings import Limits

JSON = '{"id": "INC-1", "title": "The gateway fails", "severity": "S2", "date": "2026-03-14"}'


@pytest.fixture
def quick(bench: Bench) -> Bench:
    bench.crew.instead = fake_documents
    return bench


def post(bench: Bench, path: str = "/v1/render", data: Any = MINIMAL, **given: Any) -> TestResponse:
    kind = given.pop("content_type", "application/yaml")
    # Buffered, so that the file of a zip is closed as a server does it.
    return bench.client.post(path, data=data, content_type=kind, buffered=True, **given)


def zipped(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.yaml", content)
    return out.getvalue()


def test_a_job_is_taken_and_said_where_it_is(quick: Bench) -> None:
    answer = post(quick)
    assert answer.status_code == 202
    assert answer.mimetype == "application/json"
    assert answer.headers["Retry-After"] == "1"
    job = answer.json
    assert answer.headers["Location"] == job["href"] == f"/v1/jobs/{job['id']}"
    assert (job["kind"], job["state"], job["documents"], job["archive"]) == ("render", "queued", [], None)
    assert job["progress"] == {"ended": 0, "total": 1}
    quick.make()
    done = quick.client.get(job["href"]).json
    assert done["state"] == "done"
    assert [each["name"] for each in done["documents"]] == [
        "incident-postmortem.docx",
        "incident-postmortem.pdf",
    ]


@pytest.mark.parametrize(
    ("kind", "data", "name"),
    [
        ("application/json", JSON, "incident.json"),
        ("application/json; charset=utf-8", JSON, "incident.json"),
        ("application/yaml", MINIMAL, "incident.yaml"),
        ("text/yaml", MINIMAL, "incident.yaml"),
        ("application/toml", 'id = "INC-1"\n', "incident.toml"),
        ("text/plain", MINIMAL, "incident"),
    ],
)
def test_data_come_in_any_format(quick: Bench, kind: str, data: str, name: str) -> None:
    answer = post(quick, data=data, content_type=kind)
    assert answer.status_code == 202
    job = quick.job(answer.json["id"])
    assert job.wanted.data == name
    assert quick.service.folder(job.folder).read(job.wanted.uploads[name], 999) == data.encode()


def test_options_are_heeded(quick: Bench) -> None:
    query = "layout=leadership&layout=postmortem&layout=leadership&format=pdf&audience=customer&strict=true"
    wanted = quick.job(post(quick, f"/v1/render?{query}").json["id"]).wanted
    assert (wanted.layouts, wanted.formats) == (("leadership", "postmortem"), ("pdf",))
    assert (wanted.audience, wanted.strict, wanted.theme) == ("customer", True, "")


@pytest.mark.parametrize(
    ("query", "parameter", "said"),
    [
        ("layout=none", "layout.0", "there is no layout 'none'"),
        ("layout=/etc/passwd.py", "layout.0", "there is no layout"),
        ("layout=", "layout.0", "there is no layout"),
        ("format=exe", "format.0", "docx, pdf"),
        ("audience=everybody", "audience", "there is no audience 'everybody' (one of internal"),
        ("theme=../x", "theme", "this service has none"),
        ("strict=perhaps", "strict", "Not a valid boolean"),
        ("audience=customer&audience=internal", "audience", "it is given twice (once)"),
        ("strict=true&strict=true", "strict", "it is given twice"),
        ("as_of=tomorrow", "as_of", "'tomorrow' is not a time (YYYY-MM-DD"),
        ("as_of=9999-12-31", "as_of", "is not a time"),
        ("pdf_variant=pdf/a-4", "pdf_variant", "pdf/a-3a+ua-1, pdf/a-2a+ua-1, pdf/x-4"),
        ("layouts=leadership", "layouts", "Unknown field"),
        ("&".join(["layout=postmortem"] * 33), "layout", "Length"),
    ],
)
def test_a_wrong_option_is_said_and_makes_nothing(
    quick: Bench, query: str, parameter: str, said: str
) -> None:
    told = problem(post(quick, f"/v1/render?{query}"), 422, "parameters")
    assert [each["parameter"] for each in told["parameters"]] == [parameter]
    assert said in told["detail"]
    assert list_jobs(quick.service.database, "local") == ()


def test_all_wrong_options_are_said_at_once(quick: Bench) -> None:
    told = problem(post(quick, "/v1/render?layout=a&format=b&audience=c&theme=d"), 422, "parameters")
    assert len(told["parameters"]) == 4


@pytest.mark.parametrize("kind", ["", "text/html", "application/xml", "multipart/mixed", "nonsense"])
def test_other_media_types_are_refused_and_it_is_said_which_are_read(quick: Bench, kind: str) -> None:
    told = problem(post(quick, content_type=kind), 415, "media-type")
    assert "application/json, application/yaml, application/toml, multipart/form-data" in told["detail"]


def test_an_empty_body_and_one_that_is_too_large(quick: Bench) -> None:
    problem(post(quick, data=b""), 400, "no-data")
    problem(post(quick, data=b"x" * (16 * 2**20 + 1)), 413, "too-large")
    assert list(quick.service.store.names()) == []


def test_a_full_queue_is_said_with_when_to_come_back(tmp_path: Path) -> None:
    bench = opened(tmp_path / "data", Limits(queue=1))
    assert post(bench).status_code == 202
    answer = post(bench)
    told = problem(answer, 429, "busy")
    assert "1 documents are waiting" in told["detail"]
    assert 1 <= int(answer.headers["Retry-After"]) <= 300


# Who waits


def test_who_waits_gets_the_document_itself(quick: Bench) -> None:
    with working(quick):
        answer = post(quick, "/v1/render?format=pdf", headers={"Prefer": "wait=30"})
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data == b"incident.yaml as postmortem in pdf"
    assert answer.headers["Preference-Applied"] == "wait"
    assert "Prefer" in answer.headers["Vary"]
    job = quick.client.get(answer.headers["Location"]).json
    assert job["documents"][0]["sha256"] == answer.get_etag()[0]


def test_or_a_zip_of_several(quick: Bench) -> None:
    with working(quick):
        answer = post(quick, headers={"Prefer": "wait=30"})
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert sorted(archive.namelist()) == [
            "incident-postmortem.docx",
            "incident-postmortem.pdf",
            "manifest.jsonl",
        ]


@pytest.mark.parametrize(
    ("accept", "formats", "kind"),
    [
        (None, "pdf", "application/pdf"),
        ("*/*", "pdf", "application/pdf"),
        ("application/pdf", "pdf", "application/pdf"),
        ("application/json", "pdf", "application/json"),
        ("application/json, */*;q=0.1", "pdf", "application/json"),
        ("application/json;q=0.5, application/pdf", "pdf", "application/pdf"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document, application/json;q=0.5",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("application/zip, application/json;q=0.9", "both", "application/zip"),
        ("application/json, application/zip;q=0.9", "both", "application/json"),
        ("nonsense", "pdf", "application/pdf"),
    ],
)
def test_accept_decides_between_the_job_and_what_it_made(
    quick: Bench, accept: str | None, formats: str, kind: str
) -> None:
    asked = {"Prefer": "wait=30"} | ({"Accept": accept} if accept else {})
    query = "" if formats == "both" else f"?format={formats}"
    with working(quick):
        answer = post(quick, f"/v1/render{query}", headers=asked)
    assert (answer.status_code, answer.mimetype) == (200, kind)
    if kind == "application/json":
        assert answer.json["state"] == "done"


def test_who_waits_in_vain_gets_the_job(quick: Bench) -> None:
    answer = post(quick, headers={"Prefer": "wait=0"})
    assert (answer.status_code, answer.json["state"]) == (202, "queued")


@pytest.mark.parametrize("prefer", ["wait=soon", "return=minimal", "wait", ";;;", "respond-async"])
def test_nonsense_is_no_wish_to_wait(quick: Bench, prefer: str) -> None:
    assert post(quick, headers={"Prefer": prefer}).status_code == 202


def failing(bench: Bench, *results: object) -> None:
    left = list(results)
    bench.crew.instead = lambda *_: left.pop(0) if len(left) > 1 else left[0]


def test_who_waits_for_wrong_data_is_told_all_that_is_wrong(bench: Bench) -> None:
    wrong = [
        Problem("r", "one", path=("a", 0), location=Location("incident.yaml", 2, 3)),
        Problem("s", "two"),
    ]
    failing(bench, DataError(wrong))
    with working(bench):
        answer = post(bench, headers={"Prefer": "wait=30"})
    told = problem(answer, 422, "invalid-data")
    assert told["detail"] == "2 problems; all are listed"
    assert [each["message"] for each in told["problems"]] == ["one", "two"]
    assert (told["problems"][0]["line"], told["problems"][0]["pointer"]) == (2, "/a/0")
    assert bench.client.get(told["job"]).json["state"] == "failed"


def test_who_waits_for_what_cannot_be_made_is_told_why(bench: Bench) -> None:
    failing(bench, Death(FailureKind.TIME, "it took longer than it may", innocent=False))
    with working(bench):
        told = problem(post(bench, headers={"Prefer": "wait=30"}), 422, "cannot-be-made")
        as_job = post(bench, headers={"Prefer": "wait=30", "Accept": "application/json"})
    assert "it took longer than it may" in told["detail"]
    assert (as_job.status_code, as_job.json["state"]) == (200, "failed")


@pytest.mark.parametrize(
    ("result", "status", "name"),
    [
        (OutputError("/srv/files/x: cannot be written: No space left on device"), 503, "unavailable"),
        (StorageError(["/srv/files/x: cannot be read: Input/output error"]), 503, "unavailable"),
        (Death(FailureKind.DIED, "the process that made it was ended", innocent=False), 503, "unavailable"),
        (Raised("Traceback of mine"), 500, "bug"),
    ],
)
def test_what_the_service_fails_at_is_no_fault_of_whoever_waits(
    bench: Bench, result: object, status: int, name: str
) -> None:
    failing(bench, result)
    with working(bench):
        answer = post(bench, headers={"Prefer": "wait=30"})
    told = problem(answer, status, name)
    assert ("Retry-After" in answer.headers) == (status == 503)
    assert not any(each in answer.text for each in ("/srv", "Traceback"))
    failures = bench.client.get(told["job"]).json["failures"]
    assert told["detail"] == f"incident.yaml: {failures[0]['message'].removeprefix('incident.yaml: ')}"


def test_what_the_service_failed_at_is_tried_again_under_the_same_key(bench: Bench) -> None:
    headers = {"Prefer": "wait=30", "Idempotency-Key": "k"}
    failing(bench, OutputError("the disk is full"))
    with working(bench):
        failed = problem(post(bench, "/v1/render?format=pdf", headers=headers), 503, "unavailable")
        bench.crew.instead = fake_documents
        first, again = (post(bench, "/v1/render?format=pdf", headers=headers) for _ in range(2))
        problem(post(bench, data="id: other\n", headers=headers), 422, "idempotency-key")
    assert first.status_code == again.status_code == 200
    assert first.headers["Location"] == again.headers["Location"] != failed["job"]
    assert bench.client.get(failed["job"]).json["state"] == "failed", "it is still there"


def test_strict_data_with_findings_are_invalid_data(bench: Bench) -> None:
    with working(bench):
        answer = post(bench, "/v1/render?strict=true&format=docx", headers={"Prefer": "wait=60"})
    told = problem(answer, 422, "invalid-data")
    assert {each["weight"] for each in told["problems"]} == {"finding"}


# Zips


@pytest.mark.parametrize("form", [False, True])
def test_a_zip_is_a_job_of_all_its_files(bench: Bench, form: bool) -> None:
    data = zipped(a=MINIMAL, b=MINIMAL)
    if form:
        files = {"data": (io.BytesIO(data), "anything")}
        answer = post(bench, "/v1/batch", data=files, content_type="multipart/form-data")
    else:
        answer = post(bench, "/v1/batch", data=data, content_type="application/zip")
    assert answer.status_code == 202
    assert answer.json["kind"] == "batch"
    assert answer.json["progress"] == {"ended": 0, "total": 0}
    bench.runner.turn()
    bench.runner.turn()
    bench.crew.instead = fake_documents
    bench.make()
    done = bench.client.get(answer.json["href"]).json
    assert done["progress"] == {"ended": 2, "total": 2}
    assert sorted({each["source"] for each in done["documents"]}) == ["a.yaml", "b.yaml"]


def test_a_zip_of_which_a_part_failed_is_no_zip_with_a_part_missing(bench: Bench) -> None:
    data = zipped(a=MINIMAL, b="id: x\n")
    asked = {"Prefer": "wait=60"}
    with working(bench):
        answer = post(bench, "/v1/batch?format=docx", data, content_type="application/zip", headers=asked)
    told = problem(answer, 422, "invalid-data")
    assert {each["file"] for each in told["problems"] if each["weight"] == "error"} == {"b.yaml"}
    job = bench.client.get(told["job"]).json
    assert job["state"] == "failed"
    assert [each["source"] for each in job["documents"]] == ["a.yaml"]


@pytest.mark.parametrize(
    ("data", "kind", "status", "name"),
    [
        (b"", "application/zip", 400, "no-data"),
        (b"PK", "application/json", 415, "media-type"),
        (b"PK", "", 415, "media-type"),
        ({}, "multipart/form-data", 400, "no-data"),
        ({"data": "text"}, "multipart/form-data", 400, "no-data"),
        ({"other": (io.BytesIO(b"PK"), "x.zip")}, "multipart/form-data", 400, "no-data"),
    ],
)
def test_what_is_no_zip_is_refused(bench: Bench, data: Any, kind: str, status: int, name: str) -> None:
    problem(post(bench, "/v1/batch", data=data, content_type=kind), status, name)


def test_a_zip_that_cannot_be_read_fails_its_job(bench: Bench) -> None:
    with working(bench):
        answer = post(
            bench, "/v1/batch", data=b"PK", content_type="application/zip", headers={"Prefer": "wait=30"}
        )
    told = problem(answer, 422, "invalid-data")
    assert "the zip cannot be read" in told["problems"][0]["message"]


# Idempotency


def test_a_request_that_is_sent_again_is_answered_with_the_same_job(quick: Bench) -> None:
    key = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}
    first, second = post(quick, headers=key), post(quick, headers=key)
    assert first.json["id"] == second.json["id"]
    quick.make()
    assert post(quick, headers=key).json["state"] == "done"
    assert post(quick, headers={**key, "Prefer": "wait=1"}).mimetype == "application/zip"
    assert len(list_jobs(quick.service.database, "local")) == 1


@pytest.mark.parametrize(
    ("path", "data"), [("/v1/render", MINIMAL + "\n"), ("/v1/render?format=pdf", MINIMAL)]
)
def test_a_key_for_something_else_is_refused(quick: Bench, path: str, data: str) -> None:
    key = {"Idempotency-Key": "k"}
    post(quick, headers=key)
    told = problem(post(quick, path, data, headers=key), 422, "idempotency-key")
    assert "'k' was used before" in told["detail"]


@pytest.mark.parametrize("key", ["x" * 256, "a\tb", "a\x7fb"])
def test_a_key_that_is_none(quick: Bench, key: str) -> None:
    problem(post(quick, headers={"Idempotency-Key": key}), 400, "idempotency-key")


def test_an_empty_key_is_as_none(quick: Bench) -> None:
    ids = {post(quick, headers={"Idempotency-Key": " "}).json["id"] for _ in range(2)}
    assert len(ids) == 2
