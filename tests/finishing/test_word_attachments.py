"""What travels inside a Word file comes out as it went in, also when another program has saved the file."""

from __future__ import annotations

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import Attachment, Relationship
from docgen.enclosure import canonical_json
from docgen.finishing.word import WordFile, attachments_of, open_word
from docgen.seal.namespace import ENCLOSURE
from docgen.writers.docx.storage import enclosed
from word_editing import DATA, LOG, edited, item_name, saved_by_word, sealed_file

anything = st.builds(
    Attachment,
    st.text(st.characters(), min_size=1, max_size=30),
    st.binary(max_size=200) | st.text(max_size=60).map(lambda text: text.encode()),
    st.sampled_from(["application/json", "image/png"]) | st.text(max_size=10),
    st.sampled_from(Relationship),
    st.text(st.characters(), max_size=30),
)
hostile = st.text(
    st.sampled_from("a\x00\x1f\t\n\r \ufffe\uffff\ud800\udfff\x7f\x85\u2028]>&<\"'\\\U0001f600"), max_size=40
)


def taken_out(*items: bytes) -> tuple[tuple[Attachment, ...], tuple[str, ...]]:
    found = attachments_of(
        WordFile("x", {f"customXml/item{at}.xml": each for at, each in enumerate(items, 1)})
    )
    return found.attachments, found.faults


@given(st.lists(anything, max_size=3))
def test_any_file_comes_out_as_it_went_in(attachments: list[Attachment]) -> None:
    assert taken_out(*map(enclosed, attachments)) == (tuple(attachments), ())


@given(st.dictionaries(hostile, hostile, max_size=4))
def test_any_data_travels_as_text(value: dict[str, str]) -> None:
    data = Attachment("d.json", canonical_json({"data": value}), "application/json", Relationship.SOURCE, "d")
    item = enclosed(data)
    assert b'encoding="text"' in item
    assert taken_out(item) == ((data,), ())


def test_large_files_are_cut_into_pieces_that_parsers_take() -> None:
    big = Attachment("big.bin", bytes(range(256)) * 12_000, "x/y", Relationship.SUPPLEMENT, "big")
    item = enclosed(big)
    assert item.count(b"<piece>") == 4
    assert max(map(len, item.split(b"<piece>"))) < 1_100_000
    assert taken_out(item) == ((big,), ())


def test_a_file_written_and_saved_again_holds_the_same() -> None:
    data = sealed_file()
    for each in (data, saved_by_word(data)):
        assert attachments_of(open_word(each)) == attachments_of(open_word(data))
        assert attachments_of(open_word(each)).attachments == (DATA, LOG)


def test_data_that_was_changed_is_reported_and_not_dropped() -> None:
    data = sealed_file()
    changed = edited(data, item_name(data, ENCLOSURE), lambda part: part.replace(b"title", b"Title"))
    found = attachments_of(open_word(changed))
    assert [each.name for each in found.attachments] == ["incident.json", "logs/a b.log"]
    assert found.faults == ("incident.json: its content is not that of its digest",)


@pytest.mark.parametrize("content", ["%%%", "QUJ", b64encode(b"x").decode() + "é"])
def test_what_is_no_base64_is_reported(content: str) -> None:
    item = f'<file xmlns="{ENCLOSURE}" name="a" encoding="base64"><piece>{content}</piece></file>'.encode()
    assert taken_out(item) == ((), ("a: its content cannot be read",))
