"""One's own jobs: found, listed page by page, removed; and nothing of anybody else's."""

from __future__ import annotations

import pytest
from bench import Bench, fake_documents, problem, submitted, working

from docgen.service.job import JobKind

NOBODY = "f" * 32


def test_how_a_job_stands(bench: Bench) -> None:
    job = bench.submit()
    answer = bench.client.get(f"/v1/jobs/{job.id}")
    assert answer.status_code == 200
    assert answer.headers["Retry-After"] == "1"
    said = answer.json
    assert (said["state"], said["started"], said["finished"]) == ("queued", None, None)
    assert said["created"].endswith("Z")
    assert said["created"] < said["expires"]
    bench.crew.instead = fake_documents
    bench.make()
    answer = bench.client.get(f"/v1/jobs/{job.id}")
    assert "Retry-After" not in answer.headers
    said = answer.json
    assert said["created"] <= said["started"] <= said["finished"]
    assert said["archive"] == f"/v1/jobs/{job.id}/documents.zip"
    (docx, pdf) = said["documents"]
    assert pdf == {
        "name": "incident-postmortem.pdf",
        "href": f"/v1/jobs/{job.id}/documents/incident-postmortem.pdf",
        "source": "incident.yaml",
        "layout": "postmortem",
        "format": "pdf",
        "audience": "internal",
        "media_type": "application/pdf",
        "size": 34,
        "pages": 3,
        "sha256": pdf["sha256"],
        "content_sha256": "1" * 64,
    }
    assert docx["pages"] is None


def test_a_job_can_be_waited_for(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    job = bench.submit()
    at_once = bench.client.get(f"/v1/jobs/{job.id}", headers={"Prefer": "wait=0"})
    assert (at_once.json["state"], at_once.headers["Retry-After"]) == ("queued", "1")
    assert "Preference-Applied" not in at_once.headers
    with working(bench):
        answer = bench.client.get(f"/v1/jobs/{job.id}", headers={"Prefer": "wait=30"})
    assert answer.json["state"] == "done"
    assert answer.headers["Preference-Applied"] == "wait"
    assert "Prefer" in answer.headers["Vary"]
    assert "Retry-After" not in answer.headers


def test_pages_lead_from_one_to_the_next_and_hold_each_job_once(bench: Bench) -> None:
    jobs = [bench.submit().id for _ in range(7)]
    submitted(bench.service, owner="other")
    bench.submit(kind=JobKind.PREVIEW)
    for limit in (1, 2, 3, 7, 100):
        found, address, pages = [], f"/v1/jobs?limit={limit}", 0
        while address:
            page = bench.client.get(address).json
            found += [each["id"] for each in page["jobs"]]
            address, pages = page["next"], pages + 1
        assert found == jobs[::-1]
        assert pages == -(-7 // limit)


def test_without_a_job_the_list_is_empty(bench: Bench) -> None:
    assert bench.client.get("/v1/jobs").json == {"jobs": [], "next": None}


def test_a_list_tells_how_much_and_the_job_what(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    job = bench.submit()
    bench.make()
    (listed,) = bench.client.get("/v1/jobs").json["jobs"]
    whole = bench.client.get(f"/v1/jobs/{job.id}").json
    assert (listed.pop("document_count"), listed.pop("failed_count")) == (len(whole["documents"]), 0)
    assert listed == {name: whole[name] for name in listed}
    assert set(whole) - set(listed) == {"documents", "failures", "problems"}


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=101",
        "limit=x",
        "before=",
        "before=x",
        "before=1",
        "before=-",
        "before=1.5-x",
        f"before=nan-{NOBODY}",
        f"before={'9' * 400}.0-{NOBODY}",
        f"before=1.5-{NOBODY}%00",
        "after=1",
    ],
)
def test_a_wrong_page_is_said(bench: Bench, query: str) -> None:
    told = problem(bench.client.get(f"/v1/jobs?{query}"), 422, "parameters")
    assert told["parameters"][0]["parameter"] == query.partition("=")[0]


def test_a_removed_job_is_gone_with_its_documents(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    job = bench.submit()
    bench.make()
    (document, _) = bench.client.get(f"/v1/jobs/{job.id}").json["documents"]
    answer = bench.client.delete(f"/v1/jobs/{job.id}")
    assert (answer.status_code, answer.data) == (204, b"")
    for address in (f"/v1/jobs/{job.id}", document["href"], f"/v1/jobs/{job.id}/documents.zip"):
        problem(bench.client.get(address), 404, "not-found")
    problem(bench.client.delete(f"/v1/jobs/{job.id}"), 404, "not-found")
    assert [each for each in bench.store.rglob("*") if each.is_file()] == []


def test_a_job_that_waits_or_is_being_made_can_be_removed(bench: Bench) -> None:
    waiting = bench.submit()
    assert bench.client.delete(f"/v1/jobs/{waiting.id}").status_code == 204
    running = bench.submit()

    def meanwhile(*given: object) -> object:
        assert bench.client.delete(f"/v1/jobs/{running.id}").status_code == 204
        return fake_documents(*given)  # type: ignore[arg-type]

    bench.crew.instead = meanwhile
    bench.make()
    assert bench.client.get("/v1/jobs").json["jobs"] == []
    left = [each for each in bench.store.rglob("*") if each.is_file()]
    assert left == [], "what was made of it after that is of nobody"


@pytest.mark.parametrize("path", ["", "/documents/x.pdf", "/documents.zip"])
def test_of_anothers_job_nothing_is_told(bench: Bench, path: str) -> None:
    bench.crew.instead = fake_documents
    theirs = submitted(bench.service, owner="other")
    bench.make()
    if path == "/documents/x.pdf":
        path = "/documents/incident-postmortem.pdf"
    there = problem(bench.client.get(f"/v1/jobs/{theirs.id}{path}"), 404, "not-found")
    nowhere = problem(bench.client.get(f"/v1/jobs/{NOBODY}{path}"), 404, "not-found")
    assert {**there, "instance": ""} == {
        **nowhere,
        "instance": "",
        "detail": nowhere["detail"].replace(NOBODY, theirs.id),
    }
    problem(bench.client.delete(f"/v1/jobs/{theirs.id}"), 404, "not-found")


@pytest.mark.parametrize("identity", ["x", "%00", "%ED%A0%80", "'%20OR%201=1", "a" * 5000, NOBODY.upper()])
def test_what_is_no_job(bench: Bench, identity: str) -> None:
    bench.submit()
    told = bench.client.get(f"/v1/jobs/{identity}")
    assert told.status_code == 404
    assert len(told.json["detail"]) < 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_other_methods_are_refused_in_problem_details(bench: Bench, method: str) -> None:
    answer = bench.client.open(f"/v1/jobs/{NOBODY}", method=method)
    problem(answer, 405, "method-not-allowed")
    assert {each.strip() for each in answer.headers["Allow"].split(",")} >= {"GET", "DELETE"}
