"""Drafts are kept for their owners alone, and nothing that somebody wrote is overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import update

from docgen.errors import DataError
from docgen.service.database import DRAFTS
from docgen.service.draft import (
    ChangedError,
    Choice,
    Draft,
    Preview,
    Subject,
    begin_from_text,
    expired_drafts,
    find_draft,
    hold,
    keeping,
    list_drafts,
    remember,
    remove_draft,
    save,
)
from docgen.service.job import NotFoundError
from docgen.service.rooms import Rooms
from docgen.service.runner.upkeep import Upkeep

MINE, OTHERS = "ama", "ben"


@pytest.fixture
def draft(rooms: Rooms) -> Draft:
    return begin_from_text(rooms, MINE, "id: INC-1\n")


def stored(rooms: Rooms) -> list[str]:
    return [name for name in rooms.store.names() if name.startswith("drafts/")]


def test_what_was_begun_is_found_again(rooms: Rooms, draft: Draft) -> None:
    found = find_draft(rooms.database, MINE, draft.id)
    assert found == draft
    assert (found.text, found.name, found.version) == ("id: INC-1\n", "incident.yaml", 1)
    assert found.expires == pytest.approx(found.changed + 3600)


def test_nobody_else_sees_it_nor_learns_that_it_is_there(rooms: Rooms, draft: Draft) -> None:
    for owner, id_ in ((OTHERS, draft.id), (MINE, "0" * 32)):
        with pytest.raises(NotFoundError, match="there is no such draft"):
            find_draft(rooms.database, owner, id_)
        with pytest.raises(NotFoundError):
            save(rooms, owner, replace(draft, id=id_, text="x"))
        with pytest.raises(NotFoundError):
            remove_draft(rooms, owner, id_)
        with pytest.raises(NotFoundError):
            remember(rooms.database, owner, id_, Choice())
    assert list_drafts(rooms.database, OTHERS) == ()


def test_a_change_counts_the_version_and_a_stale_one_overwrites_nothing(rooms: Rooms, draft: Draft) -> None:
    second = save(rooms, MINE, replace(draft, text="id: INC-2\n"))
    assert second.version == 2
    with pytest.raises(ChangedError) as caught:
        save(rooms, MINE, replace(draft, text="id: INC-3\n"))
    assert caught.value.version == 2
    assert find_draft(rooms.database, MINE, draft.id).text == "id: INC-2\n"


def test_the_same_text_said_twice_is_no_conflict(rooms: Rooms, draft: Draft) -> None:
    save(rooms, MINE, replace(draft, text="id: INC-2\n"))
    again = save(rooms, MINE, replace(draft, text="id: INC-2\r\n"))
    assert again.version == 2


def test_lines_end_with_a_line_feed_alone(rooms: Rooms, draft: Draft) -> None:
    assert save(rooms, MINE, replace(draft, text="a: 1\r\nb: 2\rc: 3\n")).text == "a: 1\nb: 2\nc: 3\n"


@pytest.mark.parametrize(("text", "rule"), [("a: \x00", "character"), ("x" * (16 * 2**20 + 1), "too-large")])
def test_what_no_text_can_be_is_refused_and_the_old_one_stays(
    rooms: Rooms, draft: Draft, text: str, rule: str
) -> None:
    with pytest.raises(DataError) as caught:
        save(rooms, MINE, replace(draft, text=text))
    assert [each.rule for each in caught.value.problems] == [rule]
    assert find_draft(rooms.database, MINE, draft.id) == draft


def test_what_is_remembered_is_no_change_of_the_draft(rooms: Rooms, draft: Draft) -> None:
    parts = (
        Choice(("leadership",), ("pdf",), "customer", "dark"),
        Preview("a", "b", "c", "d", "e"),
        Subject("1", "ü"),
    )
    for part in parts:
        remember(rooms.database, MINE, draft.id, part)
    found = find_draft(rooms.database, MINE, draft.id)
    assert (found.choice, found.preview, found.subject) == parts
    assert (found.version, found.changed) == (draft.version, draft.changed)


def test_the_one_that_was_changed_last_is_listed_first(rooms: Rooms, draft: Draft) -> None:
    other = begin_from_text(rooms, MINE, "id: INC-9\n")
    assert [each.id for each in list_drafts(rooms.database, MINE)] == [other.id, draft.id]
    save(rooms, MINE, replace(draft, text="id: INC-2\n"))
    assert [each.id for each in list_drafts(rooms.database, MINE)] == [draft.id, other.id]


def test_nobody_has_more_drafts_than_a_hundred(rooms: Rooms, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_DRAFTS", 2)
    for _ in range(2):
        begin_from_text(rooms, MINE, "id: 1")
    with pytest.raises(DataError, match="there are 2 drafts already"):
        begin_from_text(rooms, MINE, "id: 1")
    begin_from_text(rooms, OTHERS, "id: 1")


def test_a_draft_goes_with_its_files(rooms: Rooms, draft: Draft) -> None:
    save(rooms, MINE, replace(draft, exhibits=hold(rooms, draft.id, [("a.log", b"1"), ("../b.log", b"2")])))
    assert len(stored(rooms)) == 2
    remove_draft(rooms, MINE, draft.id)
    assert stored(rooms) == []
    assert list_drafts(rooms.database, MINE) == ()


def test_what_is_over_its_time_goes_and_nothing_else(rooms: Rooms, draft: Draft) -> None:
    old = begin_from_text(rooms, OTHERS, "id: old")
    save(rooms, OTHERS, replace(old, exhibits=hold(rooms, old.id, [("a.log", b"1")])))
    with rooms.database.writing() as connection:
        connection.execute(update(DRAFTS).where(DRAFTS.c.id == old.id).values(expires=1.0))
    assert expired_drafts(rooms) == 1
    assert stored(rooms) == []
    assert find_draft(rooms.database, MINE, draft.id) == draft
    assert expired_drafts(rooms) == 0


def test_a_runner_removes_what_is_over_its_time(rooms: Rooms, draft: Draft) -> None:
    with rooms.database.writing() as connection:
        connection.execute(update(DRAFTS).values(expires=1.0))
    Upkeep(rooms).turn()
    assert list_drafts(rooms.database, MINE) == ()


def test_everything_stays_within_the_data_folder(rooms: Rooms, draft: Draft, tmp_path: Path) -> None:
    save(
        rooms, MINE, replace(draft, exhibits=hold(rooms, draft.id, [("../../../x", b"1"), ("/etc/x", b"2")]))
    )
    assert {each.name for each in tmp_path.iterdir()} == {"data"}
    assert all(len(name.split("/")) == 3 and name.split("/")[2].isalnum() for name in stored(rooms))
