"""The audit log: written by whoever asks, read back line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from docgen.service.access import audit as room
from docgen.service.access import needs, record
from docgen.service.access.audit import Line, add, read, write
from docgen.service.database import Database


def test_a_line_says_who_did_what(
    client: FlaskClient, database: Database, bearer: Callable[..., dict[str, str]]
) -> None:
    @client.application.get("/fetched")
    @needs("read")
    def fetched() -> str:
        record("document-fetched", job="j1", document="report.pdf", sha256="ab" * 32, detail="pdf")
        return "yes"

    header = bearer("ama")
    assert client.get("/fetched", headers=header).status_code == 200
    line = list(read(database))[-1]
    id_ = header["Authorization"].split("_")[1]
    expected = Line("ama", "document-fetched", id_, "j1", "report.pdf", "ab" * 32, "pdf", line.at, line.seq)
    assert line == expected


def test_whoever_is_on_this_machine_is_written_down_without_a_token(
    open_client: FlaskClient, database: Database
) -> None:
    @open_client.application.get("/done")
    @needs("read")
    def done() -> str:
        record("job-submitted", job="j1")
        return "yes"

    open_client.get("/done")
    assert [(line.owner, line.token, line.job) for line in read(database)] == [("local", "", "j1")]


def test_lines_are_read_in_order_portion_by_portion(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_PORTION", 3)
    for number in range(7):
        write(database, Line("ama", "counted", detail=str(number)))
    assert [line.detail for line in read(database)] == list("0123456")


def test_lines_can_be_chosen_by_owner_and_moment(database: Database) -> None:
    with database.writing() as connection:
        for at, owner in ((10.0, "ama"), (20.0, "bo"), (30.0, "ama")):
            add(connection, Line(owner, "did"), at)
    assert [line.at for line in read(database, since=20.0)] == [20.0, 30.0]
    assert [line.at for line in read(database, owner="ama")] == [10.0, 30.0]
    assert [line.at for line in read(database, since=20.0, owner="ama")] == [30.0]


def test_a_line_can_be_kept_with_what_it_is_about_or_not_at_all(database: Database) -> None:
    class StoppedError(Exception):
        pass

    def half_done() -> None:
        with database.writing() as connection:
            add(connection, Line("ama", "did"), 1.0)
            raise StoppedError

    with pytest.raises(StoppedError):
        half_done()
    assert list(read(database)) == []


def test_what_is_no_text_is_written_as_a_mark_and_what_is_cut_shows_it(database: Database) -> None:
    write(database, Line("ama", "did", document="a\x00b\ud800\u202e", detail="x" * 5000))
    (line,) = read(database)
    assert line.document == "a‹U+0000›b‹U+D800›‹U+202E›"
    assert line.detail == "x" * 1000 + "…"
