"""The seal holds what a file was, notices its own change, and knows the text whatever Word makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.seal.markup import held, parse, released
from docgen.seal.story import story
from docgen.seal.word import WordSeal, opened

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
named = st.text(max_size=20)
entries = st.lists(st.tuples(named, st.text("0123456789abcdef", max_size=8)), max_size=4).map(tuple)


def lines(inner: str) -> list[str]:
    return story(f'<w:body xmlns:w="{NAMESPACE}">{inner}</w:body>'.encode(), "body").lines


def said(text: str, before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{text}</w:t></w:r></w:p>"


@given(named, named, named, entries, entries)
def test_a_seal_is_read_as_it_was_written(
    version: str, layout: str, source: str, files: tuple, parts: tuple
) -> None:
    seal = WordSeal(version, layout, "ab" * 32, source, files, "cd" * 32, parts)
    again = opened(seal.written(), "seal")
    assert (again.version, again.layout, again.source, again.files, again.parts) == (
        version, layout, source, files, parts,
    )  # fmt: skip
    assert again.is_true
    assert again.written() == seal.written()


def test_no_byte_of_a_seal_can_change() -> None:
    data = WordSeal("0.1.0", "postmortem", "ab" * 32, "a", (("a", "1"),), "cd" * 32, (("b", "2"),)).written()
    for at in range(len(data)):
        changed = data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]
        try:
            seal = opened(changed, "seal")
        except DataError:
            continue
        assert not (seal.is_true and seal.written() == changed), f"the change at {at} goes unseen"


@given(st.text(st.characters(), max_size=60))
def test_any_name_can_be_held(name: str) -> None:
    assert released(held(name)) == name
    assert parse(
        f'<a b="{held("é" + name).replace("&", "").replace("<", "").replace(chr(34), "")}"/>'.encode(), "a"
    )


def test_runs_marks_and_bookmarks_make_no_difference() -> None:
    split = "<w:r><w:t>one </w:t></w:r><w:proofErr w:type='x'/><w:r w:rsidR='1'><w:t>word</w:t></w:r>"
    marked = f"<w:p><w:bookmarkStart w:id='1'/>{split}<w:bookmarkEnd w:id='1'/></w:p><w:p/>"
    assert lines(marked) == lines(said("one word")) == ["one word"]


def test_a_field_that_word_made_anew_says_the_same() -> None:
    assert lines(said("see Exhibit\u00a0A")) == lines(said("see Exhibit A ")) == ["see Exhibit A"]


def test_signs_count_and_tab_stops_do_not() -> None:
    stops = "<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"
    assert lines(f"<w:p>{stops}<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>") == [
        "a\tb\vc"
    ]


def test_pages_in_the_contents_do_not_count_even_without_a_field() -> None:
    kinds = {kind: f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")}
    start = f"{kinds['begin']}<w:r><w:instrText> TOC </w:instrText></w:r>{kinds['separate']}"
    entry = "<w:r><w:t>1</w:t><w:tab/><w:t>One</w:t><w:tab/><w:t>12</w:t></w:r>"
    shown = lines(f"<w:p>{start}{entry}</w:p><w:p>{entry}{kinds['end']}</w:p><w:p>{entry}</w:p>")
    assert shown == ["1\tOne", "1\tOne", "1\tOne\t12"]


def test_words_cannot_hide_in_the_number_of_a_page() -> None:
    field = "<w:fldSimple w:instr='PAGEREF x'><w:r><w:t>all is well, see page </w:t></w:r></w:fldSimple>"
    assert lines(f"<w:p>{field}</w:p>") == ["all is well, see page"]


@pytest.mark.parametrize(("code", "shown"), [("PAGEREF x \\h", []), ("NUMPAGES", []), ("SEQ Figure", ["7"])])
def test_numbers_of_pages_do_not_count(code: str, shown: list[str]) -> None:
    kinds = {kind: f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")}
    result = "<w:r><w:t>7</w:t></w:r>"
    instruction = f"{kinds['begin']}<w:r><w:instrText> {code} </w:instrText></w:r>{kinds['separate']}"
    assert lines(f"<w:p>{instruction}{result}{kinds['end']}</w:p>") == shown
    assert lines(f"<w:p><w:fldSimple w:instr='{code}'>{result}</w:fldSimple></w:p>") == shown


def test_what_is_filled_in_is_no_text_of_the_document_but_anything_else_is() -> None:
    bound = "<w:dataBinding w:prefixMappings=\"xmlns:f='urn:docgen:form:1'\" w:xpath='/f:form'/>"
    for properties, shown in (
        (bound, ["before"]),
        ("<w:tag w:val='to-be-filled-in-3'/>", ["before"]),
        ("<w:tag w:val='mine'/>", ["before", "inside"]),
        ("<w:dataBinding w:prefixMappings='' w:xpath='/form'/>", ["before", "inside"]),
    ):
        control = (
            f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{said('inside')}</w:sdtContent></w:sdt>"
        )
        assert lines(said("before") + control) == shown


def test_text_is_found_wherever_it_stands() -> None:
    box = f"<w:p><w:r><w:t>out</w:t><w:pict><w:txbxContent>{said('in')}</w:txbxContent></w:pict></w:r></w:p>"
    assert lines(box) == ["out", "in"]
    inserted, gone = "<w:ins><w:r><w:t>new</w:t></w:r></w:ins>", "<w:r><w:delText>old</w:delText></w:r>"
    assert lines(f"<w:p>{inserted}<w:del>{gone}</w:del></w:p>") == ["new"]


NAMES = (
    "p",
    "r",
    "t",
    "sdt",
    "sdtPr",
    "sdtContent",
    "tag",
    "alias",
    "fldSimple",
    "fldChar",
    "pPr",
    "instrText",
)
KINDS = ("", "fldCharType='begin'", "fldCharType='separate'", "fldCharType='end'", "val='to-be-filled-in-1'")


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    children = st.lists(inner, max_size=4).map("".join)
    return st.builds(
        lambda name, kind, content: f"<w:{name} {kind and 'w:' + kind}>{content}</w:{name}>",
        st.sampled_from(NAMES),
        st.sampled_from(KINDS),
        children,
    )


@given(st.recursive(st.just("x"), nested, max_leaves=30))
def test_elements_in_any_place_are_read(inner: str) -> None:
    assert len(lines(inner)) <= inner.count("<w:p ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        (b"<a>", "not well-formed"),
        (b"<a>" * 2000 + b"</a>" * 2000, "deep"),
        (b"", "not well-formed"),
        (b"<?xml version='1.0' encoding='cp037'?><a/>", "written in"),
        (b"\xff\xfe<", "not well-formed"),
    ],
)
def test_hostile_markup_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(DataError, match=why):
        parse(data, "part.xml")
