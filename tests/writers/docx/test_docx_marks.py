"""What was inserted and deleted, as Word shows and names it."""

from __future__ import annotations

from docx_reading import W, WordFile, written

from docgen.document import Code, Deleted, Document, Inserted, Link, Metadata, Paragraph, Strong, Text


def shown() -> WordFile:
    link = Link("https://example.org", (Text("a link"),))
    children = (Text("due "), Deleted((Text("soon, "), Code("x"))), Inserted((Strong((Text("now"),)), link)))
    return written(Document(Metadata("A title"), (Paragraph(children),)))


def test_a_control_tells_what_it_is() -> None:
    found = [
        (each.find(f"{W}sdtPr/{W}alias").get(f"{W}val"), "".join(each.find(f"{W}sdtContent").itertext()))
        for each in shown().body.iter(f"{W}sdt")
    ]
    assert found == [("Deleted", "soon, x"), ("Inserted", "nowa link")]


def test_the_words_have_the_style_of_their_mark() -> None:
    file = shown()
    styles = [
        ("".join(run.itertext()), style.get(f"{W}val"))
        for run in file.body.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None
    ]
    expected = [("soon, ", "Deleted"), ("x", "CodeDeleted"), ("now", "Inserted"), ("a link", "Inserted")]
    assert styles == expected
    known = {each.get(f"{W}styleId"): each for each in file.part("word/styles.xml").iter(f"{W}style")}
    for name in ("Deleted", "CodeDeleted", "SmallCodeDeleted"):
        assert known[name].find(f"{W}rPr/{W}strike") is not None
    for name in ("Inserted", "CodeInserted", "SmallCodeInserted"):
        assert known[name].find(f"{W}rPr/{W}u").get(f"{W}val") == "single"


def test_nothing_is_a_tracked_change() -> None:
    tags = {each.tag for each in shown().body.iter(f"{W}ins", f"{W}del")}
    assert not tags


def test_an_empty_mark_leaves_nothing() -> None:
    file = written(Document(Metadata("A title"), (Paragraph((Text("a"), Deleted(()))),)))
    assert not list(file.body.iter(f"{W}sdt"))
