"""What nobody should send: a clear reason is answered, others are served meanwhile, nothing is left behind.

When the service has ended, nothing may lie outside of its data folder; that is asked at the end of all these.
"""

from __future__ import annotations

import json
import resource
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import requests
import zips
from running import SMALL, Running, served

_BODY = 24 * 2**20
_DEEP = 100_000
_GOOD = SMALL.format(id="GOOD")
_FORM = "multipart/form-data; boundary=edge"
_JOB = "0" * 32
_POST = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    "Content-Type: {kind}\r\nContent-Length: {size}\r\n\r\n"
)
_INJECTING = (
    'id: "A\\r\\nSet-Cookie: a=b\\r\\n\\r\\n<script>\\"/../\\u202e"\n'
    "title: T\nseverity: S2\ndate: 2026-03-02\n"
)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with served(tmp_path_factory.mktemp("s"), "--jobs", "1", "--max-body", "24M") as service:
        yield service


@pytest.fixture(autouse=True)
def healthy(running: Running) -> Iterator[None]:
    """After each of them the service is ready, at once, and the documents still come."""
    before = len(running.said())
    yield
    assert running.get("/v1/ready", timeout=10).status_code == 200
    assert "bug" not in running.said()[before:]


def _part(name: str, body: bytes, filename: str | None = None) -> bytes:
    said = f'; filename="{filename}"' if filename is not None else ""
    head = f'--edge\r\nContent-Disposition: form-data; name="{name}"{said}\r\n\r\n'
    return head.encode() + body + b"\r\n"


def _form(*parts: bytes) -> bytes:
    return b"".join(parts) + b"--edge--\r\n"


def assert_refused(answer: requests.Response, *statuses: int) -> dict[str, Any]:
    """Problem details with a reason, and the headers that every answer has."""
    assert answer.status_code in statuses, answer.text[:500]
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    said: dict[str, Any] = answer.json()
    assert said["status"] == answer.status_code
    assert said["type"].startswith("urn:docgen:problem:")
    assert said["title"]
    assert "Traceback" not in answer.text
    return said


# zips


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (zips.nested, "no-data"),
        (zips.huge, "too-large"),
        (zips.many_large, "too-large"),
        (zips.lying_small, "unreadable"),
        (zips.lying_large, "unreadable"),
        (zips.overlapping, "overlap"),
        (zips.one_for_many, "overlap"),
        (zips.encrypted, "encrypted"),
        (zips.linked, "not-a-file"),
        (zips.crowded, "too-many"),
        (zips.cut, "unreadable"),
        (lambda: b"no zip at all", "unreadable"),
        (lambda: zips.of_names("/etc/cron.d/x.yaml"), "unsafe-path"),
        (lambda: zips.of_names("a/../../x.yaml"), "unsafe-path"),
        (lambda: zips.of_names("..\\x.yaml"), "unsafe-path"),
        (lambda: zips.of_names("C:\\x.yaml"), "unsafe-path"),
        (lambda: zips.of_names("a//b.yaml"), "unsafe-path"),
        (lambda: zips.of_names("A.yaml", "a.yaml"), "twice"),
        (lambda: zips.of_names("caf\u00e9.yaml", "cafe\u0301.yaml"), "twice"),
        (lambda: zips.of_names("a.yaml", "a.json"), "twice"),
    ],
    ids=lambda each: each if isinstance(each, str) else each.__name__,
)
def test_a_zip_that_is_a_trap_fails_with_its_reason(
    running: Running, make: Callable[[], bytes], rule: str
) -> None:
    answer = running.post("/v1/batch?format=docx", make(), "application/zip")
    assert answer.status_code == 202, answer.text
    job = running.ended(answer.json()["id"])
    assert job["state"] == "failed"
    assert rule in {each["rule"] for each in job["problems"]}, job
    assert job["failures"][0]["message"]
    assert job["documents"] == []
    assert running.ask("DELETE", job["href"]).status_code == 204


@pytest.mark.parametrize(
    "name",
    ["n" * 300 + ".yaml", "d/" * 400 + "x.yaml", "a.yaml\x00.png", "\u202egnp.yaml", "CON.yaml", "-rf.yaml"],
)
def test_a_strange_name_in_a_zip_makes_no_strange_file(running: Running, name: str) -> None:
    answer = running.post("/v1/batch?format=docx", zips.of_names(name), "application/zip")
    job = running.ended(answer.json()["id"])
    assert job["state"] == "done" or job["failures"], job
    for each in job["documents"]:
        assert running.get(each["href"]).status_code == 200
    assert running.ask("DELETE", job["href"]).status_code == 204
    assert not (running.data / "files" / "jobs" / job["id"]).exists()


