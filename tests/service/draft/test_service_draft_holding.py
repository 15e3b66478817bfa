"""Files of a draft: by content, within limits, under keys of our own."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from docgen.errors import DataError
from docgen.service.draft import (
    Draft,
    Held,
    begin_from_text,
    content,
    hold,
    holding,
    joined,
    let_go,
    save,
    shelf_of,
    sweep_files,
)
from docgen.service.rooms import Rooms

PNG = b"\x89PNG\r\n\x1a\n" + bytes(8)


@pytest.fixture
def draft(rooms: Rooms) -> Draft:
    return begin_from_text(rooms, "ama", "id: INC-1\n")


def held(name: str, size: int = 1) -> Held:
    return Held(name, "0", size, "text/plain", "")


def test_a_file_is_known_by_its_content_and_read_again(rooms: Rooms, draft: Draft) -> None:
    (each,) = hold(rooms, draft.id, [("picture.txt", PNG)])
    assert (each.name, each.media_type, each.size) == ("picture.txt", "image/png", len(PNG))
    assert each.sha256 == sha256(PNG).hexdigest()
    assert content(rooms, draft, each) == PNG


def test_a_check_finds_it_under_the_name_that_the_data_call_it(rooms: Rooms, draft: Draft) -> None:
    files = hold(rooms, draft.id, [("evidence/a.log", b"one")])
    shelf = shelf_of(rooms, Draft(draft.id, draft.name, draft.text, files))
    assert shelf.read("evidence/a.log", 10) == b"one"
    with pytest.raises(DataError):
        shelf.read(files[0].key, 10)


def test_what_is_too_large_or_empty_is_refused_all_at_once_and_nothing_is_kept(
    rooms: Rooms, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "MOST_BYTES", 4)
    with pytest.raises(DataError) as caught:
        hold(rooms, draft.id, [("good", b"1234"), ("large", b"12345"), ("empty", b"")])
    assert [(each.rule, each.location.file) for each in caught.value.problems] == [
        ("too-large", "large"),
        ("empty", "empty"),
    ]
    assert not list(rooms.store.names())


def test_a_file_of_the_same_name_takes_the_place_of_the_other() -> None:
    all_, gone = joined([held("a"), held("b")], [held("a", 7), held("c")])
    assert [(each.name, each.size) for each in all_] == [("a", 7), ("b", 1), ("c", 1)]
    assert gone == (held("a"),)


def test_too_many_files_or_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match="would have 201 files"):
        joined([], [held(str(number)) for number in range(201)])
    with pytest.raises(DataError, match="more than 512 MB"):
        joined([held("a", 512 * 2**20)], [held("b")])


def test_files_of_no_draft_are_removed_when_they_are_seen_so_twice(rooms: Rooms, draft: Draft) -> None:
    kept = save(rooms, "ama", replace(draft, exhibits=hold(rooms, draft.id, [("a", b"1")])))
    hold(rooms, draft.id, [("stray", b"2")])
    hold(rooms, "0" * 32, [("of nobody", b"3")])
    rooms.store.write("jobs/1/in/000000", b"4", replace=False)
    seen = sweep_files(rooms, frozenset())
    assert len(seen) == 2
    assert len(list(rooms.store.names())) == 4
    assert sweep_files(rooms, seen) == frozenset()
    assert sorted(rooms.store.names()) == [
        f"drafts/{draft.id}/{kept.exhibits[0].key}",
        "jobs/1/in/000000",
    ]


def test_what_is_let_go_is_gone(rooms: Rooms, draft: Draft) -> None:
    files = hold(rooms, draft.id, [("a", b"1"), ("b", b"2")])
    let_go(rooms, draft.id, files[:1])
    assert [name.rpartition("/")[2] for name in rooms.store.names()] == [files[1].key]
