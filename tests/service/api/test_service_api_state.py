"""Watching over the service: whether it is there, whether documents will be made, and its figures."""

from __future__ import annotations

import pytest
from bench import Bench, fake_documents, problem
from prometheus_client.parser import text_string_to_metric_families

import docgen
from docgen.errors import ServiceError
from docgen.service.database import Database
from docgen.service.job import withdraw_runner
from docgen.service.job.claiming import show


def test_health_says_that_the_process_answers(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the database does: who is restarted for its sake helps nobody."""
    away(monkeypatch)
    assert bench.client.get("/v1/health").json == {"status": "ok", "docgen": docgen.__version__}


def away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Database) -> object:
        raise ServiceError("postgresql://docgen@secret/x: the database cannot be used")

    monkeypatch.setattr(Database, "reading", refused)


def test_ready_is_who_has_somebody_that_makes_documents(bench: Bench) -> None:
    answer = bench.client.get("/v1/ready")
    assert answer.headers["Retry-After"] == "5"
    assert "docgen work" in problem(answer, 503, "no-runner")["detail"]
    show(bench.service.database, "a", 1)
    assert bench.client.get("/v1/ready").json["status"] == "ok"
    withdraw_runner(bench.service.database, "a")
    assert bench.client.get("/v1/ready").status_code == 503


def test_a_database_that_is_away_is_told_without_its_address(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    away(monkeypatch)
    answer = bench.client.get("/v1/ready")
    problem(answer, 503, "unavailable")
    assert answer.headers["Retry-After"]
    assert "secret" not in answer.text


def figures(bench: Bench) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    answer = bench.client.get("/v1/metrics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_the_figures_are_those_that_prometheus_reads(bench: Bench) -> None:
    bench.crew.instead = fake_documents
    bench.submit()
    bench.make()
    bench.submit()
    found = figures(bench)

    def by_state(wanted: str) -> dict[str, float]:
        return {dict(labels)["state"]: value for (name, labels), value in found.items() if name == wanted}

    assert by_state("docgen_jobs") == {"queued": 1, "running": 0, "done": 1, "failed": 0}
    assert by_state("docgen_tasks") == {"waiting": 1, "running": 0, "done": 1, "failed": 0}
    assert found["docgen_queue_limit", ()] == bench.service.settings.limits.queue


def test_requests_are_counted_by_route_and_never_by_what_a_caller_makes_up(bench: Bench) -> None:
    def count(method: str, route: str, status: str) -> float:
        labels = (("method", method), ("route", route), ("status", status))
        return figures(bench).get(("docgen_http_requests_total", labels), 0)

    def routes() -> set[str]:
        return {dict(labels)["route"] for name, labels in figures(bench) if name.endswith("seconds_count")}

    known = routes()  # other tests of this process have had applications of their own
    before = count("GET", "/v1/jobs/<id>", "404"), count("(other)", "(none)", "405")
    nowhere = count("GET", "(none)", "404")
    for number in range(3):
        bench.client.get(f"/v1/jobs/{number}")
        bench.client.get(f"/nowhere/{number}")
        bench.client.open("/v1/jobs", method=f"MADE{number}")
    assert count("GET", "/v1/jobs/<id>", "404") == before[0] + 3
    assert count("GET", "(none)", "404") == nowhere + 3
    assert count("(other)", "(none)", "405") == before[1] + 3
    assert not any("MADE" in str(labels) for _, labels in figures(bench))
    assert routes() - known <= {*map(str, (each.rule for each in bench.app.url_map.iter_rules())), "(none)"}
