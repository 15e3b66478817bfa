"""The journal in a store: one run at a time, in portions, and no more is lost than the last seconds."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest

from batch.here import order_for, run_here, write_incident
from docgen.batch import audit, claim, open_journal, store_journal
from docgen.batch.claim import CLAIM
from docgen.batch.portions import merge, portions_among
from docgen.batch.store_journal import StoreJournal
from docgen.errors import OutputError, PlanError, UnreadableError
from docgen.manifest import Line, read_lines
from docgen.storage import Place, open_place, store
from storage.faulty import failing, faulty_store

LINE = Line("a.yaml", "postmortem", "docx", "r", "0.1.0", "2026-03-14T00:00:00Z", 0.1, "a.docx", "d", 1)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "PAUSES", [0.0, 0.0])
    monkeypatch.setattr(claim, "PATIENCE", 0.6)
    monkeypatch.setattr(claim, "BEAT", 0.1)
    monkeypatch.setattr(claim, "_LOOK", 0.1)
    monkeypatch.setattr(store_journal, "_TICK", 0.05)


@pytest.fixture
def out() -> Iterator[Place]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield open_place("memory://archive/out")
    system.store.clear()


def line(number: int) -> Line:
    return replace(LINE, source=f"{number}.yaml", document=f"{number}.docx")


def documents(out: Place) -> list[str]:
    data = out.read("manifest.jsonl", 2**20)
    return [each.document for each in read_lines(data, "manifest.jsonl")[0]]


def killed(journal: StoreJournal) -> None:
    """What is left of a run that was ended by force."""
    journal._over.set()
    journal._ticking.join()


def test_the_first_line_is_written_at_once_and_all_are_in_the_manifest_at_the_end(out: Place) -> None:
    with open_journal(out) as journal:
        journal.add([line(1)])
        assert len(portions_among(out.names())) == 1
        journal.add([line(2), line(3)])
        journal.add([line(4)])
        assert len(portions_among(out.names())) == 1
    assert documents(out) == ["1.docx", "2.docx", "3.docx", "4.docx"]
    assert list(out.names()) == ["manifest.jsonl"]
    with open_journal(out) as journal:
        assert [each.document for each in journal.standing().values()] == documents(out)
        journal.add([replace(line(1), finished="2026-03-15T00:00:00Z")])
    assert documents(out) == ["1.docx", "2.docx", "3.docx", "4.docx", "1.docx"]


def test_lines_wait_no_longer_than_told(out: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_journal, "EVERY", 0.2)
    with open_journal(out) as journal:
        journal.add([line(1)])
        journal.add([line(2)])
        until = time.monotonic() + 10
        while len(portions_among(out.names())) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert len(portions_among(out.names())) == 2


def test_so_many_lines_do_not_wait(out: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_journal, "_MOST_LINES", 2)
    with open_journal(out) as journal:
        for number in range(5):
            journal.add([line(number)])
        assert len(portions_among(out.names())) == 3


def test_what_a_run_left_that_was_ended_by_force_is_gathered(out: Place) -> None:
    with open_journal(out) as journal:
        journal.add([line(1)])
    dead = StoreJournal(out)
    dead.__enter__()
    dead.add([line(2)])
    killed(dead)
    out.write(".manifest/x/.00000009.jsonl.0123456789ab.part", b"half", replace=False)
    with open_journal(out) as journal:
        assert [each.document for each in journal.standing().values()] == ["1.docx", "2.docx"]
    assert documents(out) == ["1.docx", "2.docx"]
    assert list(out.names()) == ["manifest.jsonl"]


def test_a_portion_that_was_merged_but_not_removed_is_not_merged_twice(out: Place) -> None:
    dead = StoreJournal(out)
    dead.__enter__()
    dead.add([line(1)])
    killed(dead)
    (name,) = portions_among(out.names())
    data = out.read(name, 2**20)
    out.write("manifest.jsonl", data, replace=False)
    assert merge(out, [name]) == data
    assert documents(out) == ["1.docx"]


def test_a_run_at_work_is_left_alone_and_a_dead_one_is_not(out: Place) -> None:
    alive = StoreJournal(out)
    alive.__enter__()
    with pytest.raises(PlanError, match=r"another batch is at work here \(let it finish: .*, process \d+"):
        open_journal(out).__enter__()
    killed(alive)
    with open_journal(out):
        assert json.loads(out.read(CLAIM, 1000))["beat"] >= 0


def test_a_run_that_was_taken_for_dead_stops(out: Place) -> None:
    late = StoreJournal(out)
    late.__enter__()
    late.add([line(1)])
    out.write(CLAIM, b'{"owner": "another"}', replace=True)
    until = time.monotonic() + 10
    while not late._taken and time.monotonic() < until:
        time.sleep(0.05)
    with pytest.raises(OutputError, match="another batch has taken the folder over"):
        late.add([line(2)])
    late.__exit__(None, None, None)
    assert out.read(CLAIM, 1000) == b'{"owner": "another"}'
    assert len(portions_among(out.names())) == 1  # for the other one, or the next


def test_an_audit_knows_what_is_not_yet_in_the_manifest(out: Place, tmp_path: Path) -> None:
    order = replace(order_for(tmp_path), out=out)
    source = write_incident(tmp_path / "a.yaml")
    assert run_here(order, source)[0].made == 1
    (whole,) = (data := out.read("manifest.jsonl", 2**20)).splitlines(keepends=True)
    out.remove("manifest.jsonl")
    out.write(".manifest/20260314T000000Z-01234567/00000000.jsonl", whole, replace=False)
    found = audit(out)
    assert (found.intact, found.findings) == (1, [])
    assert run_here(order, source)[0].current == 1
    assert out.read("manifest.jsonl", 2**20) == data


def test_there_must_be_a_manifest_for_an_audit(out: Place) -> None:
    with pytest.raises(UnreadableError, match="no manifest"):
        audit(out)


@pytest.mark.parametrize("step", ["half a write", "write", "copy"])
def test_lines_that_the_store_does_not_take_are_not_taken_for_written(step: str) -> None:
    with faulty_store() as broken:
        out = open_place("faulty://archive/out")
        journal = StoreJournal(out)
        journal.__enter__()
        journal.add([line(1)])
        broken.fault = staticmethod(failing(step))
        journal._since = 0.0
        journal._pending.append(line(2))
        with pytest.raises(OutputError, match="the line broke"):
            journal.add([line(3)])
        broken.fault = None
        journal.__exit__(None, None, None)
        assert documents(out) == ["1.docx", "2.docx"]
        assert list(out.names()) == ["manifest.jsonl"]


def test_a_manifest_that_cannot_be_made_whole_stays_in_portions() -> None:
    with faulty_store() as broken:
        out = open_place("faulty://archive/out")
        journal = StoreJournal(out)
        journal.__enter__()
        journal.add([line(1)])
        broken.fault = staticmethod(failing("copy"))
        with pytest.raises(OutputError, match="run the batch again"):
            journal.__exit__(None, None, None)
        broken.fault = None
        with open_journal(out) as again:
            assert [each.document for each in again.standing().values()] == ["1.docx"]


def test_an_error_that_ended_the_batch_is_not_hidden_by_one_of_the_store() -> None:
    with faulty_store() as broken:
        out = open_place("faulty://archive/out")
        journal = StoreJournal(out)
        journal.__enter__()
        journal.add([line(1)])
        broken.fault = staticmethod(failing("copy"))
        journal.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        broken.fault = None
        assert len(portions_among(out.names())) == 1
