"""A draft begins with nothing, with a text, or with whatever files somebody drops."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.scaffold import scaffold
from docgen.service.draft import begin_from_files, begin_from_scaffold, begin_from_text, content
from docgen.service.rooms import Rooms

DATA = b"""id: 1
appendices:
  - {kind: image, title: t, path: evidence/graph.png}
  - {kind: config, title: t, path: c.yaml}
"""


def test_an_empty_one_holds_the_scaffold(rooms: Rooms) -> None:
    draft = begin_from_scaffold(rooms, "ama")
    assert (draft.name, draft.text) == ("incident.yaml", scaffold())


def test_a_text_is_kept_as_it_was_pasted(rooms: Rooms) -> None:
    draft = begin_from_text(rooms, "ama", '{"id": "INC-1"}')
    assert (draft.name, draft.text) == ("incident.json", '{"id": "INC-1"}')


def test_an_empty_text_is_refused(rooms: Rooms) -> None:
    with pytest.raises(DataError, match="the text is empty"):
        begin_from_text(rooms, "ama", " \n")


def test_files_come_in_any_order_and_are_called_what_the_data_call_them(rooms: Rooms) -> None:
    draft = begin_from_files(
        rooms,
        "ama",
        [("graph.png", b"png"), ("c.yaml", b"a: 1"), ("incident.yaml", DATA), ("more.log", b"log")],
    )
    assert (draft.name, draft.text) == ("incident.yaml", DATA.decode())
    assert {each.name: content(rooms, draft, each) for each in draft.exhibits} == {
        "evidence/graph.png": b"png",
        "c.yaml": b"a: 1",
        "more.log": b"log",
    }


def test_two_files_of_one_name_are_both_kept(rooms: Rooms) -> None:
    draft = begin_from_files(rooms, "ama", [("i.json", b"{}"), ("a/x.log", b"1"), ("b/x.log", b"2")])
    assert {each.name for each in draft.exhibits} == {"x.log", "x-2.log"}


def test_which_file_is_the_data_must_be_clear(rooms: Rooms) -> None:
    with pytest.raises(DataError) as caught:
        begin_from_files(rooms, "ama", [("a.yaml", b"id: 1"), ("b.yaml", b"id: 2")])
    assert [each.location.file for each in caught.value.problems] == ["a.yaml", "b.yaml"]
    with pytest.raises(DataError, match=r"none of these is a file of data: a\.png"):
        begin_from_files(rooms, "ama", [("a.png", b"x")])
    with pytest.raises(DataError, match="nothing"):
        begin_from_files(rooms, "ama", [])


def test_what_is_no_text_is_refused_in_its_place(rooms: Rooms) -> None:
    with pytest.raises(DataError, match="is no UTF-8 text"):
        begin_from_files(rooms, "ama", [("a.yaml", b"id: \xff")])


def test_a_draft_that_cannot_be_begun_leaves_no_files(rooms: Rooms) -> None:
    with pytest.raises(DataError):
        begin_from_files(rooms, "ama", [("a.yaml", b"id: \x00"), ("a.log", b"1")])
    assert not list(rooms.store.names())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=20) | st.just("a.yaml"), st.binary(max_size=40)), max_size=4))
def test_any_files_give_a_draft_or_a_reason(rooms: Rooms, files: list[tuple[str, bytes]]) -> None:
    try:
        draft = begin_from_files(rooms, "hypothesis", files)
    except DataError as error:
        assert error.problems
    else:
        assert len(draft.exhibits) == len(files) - 1
        from docgen.service.draft import remove_draft

        remove_draft(rooms, "hypothesis", draft.id)
