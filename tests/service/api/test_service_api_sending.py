"""What a request brings: a body, or a form whose files are found by the names that the data call them."""

from __future__ import annotations

import gc
import io
from typing import Any

import pytest
from bench import MINIMAL, Bench, fake_documents, problem
from werkzeug.test import TestResponse

from docgen.service.job import list_jobs

LOG = MINIMAL + "appendices:\n  - {title: Log, kind: log, path: logs/Größe.log}\n"


def files(*sent: tuple[str, bytes, str]) -> dict[str, list[tuple[io.BytesIO, str]]]:
    """Parts of a form by their names, each a file with a name."""
    found: dict[str, list[tuple[io.BytesIO, str]]] = {}
    for part, content, name in sent:
        found.setdefault(part, []).append((io.BytesIO(content), name))
    return found


def post(bench: Bench, data: Any, path: str = "/v1/render") -> TestResponse:
    return bench.client.post(path, data=data, content_type="multipart/form-data")


def raw(bench: Bench, *parts: str, path: str = "/v1/render") -> TestResponse:
    """A form as it goes over the wire."""
    body = "".join(f"--b\r\nContent-Disposition: form-data; {each}\r\n" for each in parts) + "--b--\r\n"
    kind = "multipart/form-data; boundary=b"
    return bench.client.post(path, data=body.encode("utf-8", "surrogateescape"), content_type=kind)


def held(bench: Bench, answer: TestResponse) -> dict[str, bytes]:
    """What a job has of uploads, by their names."""
    assert answer.status_code == 202, answer.text
    job = bench.job(answer.json["id"])
    place = bench.service.folder(job.folder)
    assert next(iter(job.wanted.uploads)) == job.wanted.data
    return {name: place.read(key, 10**6) for name, key in job.wanted.uploads.items()}


def test_a_form_brings_data_and_exhibits(bench: Bench) -> None:
    sent = files(("data", LOG.encode(), "störung.yaml"), ("x", b"1", "logs/Größe.log"), ("x", b"2", "b.png"))
    answer = post(bench, sent)
    assert held(bench, answer) == {"störung.yaml": LOG.encode(), "logs/Größe.log": b"1", "b.png": b"2"}


def test_data_may_be_a_text_of_the_form(bench: Bench) -> None:
    answer = post(bench, {"data": MINIMAL + "# ä\n", **files(("log", b"1", "app.log"))})
    assert held(bench, answer) == {"incident": (MINIMAL + "# ä\n").encode(), "app.log": b"1"}


def test_an_exhibit_is_found_by_the_name_that_the_data_call_it(bench: Bench) -> None:
    answer = post(bench, files(("data", LOG.encode(), "x.yaml"), ("any", b"begin\n", "logs/Größe.log")))
    assert answer.status_code == 202
    checked = post(
        bench, files(("data", LOG.encode(), "x.yaml"), ("any", b"begin\n", "logs/Größe.log")), "/v1/validate"
    )
    assert checked.json["valid"] is True
    missing = post(bench, files(("data", LOG.encode(), "x.yaml"), ("any", b"x", "Größe.log")), "/v1/validate")
    assert missing.json["valid"] is False
    assert "missing-file" in {each["rule"] for each in missing.json["problems"]}


@pytest.mark.parametrize(
    "name",
    ["../../../../tmp/evil", "/etc/passwd", "..", "C:/x.log", "a/../../b", "con", ".", "~root/x", "%2e%2e/x"],
)
def test_a_name_never_becomes_a_path(bench: Bench, name: str) -> None:
    before = {each for each in bench.store.parent.parent.rglob("*") if each.is_file()}
    answer = post(bench, files(("data", MINIMAL.encode(), "x.yaml"), ("e", b"evil", name)))
    assert held(bench, answer)[name] == b"evil"
    after = {each for each in bench.store.parent.parent.rglob("*") if each.is_file()} - before
    assert {each.name for each in after if bench.store in each.parents} == {"000000", "000001"}
    assert all(bench.store.parent in each.parents for each in after)