# data


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", "[" * _DEEP),
        ("application/json", '{"a":' * _DEEP + "1" + "}" * _DEEP),
        ("application/yaml", "[" * _DEEP),
        ("application/yaml", "- " * _DEEP),
        ("application/yaml", "? " * _DEEP),
        ("application/yaml", "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a, ' * 9}*a]\n" for n in range(9))),
        ("application/toml", "a = " + "[" * _DEEP),
        ("application/toml", "a" + ".a" * _DEEP + " = 1"),
        ("text/plain", "\x00" * 1000),
        ("application/json", '{"id": "' + "\\ud800" * 10 + '"}'),
        ("application/json", '{"id": 1e999999999, "id": -1}'),
    ],
    ids=lambda each: str(each)[:20],
)
def test_data_that_are_a_trap_are_told_to_be_wrong(running: Running, kind: str, body: str) -> None:
    checked = running.post("/v1/validate", body, kind)
    assert checked.status_code in (200, 422), checked.text[:500]
    said = checked.json()
    if checked.status_code == 200:
        assert said["valid"] is False
        assert said["problems"][0]["message"]
    waited = running.post("/v1/render?format=docx", body, kind, headers={"Prefer": "wait=60"})
    said = assert_refused(waited, 422)
    assert said["problems"]


def test_data_of_more_than_16_megabytes_are_refused(running: Running) -> None:
    body = b"#" * (16 * 2**20 + 1)
    assert "16 MB" in assert_refused(running.post("/v1/render", body), 413)["detail"]
    assert "16 MB" in assert_refused(running.post("/v1/validate", body), 413)["detail"]
    form = _form(_part("data", body, "data.yaml"))
    assert "16 MB" in assert_refused(running.post("/v1/render", form, _FORM), 413)["detail"]


def test_a_body_larger_than_the_limit_is_refused_before_it_is_sent(running: Running) -> None:
    for path, size in (("/v1/batch", _BODY + 1), ("/v1/batch", 10**15)):
        head = _POST.format(path=path, kind="application/zip", size=size)
        answer = running.raw(head.encode() + (b"x" * size if size < 10**9 else b""))
        assert answer.startswith(b"HTTP/1.1 413 "), answer[:200]
        assert b"application/problem+json" in answer


# half a request


def test_connections_on_which_half_a_request_comes_keep_nobody_else_waiting(running: Running) -> None:
    head = _POST.format(path="/v1/render", kind="application/yaml", size=1000)
    halves = [head.encode() + b"id: ", head.encode()[:30], b"G", b""]
    held = [socket.create_connection(("127.0.0.1", running.port)) for _ in range(200)]
    for number, each in enumerate(held):
        each.sendall(halves[number % len(halves)])
    begun = time.monotonic()
    job = running.ended(running.submit(_GOOD))
    assert job["state"] == "done"
    assert time.monotonic() - begun < 30, "before the first of them is closed for being slow"
    for each in held:
        each.close()


