"""Every change of a sealed Word file is found, and said to be what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.finishing.word import Change, Difference, Kind, word_differences
from docgen.seal.namespace import ENCLOSURE, FORM, SEAL
from docgen.writers.docx.storage import enclosed
from specimen import specimen
from word_editing import (
    DATA,
    LOG,
    edited,
    filled_in_by_reviewer,
    item_name,
    members_of,
    saved_by_word,
    sealed_file,
    zipped,
)

FILE = sealed_file()


def differences(data: bytes) -> set[tuple[Kind, Change, str]]:
    return {(each.kind, each.change, each.name) for each in word_differences(data)}


def kinds(data: bytes) -> set[Kind]:
    return {each.kind for each in word_differences(data)}


def test_a_file_is_intact_at_first() -> None:
    assert word_differences(FILE) == ()
    assert word_differences(sealed_file(replace(specimen(), cover=None), LOG)) == ()
    assert word_differences(zipped(members_of(FILE))) == (), "another program may pack the same parts"


@pytest.mark.parametrize("name", sorted(members_of(FILE)))
def test_no_part_can_change_or_go(name: str) -> None:
    changed = edited(
        FILE, name, lambda part: part.replace(b"\n", b"\n\n", 1) if b"?>\n" in part else part + b" "
    )
    try:
        assert word_differences(changed)
    except Exception as error:  # noqa: BLE001 - whatever it is, it must be one of ours
        assert type(error).__name__ == "DataError"
    members = members_of(FILE)
    del members[name]
    try:
        assert word_differences(zipped(members))
    except Exception as error:  # noqa: BLE001
        assert type(error).__name__ == "DataError"


def test_the_data_and_an_exhibit() -> None:
    name = item_name(FILE, ENCLOSURE)
    changed = edited(FILE, name, lambda part: part.replace(b"title", b"Title"))
    assert differences(changed) == {(Kind.DATA, Change.CHANGED, "incident.json")}
    members = members_of(FILE)
    forged = enclosed(replace(DATA, data=b"{}"))
    assert differences(zipped({**members, name: forged})) == {(Kind.DATA, Change.CHANGED, "incident.json")}
    more = zipped({**members, "customXml/item9.xml": enclosed(replace(LOG, name="more.log"))})
    assert (Kind.EXHIBIT, Change.EXTRA, "more.log") in differences(more)
    twice = zipped({**members, "customXml/item9.xml": enclosed(replace(LOG, data=b"other"))})
    assert (Kind.EXHIBIT, Change.EXTRA, LOG.name) in differences(twice)
    (log,) = (name for name, part in members.items() if part == enclosed(LOG))
    del members[log]
    assert differences(zipped(members)) == {
        (Kind.EXHIBIT, Change.MISSING, LOG.name),
        (Kind.PART, Change.MISSING, log),
    }


def test_what_an_item_says_of_its_file_counts() -> None:
    name = item_name(FILE, ENCLOSURE)
    changed = edited(FILE, name, lambda part: part.replace(b"The data", b"Other data"))
    assert differences(changed) == {(Kind.PART, Change.CHANGED, name)}


def test_what_was_filled_in() -> None:
    signed = filled_in_by_reviewer(FILE, "Signature, Author", "Mercy Okafor")
    found = word_differences(signed)
    assert found == (
        Difference(Kind.FILLED_IN, Change.FILLED_IN, "Signature, Author", "Mercy Okafor"),
        Difference(Kind.PART, Change.CHANGED, "word/document.xml"),
    )
    assert Kind.TEXT not in kinds(filled_in_by_reviewer(FILE, "name", "in the text"))


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("word/document.xml", b"jumps up and down", b"jumps up and down"),
        ("word/document.xml", b"important and ", b"unimportant and "),
        ("word/document.xml", b"Event 7 of", b"Event 8 of"),
        ("word/header1.xml", b"Confidential", b"Public"),
        ("word/header2.xml", b'string="DRAFT"', b'string="FINAL"'),
        ("word/footer1.xml", b"A specimen", b"Another"),
    ],
)
def test_the_text(part: str, before: bytes, after: bytes) -> None:
    if before == after:
        before, after = b"The gist comes first.", b"The gist comes last."
    assert differences(edited(FILE, part, lambda data: data.replace(before, after))) == {
        (Kind.TEXT, Change.CHANGED, ""),
        (Kind.PART, Change.CHANGED, part),
    }


def test_a_picture() -> None:
    name = next(name for name in members_of(FILE) if name.endswith(".png"))
    assert differences(edited(FILE, name, lambda part: part + b"x")) == {(Kind.PICTURE, Change.CHANGED, name)}
    members = members_of(FILE)
    picture = members.pop(name)
    assert differences(zipped(members)) == {(Kind.PICTURE, Change.MISSING, name)}
    assert differences(zipped({**members, "word/media/image1.png": picture})) == set()
    more = zipped({**members_of(FILE), "word/media/image1.png": b"x"})
    assert differences(more) == {(Kind.PICTURE, Change.EXTRA, "word/media/image1.png")}


def test_the_seal() -> None:
    name = item_name(FILE, SEAL)
    older = edited(FILE, name, lambda part: part.replace(b'layout="postmortem"', b'layout="leadership"'))
    assert word_differences(older) == (
        Difference(Kind.SEAL, Change.CHANGED, detail="it does not say what docgen wrote"),
    )
    spaced = edited(FILE, name, lambda part: part + b"\n")
    (found,) = word_differences(spaced)
    assert (found.kind, found.change) == (Kind.SEAL, Change.CHANGED)
    assert "unchanged" in found.detail
    members = members_of(FILE)
    seal = members.pop(name)
    assert word_differences(zipped(members)) == (Difference(Kind.SEAL, Change.MISSING),)
    several = zipped({**members_of(FILE), "customXml/item77.xml": seal})
    assert [(each.kind, each.change) for each in word_differences(several)] == [(Kind.SEAL, Change.EXTRA)]


def test_a_file_that_word_saved_has_its_text_data_and_pictures() -> None:
    found = word_differences(saved_by_word(FILE))
    assert {each.kind for each in found} == {Kind.SEAL, Kind.PART}
    assert "unchanged" in found[0].detail
    signed = saved_by_word(filled_in_by_reviewer(FILE, "Name, Manager", "L. Silva"))
    assert [(each.name, each.detail) for each in word_differences(signed) if each.kind is Kind.FILLED_IN] == [
        ("Name, Manager", "L. Silva")
    ]
    tampered = edited(saved_by_word(FILE), "word/document.xml", lambda part: part.replace(b"gist", b"gust"))
    assert Kind.TEXT in kinds(tampered)


def test_a_form_cannot_grow_unseen() -> None:
    name = item_name(FILE, FORM)
    assert differences(edited(FILE, name, lambda part: part.replace(b"</form>", b"<x/></form>"))) == {
        (Kind.PART, Change.CHANGED, name)
    }
