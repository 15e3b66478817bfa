"""The whole way with a server that does as it likes: no byte is taken that was not promised."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from docgen.errors import DataError, DocumentError, LayoutError, RemoteError, RemoteRefusalError
from docgen.problem import Problem, Weight
from docgen.remote import Connection, Wish, pack, read_server, render_there
from docgen.remote.rendering import Outcome
from remote.fake import PDF, Fake, Said, document, fake, job, problem, told

ONE = Wish(formats=("pdf",))
FOUND = Problem("review", "the summary is long", path=("summary",), weight=Weight.FINDING).as_data()
WRONG = Problem("wrong", "it is wrong", path=("title",)).as_data()


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "incident.yaml"
    path.write_text("id: INC-1\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n")
    return str(path)


def go(server: Fake, file: str, wish: Wish = ONE, slept: list[float] | None = None) -> Outcome:
    slept = [] if slept is None else slept
    connection = Connection(read_server(server.address, "secret"), slept.append)
    return render_there(connection, pack(file, None, "-"), wish)


def failure(kind: str, message: str, **members: Any) -> Said:
    return told(job("failed", failures=[{"source": "x", "kind": kind, "message": message}], **members))


def test_a_job_is_waited_for_and_its_document_fetched(file: str) -> None:
    slept: list[float] = []
    waiting = told(job("running"), 202, Retry_After="3")
    with fake(told(job("queued"), 202), waiting, told(job(problems=[FOUND])), Said(200, PDF)) as server:
        outcome = go(server, file, slept=slept)
    assert [each.artifact.data for each in outcome.documents] == [PDF]
    assert [str(each) for each in outcome.findings] == ["summary: the summary is long"]
    assert [each.path for each in server.asked[1:]] == ["/v1/jobs/0123abcd"] * 2 + [
        "/v1/jobs/0123abcd/documents/2026-03-14-INC-1-postmortem.pdf"
    ]
    assert slept == [3]
    first, *asked = (each.headers for each in server.asked)
    assert (first["authorization"], first["accept"]) == ("Bearer secret", "application/json")
    assert [each.get("prefer") for each in (first, *asked)] == [None, "wait=30", "wait=30", None]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Said(204), "the job is removed"),
        (problem(404, "There is no such thing"), "the job is removed"),
        (problem(503, "Not now"), "the job 0123abcd could not be removed, and goes on"),
        (Said(cut=-1), "the job 0123abcd could not be removed, and goes on"),
    ],
)
def test_who_interrupts_leaves_no_job_behind(file: str, answer: Said, said: str) -> None:
    heard: list[str] = []

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    with fake(told(job("queued"), 202), told(job("queued")), answer) as server:
        connection = Connection(read_server(server.address, "secret"), interrupted)
        with pytest.raises(KeyboardInterrupt):
            render_there(connection, pack(file, None, "-"), ONE, heard.append)
    assert heard == [f"{server.address}: {said}"]
    assert [(each.method, each.path) for each in server.asked[2:]] == [("DELETE", "/v1/jobs/0123abcd")]
    assert server.asked[2].headers["authorization"] == "Bearer secret"


@pytest.mark.parametrize("is_known", [True, False])
def test_who_interrupts_before_the_job_is_known_asks_for_it_by_its_key(file: str, is_known: bool) -> None:
    heard: list[str] = []

    def interrupted(_: float) -> None:
        raise KeyboardInterrupt

    again = told(job("queued"), 202) if is_known else Said(cut=-1)
    with fake(Said(cut=-1), again, Said(204)) as server:
        connection = Connection(read_server(server.address), interrupted)
        with pytest.raises(KeyboardInterrupt):
            render_there(connection, pack(file, None, "-"), ONE, heard.append)
    said = "the job is removed" if is_known else "if the job has come there, it goes on"
    assert heard == [f"{server.address}: {said}"]
    assert [each.method for each in server.asked] == ["POST", "POST", "DELETE"][: 3 if is_known else 2]
    assert len({each.headers["idempotency-key"] for each in server.asked[:2]}) == 1


def test_what_fails_by_itself_stays_where_it_can_be_looked_at(file: str) -> None:
    with fake(told(job("queued"), 202), problem(500, "A bug")) as server, pytest.raises(RemoteError):
        go(server, file)
    assert [each.method for each in server.asked] == ["POST", "GET"]


def test_all_that_is_wanted_is_asked_for(file: str) -> None:
    wish = Wish(("leadership", "gdpr"), ("docx", "pdf"), "customer", "house", strict=True)
    with fake(problem(422, "no")) as server, pytest.raises(RemoteRefusalError):
        go(server, file, wish)
    assert parse_qsl(urlsplit(server.asked[0].path).query) == [
        ("layout", "leadership"),
        ("layout", "gdpr"),
        ("format", "docx"),
        ("format", "pdf"),
        ("audience", "customer"),
        ("theme", "house"),
        ("strict", "true"),
    ]


def test_a_request_that_was_cut_is_repeated_with_its_key_and_another_has_another(file: str) -> None:
    with fake(Said(cut=-1), told(job()), Said(200, PDF), told(job()), Said(200, PDF)) as server:
        go(server, file)
        go(server, file)
    keys = [each.headers.get("idempotency-key") for each in server.asked if each.method == "POST"]
    assert len(keys) == 3
    assert keys[0] == keys[1] != keys[2]


def test_another_digest_than_was_told_is_refused(file: str) -> None:
    other = Said(200, PDF.replace(b"1.7", b"1.8"))
    with fake(told(job()), other) as server, pytest.raises(RemoteError, match="has another SHA-256 than"):
        go(server, file)


def test_more_than_was_told_is_not_read(file: str) -> None:
    with (
        fake(told(job()), Said(200, PDF * 2)) as server,
        pytest.raises(RemoteError, match="more than 14 bytes"),
    ):
        go(server, file)


@pytest.mark.parametrize(
    "documents",
    [[], [document(layout="gdpr")], [document(), document()], [document(), document(format="docx")]],
)
def test_other_documents_than_were_asked_for_are_refused(file: str, documents: list[Any]) -> None:
    said = told(job(documents=documents))
    with fake(said) as server, pytest.raises(RemoteError, match="other documents than were asked for"):
        go(server, file)


def test_the_data_are_wrong(file: str) -> None:
    with fake(failure("data", "", problems=[WRONG, FOUND])) as server, pytest.raises(DataError) as caught:
        go(server, file)
    assert [each.rule for each in caught.value.problems] == ["wrong", "review"]


def test_the_data_are_wrong_from_the_first(file: str) -> None:
    named = {**WRONG, "file": "incident.yaml", "line": 2, "column": 8}
    said = problem(422, "The data are not valid", problems=[named])
    with fake(said) as server, pytest.raises(DataError) as caught:
        go(server, file)
    assert str(caught.value) == f"{file}:2:8: title: it is wrong"


@pytest.mark.parametrize(
    ("kind", "error"),
    [("layout", LayoutError), ("document", DocumentError), ("time", RemoteError), ("died", RemoteError)],
)
def test_a_document_that_cannot_be_made_keeps_its_reason(
    file: str, kind: str, error: type[Exception]
) -> None:
    with fake(failure(kind, "no font has 'ↂ'", problems=[FOUND])) as server:
        outcome = go(server, file)
    assert type(outcome.error) is error
    assert "no font has 'ↂ'" in str(outcome.error)
    assert (outcome.documents, len(outcome.findings), outcome.is_bug) == ((), 1, False)


def test_a_bug_of_the_server_is_told_without_its_trace(file: str) -> None:
    with fake(failure("bug", "Traceback ...\n  File x\nKeyError: 'y'\n")) as server:
        outcome = go(server, file)
    assert outcome.is_bug
    assert str(outcome.error) == f"{server.address}: the server met a bug in docgen: KeyError: 'y'"


def test_a_file_that_could_not_be_sent_is_told_even_if_the_server_does_not_miss_it(file: str) -> None:
    with Path(file).open("a") as opened:
        opened.write("appendices:\n  - {kind: file, title: T, path: gone.txt}\n")
    with fake(told(job())) as server, pytest.raises(DataError, match=r"there is no file 'gone\.txt'"):
        go(server, file)


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (
            problem(401, "Who are you?", "a token is needed"),
            RemoteRefusalError,
            "a token is needed .give it by --tok",
        ),
        (Said(401, b"<html>"), RemoteRefusalError, "401 .give it by --token-file"),
        (problem(403, "It may not", "scope render"), RemoteRefusalError, "It may not: scope render"),
        (Said(404, b"<html>"), RemoteRefusalError, r"no docgen service answers there \(HTTP 404\)"),
        (problem(413, "Too large"), RemoteRefusalError, "Too large$"),
        (problem(429, "Too much is waiting", "90 wait"), RemoteError, "Too much is waiting: 90 wait"),
        (problem(500, "This is a bug in docgen", "number 7"), RemoteError, "number 7"),
        (Said(502, b"<html>"), RemoteError, "the server answers 502"),
        (Said(301, headers={"Location": "https://new/"}), RemoteRefusalError, "answers 301 to https://new/"),
        (Said(204), RemoteRefusalError, "answers 204"),
        (Said(200, b"<html>"), RemoteError, "no docgen service answers there"),
        (told([1]), RemoteError, "no docgen service answers there"),
        (told({"title": 7, "problems": {}}, 400), RemoteRefusalError, ": 7$"),
        (told({"title": "t", "problems": [None]}, 422), RemoteRefusalError, ": t$"),
    ],
)
def test_what_a_server_may_answer_instead(
    file: str, answer: Said, error: type[Exception], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.remote.connection.PATIENCE", 20)
    with fake(answer) as server, pytest.raises(error, match=words) as caught:
        go(server, file)
    assert type(caught.value) is error
    assert str(caught.value).startswith(f"{server.address}: ")