@pytest.fixture
def _many_descriptors() -> Iterator[None]:
    """As many open files as the system lets a process have, for this one and for those that it starts."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.usefixtures("_many_descriptors")
def test_more_connections_than_there_may_be_are_held_open_and_others_are_answered(tmp_path: Path) -> None:
    with served(tmp_path, "--jobs", "0") as service, ExitStack() as held:
        for number in range(1_300):
            each = held.enter_context(socket.create_connection(("127.0.0.1", service.port), timeout=20))
            each.sendall((b"", b"GET / HT")[number % 2])
        begun = time.monotonic()
        for _ in range(20):
            assert requests.get(f"{service.address}v1/health", timeout=20).status_code == 200
        assert time.monotonic() - begun < 20, "before the first of them is closed for being slow"


def test_bodies_that_end_too_early_are_no_jobs(running: Running) -> None:
    before = len(running.get("/v1/jobs?limit=100").json()["jobs"])
    head = _POST.format(path="/v1/render", kind="application/yaml", size=1000)
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", running.port)) as connection:
            connection.sendall(head.encode() + _GOOD.encode())
    assert running.get("/v1/ready").status_code == 200
    assert len(running.get("/v1/jobs?limit=100").json()["jobs"]) == before


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GARBAGE\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nno colon\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", b"400"),
        (b"POST /v1/render HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", b"400"),
        (b"GET /" + b"a" * 300_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 300_000 + b"\r\n\r\n", b"431"),
    ],
)
def test_what_is_no_request_is_refused_in_the_same_words(
    running: Running, sent: bytes, status: bytes
) -> None:
    answer = running.raw(sent)
    assert answer.split(b" ", 2)[1] == status, answer[:300]
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"application/problem+json" in head
    assert b"nosniff" in head
    assert json.loads(body)["status"] == int(status)


# forms and types


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("text/html", 415),
        ("application/x-www-form-urlencoded", 415),
        ("image/svg+xml", 415),
        ("application/pdf", 415),
        ("nonsense", 415),
        ("", 415),
        ("application/json; charset=utf-7", 415),
        ("application/yaml; charset=utf-16", 415),
        ("multipart/form-data", 400),
        ("multipart/form-data; boundary=other", 400),
    ],
)
def test_a_body_of_a_type_that_is_not_read_is_refused(running: Running, kind: str, status: int) -> None:
    for path in ("/v1/render", "/v1/validate"):
        assert_refused(running.post(path, _GOOD, kind), status)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--edge",
        b"--edge\r\n\r\n",
        _part("data", _GOOD.encode(), "data.yaml"),
        b"--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--\r\n",
        b"--edge\r\n" + b"A: " + b"a" * 200_000 + b"\r\n\r\nx\r\n--edge--\r\n",
        _form(_part("other", b"x", "x.yaml")),
        _form(_part("data", _GOOD.encode(), "a.yaml"), _part("data", _GOOD.encode(), "b.yaml")),
        _form(_part("data", b"", "a.yaml")),
        _form(_part("data", _GOOD.encode(), "a"), _part("x", b"1", "log.txt"), _part("y", b"2", "log.txt")),
        _form(_part("data", _GOOD.encode(), "a"), _part("layout", b"gdpr")),
        _form(_part("data", _GOOD.encode(), "a"), _part("x", b"1", "n" * 2000)),
    ],
)
def test_a_form_that_is_none_or_not_clear_is_refused(running: Running, body: bytes) -> None:
    assert_refused(running.post("/v1/render", body, _FORM), 400)


def test_a_form_of_ten_thousand_parts_is_refused(running: Running) -> None:
    files = [_part(f"f{number}", b"x", f"f{number}.txt") for number in range(10_000)]
    fields = [_part(f"f{number}", b"x") for number in range(10_000)]
    for parts in (files, fields):
        body = _form(_part("data", _GOOD.encode(), "a.yaml"), *parts)
        assert_refused(running.post("/v1/render", body, _FORM), 413)


@pytest.mark.parametrize(
    "name",
    ["../../../../tmp/x.txt", "/etc/passwd", "C:\\x.txt", "a/../b.txt", "..", ".", "in/000000", "\\\\srv\\x"],
)
def test_the_name_of_a_file_never_becomes_a_path(running: Running, name: str) -> None:
    quoted = name.replace("\\", "\\\\")
    body = _form(_part("data", _GOOD.encode(), quoted), _part("x", b"canary", f"../{quoted}"))
    job = running.ended(running.submit(body, headers={"Content-Type": _FORM}))
    assert job["state"] == "done", job
    stored = running.data / "files" / "jobs" / job["id"]
    assert sorted(each.name for each in (stored / "in").iterdir()) == ["000000", "000001"]
    assert [each["rule"] for each in job["problems"] if each["rule"] == "unused-file"]
    for each in job["documents"]:
        assert "/" not in each["name"]
        assert ".." not in each["name"]


@pytest.mark.parametrize("path", ["../../../../etc/passwd", "/etc/passwd", "in/000000", "file:///etc/passwd"])
def test_an_exhibit_is_looked_up_among_what_was_sent_and_nowhere_else(running: Running, path: str) -> None:
    data = _GOOD + f"appendices:\n  - title: Log\n    path: {path}\n"
    waited = running.post("/v1/render?format=docx", data, headers={"Prefer": "wait=60"})
    said = assert_refused(waited, 422)
    assert "root:" not in waited.text
    assert any(each["path"].startswith("appendices[0]") for each in said["problems"])


# what is asked for


@pytest.mark.parametrize(
    "query",
    [
        "layout={path}",
        "layout={path}&layout=postmortem",
        "layout=..%2F..%2Fx.py",
        "layout=docgen.layouts.postmortem:layout",
        "layout=",
        "format=html",
        "format=exe",
        "audience=..%2Fx",
        "theme={path}",
        "theme=%00",
        "strict=perhaps",
        "layout=" + "x" * 5000,
        "&".join(["layout=postmortem"] * 40),
        "limit=1;drop",
        "data=%2Fetc%2Fpasswd",
    ],
)
def test_options_are_of_what_there_is_and_no_file_of_code_is_loaded(
    running: Running, tmp_path: Path, query: str
) -> None:
    code = tmp_path / "x.py"
    code.write_text(f"open({str(tmp_path / 'loaded')!r}, 'w').close()\n", "utf-8")
    for path in ("/v1/render", "/v1/batch"):
        answer = running.post(f"{path}?{query.format(path=code)}", _GOOD)
        assert assert_refused(answer, 422, 415)["title"]
    assert not (tmp_path / "loaded").exists()


@pytest.mark.parametrize(
    "path",
    [
        f"/v1/jobs/{_JOB}",
        "/v1/jobs/..%2F..%2Fdocgen.sqlite",
        "/v1/jobs/%00",
        "/v1/jobs/%0d%0aSet-Cookie:%20a=b",
        "/v1/jobs/" + "a" * 20_000,
        "/v1/jobs/%F0%9F%92%A3%ff%fe",
        f"/v1/jobs/{_JOB}/documents/..%2Fin%2F000000",
        f"/v1/jobs/{_JOB}/documents.zip",
        "/v1/nothing",
        "/../../etc/passwd",
        "/v1/%2e%2e/%2e%2e/etc/passwd",
        "//example.com/",
    ],
)
def test_what_is_not_there_is_not_found(running: Running, path: str) -> None:
    answer = running.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.split(b" ", 2)[1] == b"404", answer[:300]
    assert b"Set-Cookie: a" not in head
    assert json.loads(body)["status"] == 404


def test_only_documents_of_a_job_are_fetched_and_no_other_file_of_it(running: Running) -> None:
    job = running.ended(running.submit(_GOOD))
    for name in ("..%2Fin%2F000000", "../in/000000", "%2e%2e/in/000000", "000000", "", "."):
        path = f"/v1/jobs/{job['id']}/documents/{name}"
        answer = running.raw(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
        assert answer.split(b" ", 2)[1] == b"404", (name, answer[:300])


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=0-1"},
        {"Range": "bytes=9999999999999-,,-"},
        {"If-None-Match": '"'},
        {"If-None-Match": 'W/"x", "' + "y" * 5000},
        {"If-Modified-Since": "yesterday"},
        {"Accept": "*/" + "*" * 1000},
        {"Accept-Encoding": "bomb;q=9"},
        {"Cookie": "docgen=" + "a" * 5000},
    ],
)
def test_headers_that_make_no_sense_change_nothing(running: Running, headers: dict[str, str]) -> None:
    answer = running.get("/v1/layouts", headers=headers)
    assert answer.status_code == 200
    assert len(answer.content) == int(answer.headers["Content-Length"])


@pytest.mark.parametrize(
    "prefer",
    ["wait=", "wait=-1", "wait=1e9", "wait=" + "9" * 500, 'wait="', "wait;;;=,,", "\u00b2", "respond-async"],
)
def test_a_preference_that_is_not_understood_is_passed_over(running: Running, prefer: str) -> None:
    answer = running.post("/v1/render?format=docx", _GOOD, headers={"Prefer": prefer.encode("latin-1")})
    assert answer.status_code in (200, 202)


def test_an_idempotency_key_is_short_and_for_one_thing(running: Running) -> None:
    long = running.post("/v1/render?format=docx", _GOOD, headers={"Idempotency-Key": "k" * 256})
    assert_refused(long, 400)
    key = {"Idempotency-Key": "'; drop table docgen_service_job; --"}
    first = running.post("/v1/render?format=docx", _GOOD, headers=key)
    again = running.post("/v1/render?format=docx", _GOOD, headers=key)
    assert first.json()["id"] == again.json()["id"]
    assert_refused(running.post("/v1/render?format=pdf", _GOOD, headers=key), 422)


def test_a_title_with_the_end_of_a_line_adds_no_header(running: Running) -> None:
    job = running.ended(running.submit(_INJECTING))
    assert job["state"] == "done", job
    answer = running.get(job["documents"][0]["href"])
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "\r" not in answer.headers["Content-Disposition"]
    assert sha256(answer.content).hexdigest() == job["documents"][0]["sha256"]


def test_an_exhibit_is_never_shown_as_a_page(running: Running) -> None:
    script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    data = _GOOD + "appendices:\n  - {title: A, path: a.svg}\n  - {title: B, path: b.html}\n"
    parts = (
        _part("data", data.encode(), "i.yaml"),
        _part("a", script, "a.svg"),
        _part("b", script, "b.html"),
    )
    answer = running.post("/v1/render?format=docx", _form(*parts), _FORM, headers={"Prefer": "wait=60"})
    assert "html" not in answer.headers["Content-Type"]
    assert "svg" not in answer.headers["Content-Type"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    job = running.get("/v1/jobs?limit=1").json()["jobs"][0]
    for name in ("a.svg", "b.html", "000001"):
        assert_refused(running.get(f"/v1/jobs/{job['id']}/documents/{name}"), 404)


def test_what_is_verified_and_no_document_is_told_to_be_none(running: Running) -> None:
    for body in (b"x", b"%PDF-1.7\n" + b"[" * _DEEP, zips.huge(), zips.of_names("word/document.xml")):
        answer = running.post("/v1/verify", body, "application/octet-stream")
        if answer.status_code == 200:
            assert answer.json()["intact"] is False
            assert answer.json()["error"]
        else:
            assert_refused(answer, 422)
