"""The figures of a service, as Prometheus reads them.

What concerns jobs is asked of the database each time, so that every replica tells the same; what concerns
requests is of this process.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric

from docgen.service.job import counts
from docgen.service.job.job import JobState, TaskState
from docgen.service.service import current

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
"""Others are counted together: a caller could make up as many as they like."""
_REGISTRY = CollectorRegistry()
_REQUESTS = Counter(
    "docgen_http_requests", "Requests answered.", ["method", "route", "status"], registry=_REGISTRY
)
_SECONDS = Histogram("docgen_http_request_seconds", "How long an answer took.", ["route"], registry=_REGISTRY)


class _Jobs:
    def collect(self) -> Iterator[Metric]:
        jobs, tasks = counts(current().database)
        yield _gauge("docgen_jobs", "Jobs that are kept, by state.", jobs, [each.value for each in JobState])
        yield _gauge("docgen_tasks", "Inputs of jobs, by state.", tasks, [each.value for each in TaskState])
        limit = GaugeMetricFamily("docgen_queue_limit", "Waiting inputs from which on no more are taken.")
        limit.add_metric([], current().settings.limits.queue)
        yield limit


def exposition() -> bytes:
    """All figures, in Prometheus' text format."""
    jobs = CollectorRegistry()
    jobs.register(_Jobs())
    return generate_latest(_REGISTRY) + generate_latest(jobs)


def count_requests(app: Flask) -> None:
    """Count what an application answers."""

    @app.before_request
    def begin() -> None:
        g.begun = time.perf_counter()

    @app.after_request
    def end(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "(none)"  # a path would be a label for each
        method = request.method if request.method in _METHODS else "(other)"
        _REQUESTS.labels(method, route, response.status_code).inc()
        if "begun" in g:
            _SECONDS.labels(route).observe(time.perf_counter() - g.begun)
        return response


def _gauge(name: str, help_: str, found: object, names: list[str]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, help_, labels=["state"])
    told: dict[str, int] = dict(found)  # type: ignore[call-overload] # a mapping of counts
    for each in names:
        family.add_metric([each], told.get(each, 0))
    return family