def test_names_in_any_letters_are_names(bench: Bench) -> None:
    names = ["a\u202eb.log", "\U0001f600.log", "ä €.log"]
    parts = [f'name="x"; filename="{each}"\r\n\r\n1' for each in names]
    answer = raw(bench, f'name="data"; filename="i.yaml"\r\n\r\n{MINIMAL}', *parts)
    assert list(held(bench, answer)) == ["i.yaml", *names]
    bench.crew.instead = fake_documents
    bench.make()
    assert bench.client.get(answer.json["href"]).json["state"] == "done"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of the parser of forms
def test_names_that_are_no_text_are_refused(bench: Bench) -> None:
    answer = raw(bench, 'name="data"; filename="\udcff\udcfe.yaml"\r\n\r\n1')
    told = problem(answer, 400, "no-data")
    assert "not well-formed" in told["detail"]
    gc.collect()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "0 parts called 'data'"),
        (files(("other", b"x", "x.yaml")), "0 parts called 'data'"),
        (files(("data", b"x", "x.yaml"), ("data", b"y", "y.yaml")), "2 parts called 'data'"),
        ({"data": ["a: 1", (io.BytesIO(b"x"), "x.yaml")]}, "2 parts called 'data'"),
    ],
)
def test_the_data_are_exactly_one_part(bench: Bench, sent: Any, said: str) -> None:
    told = problem(post(bench, sent), 400, "no-data")
    assert said in told["detail"]


def test_a_field_that_nothing_reads_is_refused_and_not_passed_over(bench: Bench) -> None:
    sent = {"data": MINIMAL, "layout": "leadership", "audience": "customer"}
    told = problem(post(bench, sent), 400, "fields")
    assert "nothing reads 'audience', 'layout'" in told["detail"]
    assert list_jobs(bench.service.database, "local") == ()


def test_two_files_of_one_name_are_refused(bench: Bench) -> None:
    data = ("data", MINIMAL.encode(), "i.yaml")
    told = problem(post(bench, files(data, ("a", b"1", "x.log"), ("b", b"2", "x.log"))), 400, "names")
    assert "'x.log' was sent twice" in told["detail"]
    problem(post(bench, files(data, ("a", b"1", "i.yaml"))), 400, "names")


def test_names_that_are_none(bench: Bench) -> None:
    data = ("data", MINIMAL.encode(), "i.yaml")
    problem(post(bench, files(data, ("a", b"1", "x" * 1001))), 400, "names")
    problem(
        raw(bench, f'name="data"; filename="i.yaml"\r\n\r\n{MINIMAL}', 'name="x"; filename=""\r\n\r\n1\r\n'),
        400,
        "names",
    )


def test_what_a_browser_sends_of_an_empty_field_for_files_is_nothing(bench: Bench) -> None:
    answer = raw(
        bench,
        f'name="data"; filename="i.yaml"\r\n\r\n{MINIMAL}\r\n',
        'name="exhibits"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n',
    )
    assert list(held(bench, answer)) == ["i.yaml"]


@pytest.mark.parametrize("sent", [files(("data", b"", "i.yaml")), {"data": ""}])
def test_empty_data_are_none(bench: Bench, sent: Any) -> None:
    problem(post(bench, sent), 400, "no-data")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # of the client
def test_data_of_a_form_are_bounded_like_those_of_a_body(bench: Bench) -> None:
    problem(post(bench, files(("data", b"x" * (16 * 2**20 + 1), "i.yaml"))), 413, "too-large")
    gc.collect()


@pytest.mark.parametrize("boundary", ["", "; boundary=", "; boundary=other"])
def test_a_form_that_is_none(bench: Bench, boundary: str) -> None:
    answer = bench.client.post(
        "/v1/render", data=b"--b\r\nnonsense", content_type=f"multipart/form-data{boundary}"
    )
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
