"""Marks in the PDF: label, notes and privilege on every page, the cover's too, as the standard asks."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

import pytest
from pdf_reading import pages_of, words_of, written

from docgen.document import CoverExtent, Document, Marking
from docgen.tlp import Tlp
from made import document, made, run
from specimen import specimen

_FONT = re.compile(r'<fontspec id="(\d+)" size="(\d+)" family="[^"]*" color="(#[0-9a-f]{6})"/>')
_TEXT = re.compile(r'<text top="(\d+)"[^>]* font="(\d+)"[^>]*>(.*?)</text>')
EVERY = Marking(Tlp.RED, ("Superseded by X-2",), "Privileged and confidential.", "Copy 3 of 12 – Ada")


def marked(marking: Marking) -> Document:
    return replace(specimen(), marking=marking)


@pytest.mark.parametrize("extent", CoverExtent)
def test_every_mark_is_on_every_page(extent: CoverExtent) -> None:
    whole = marked(EVERY)
    assert whole.cover is not None
    pages = pages_of(written(replace(whole, cover=replace(whole.cover, extent=extent))).data)
    assert len(pages) > 2
    for page in pages:
        assert page.count("TLP:RED") == 2
        assert [page.count(text) for text in EVERY.texts[1:]] == [1, 1, 1]


@pytest.mark.parametrize("layout", ["postmortem", "leadership", "regulatory", "dora-final"])
def test_every_page_of_a_document_has_its_label_above_and_below(layout: str) -> None:
    data = made("key-exposed", layout, "pdf").read_bytes()
    words = [word for word in words_of(data) if word.text == Tlp.AMBER_STRICT.value]
    at_edges = {(word.page, word.top < 85) for word in words if word.top < 85 or word.top > 842 - 85}
    pages = range(min(word.page for word in words), min(word.page for word in words) + len(pages_of(data)))
    assert at_edges == {(page, above) for page in pages for above in (True, False)}


@pytest.mark.parametrize("label", Tlp)
def test_the_label_stands_at_the_right_in_header_and_footer(label: Tlp) -> None:
    data = written(marked(Marking(label))).data
    words = [word for word in words_of(data) if word.text == label.value]
    for _, (head, foot) in groupby(words, lambda word: word.page):
        assert head.bottom < 85 < 842 - 74 < foot.top
        assert 510 < head.right < 842 - 62
        assert abs(head.right - foot.right) < 1


@pytest.mark.parametrize("label", Tlp)
def test_it_has_the_standards_size_and_colour(label: Tlp, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.pdf"
    path.write_bytes(written(marked(Marking(label))).data)
    shown = run("pdftohtml", "-xml", "-stdout", "-zoom", "1", "-i", path)
    fonts = {number: (int(size), colour) for number, size, colour in _FONT.findall(shown)}
    uses = {fonts[font] for _, font, text in _TEXT.findall(shown) if label.value in text}
    assert uses == {(12, label.colour)}


def test_it_is_no_part_of_the_text_that_is_heard() -> None:
    spoken = run("pdfinfo", "-struct-text", made("key-exposed", "leadership", "pdf"))
    assert spoken.count("TLP:AMBER+STRICT") == 1  # the field that says what it means
    assert "Page 1 of" not in spoken


def test_pages_are_still_counted() -> None:
    pages = pages_of(made("key-exposed", "postmortem", "pdf").read_bytes())
    assert "Page 1 of" not in pages[0]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages[1:], 2))


def test_a_superseded_edition_is_stamped_on_every_page() -> None:
    pages = pages_of(made("key-exposed", "regulatory", "pdf").read_bytes())
    assert all("SUPERSEDED" in page for page in pages)
    assert all("Superseded by SEC-PM-2026-007, version 1.0" in page for page in pages)


def test_the_index_names_the_page_on_which_an_exhibit_stands() -> None:
    tree = document("key-exposed", "regulatory")
    pages = pages_of(made("key-exposed", "regulatory", "pdf").read_bytes())
    assert tree.marking
    (index,) = (page for page in pages if "Title and source" in page)
    headed = [number for number, page in enumerate(pages, 1) if "Exhibit A-1 Who opened the log" in page]
    (stands,) = (number for number in headed if pages[number - 1] is not index)
    row = index[index.index("Exhibit A-1") :]
    assert re.search(rf"\b{stands}\b", row[: row.index("Exhibit B")])


def test_a_reference_leads_to_its_exhibit() -> None:
    path = made("key-exposed", "postmortem", "pdf")
    assert "build log (see Exhibit A)" in " ".join(run("pdftotext", path, "-").split())
    targets = run("pdfinfo", "-dests", path)
    assert all(f'"exhibit-{number}"' in targets for number in (1, 2, 3))
