"""The audit log of the API: a line for all that is made, fetched, verified and removed; never contents."""

from __future__ import annotations

from hashlib import sha256

import pytest
from bench import MINIMAL, OWNER, Bench, fake_documents

from docgen.service.access.audit import Line, read
from made import made

YAML = {"Content-Type": "application/yaml"}


def lines(bench: Bench) -> list[Line]:
    """What was noted, without when."""
    found = list(read(bench.service.database))
    assert all(each.owner == OWNER and each.at > 0 for each in found)
    assert "gateway" not in str(found), "which stands in the data"
    return [
        Line(each.owner, each.action, "", each.job, each.document, each.sha256, each.detail) for each in found
    ]


def test_who_makes_fetches_and_removes_something_is_written_down(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    job = bench.client.post("/v1/render", data=MINIMAL, headers=YAML).json["id"]
    submitted = Line(
        OWNER, "submitted", job=job, sha256=sha256(MINIMAL.encode()).hexdigest(), detail="render"
    )
    assert lines(bench) == [submitted]
    bench.make()
    document = bench.client.get(f"/v1/jobs/{job}").json["documents"][1]
    assert lines(bench) == [submitted], "who looks has nothing yet"
    bench.client.get(document["href"])
    bench.client.get(document["href"], headers={"If-None-Match": f'"{document["sha256"]}"'})
    fetched = Line(OWNER, "fetched", job=job, document=document["name"], sha256=document["sha256"])
    bench.client.head(document["href"])
    bench.client.head(f"/v1/jobs/{job}/documents.zip")
    assert lines(bench) == [submitted, fetched], "what is not sent is not fetched"
    bench.client.get(f"/v1/jobs/{job}/documents.zip", buffered=True)
    bench.client.delete(f"/v1/jobs/{job}")
    every = Line(OWNER, "fetched", job=job, detail="all documents")
    assert lines(bench) == [submitted, fetched, every, Line(OWNER, "removed", job=job)]


def test_a_batch_is_written_down_and_a_request_that_is_repeated_once(bench: Bench) -> None:
    headers = {"Content-Type": "application/zip", "Idempotency-Key": "k"}
    jobs = {bench.client.post("/v1/batch", data=b"PK", headers=headers).json["id"] for _ in range(2)}
    digest = sha256(b"PK").hexdigest()
    assert lines(bench) == [Line(OWNER, "submitted", job=jobs.pop(), sha256=digest, detail="batch")]


@pytest.mark.parametrize(("more", "detail"), [(b"", "intact"), (b"\n% more\n", "not intact")])
def test_who_verifies_a_document_is_written_down(bench: Bench, more: bytes, detail: str) -> None:
    data = made("minimal", "postmortem", "pdf").read_bytes()
    said = bench.client.post("/v1/verify", data=data + more, content_type="application/pdf").json
    assert lines(bench) == [Line(OWNER, "verified", sha256=said["content_sha256"] or "", detail=detail)]


def test_what_is_refused_is_nothing_that_was_done(bench: Bench) -> None:
    nobody = "f" * 32
    assert bench.client.post("/v1/render", data=b"", headers=YAML).status_code == 400
    assert bench.client.get(f"/v1/jobs/{nobody}/documents/x.pdf").status_code == 404
    assert bench.client.delete(f"/v1/jobs/{nobody}").status_code == 404
    assert lines(bench) == []
