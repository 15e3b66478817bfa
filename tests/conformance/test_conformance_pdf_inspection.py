"""Our inspection of PDFs finds nothing in a sound file, and what was broken in a broken one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, String

from conformance.finding import told
from conformance.pdf_inspection import pdf_inspection
from conformance.tagged_pdf import FIRST, SECOND, TaggedPdf


def _draw(page: int, old: bytes, new: bytes) -> Callable[[TaggedPdf], None]:
    def break_it(file: TaggedPdf) -> None:
        content = (FIRST, SECOND)[page]
        assert old in content
        file.pages[page].Contents.write(content.replace(old, new))

    return break_it


def _repeat_header_row(file: TaggedPdf) -> None:
    row = file.element("TR", file.table)
    _draw(
        1,
        b"/Artifact BMC BT /F1 10 Tf 50 780 Td (Time) Tj 100",
        b"/TH <</MCID 3>> BDC BT /F1 10 Tf 50 780 Td (Time) Tj 100",
    )(file)
    cell = file.element("TH", row, (1, 3))
    cell.A = Dictionary(O=Name.Table, Scope=Name.Column)


def _split_table(file: TaggedPdf) -> None:
    _repeat_header_row(file)
    table = file.element("Table", file.document)
    for row in (file.rows[2], file.table.K[3]):
        table.K.insert(0, row)
    del file.table.K[3], file.table.K[2]
    file.document.K = Array(
        [file.table, table, *[kid for kid in file.document.K if kid.get("/S") != Name.Table]]
    )


def _run_along(file: TaggedPdf) -> None:
    """Three pages of which each begins with the same tagged words."""
    file.parents.append(Array())
    page = file.pdf.add_blank_page(page_size=(595, 842)).obj
    page.Resources, page.StructParents = file.pages[0].Resources, 9
    file.pages.append(page)
    for number, mcid in enumerate((10, 3, 0)):
        words = b"/P <</MCID %d>> BDC BT /F1 9 Tf 50 830 Td (running) Tj ET EMC" % mcid
        file.pages[number].Contents = file.pdf.make_stream(words + (FIRST, SECOND, b"")[number])
        file.element("P", file.document, (number, mcid))
    file.root.ParentTree.Nums.extend([9, file.parents[2]])


def _second_annotation(file: TaggedPdf) -> None:
    annotation = file.pdf.make_indirect(Dictionary(file.annotations[0]))
    file.pages[0].Annots.append(annotation)
    file.links[0].K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=file.pages[0]))


def _contents_as_list(file: TaggedPdf) -> None:
    file.contents.S = Name.L
    for entry in file.entries:
        entry.S = Name.LI


def _two_of_one_name(file: TaggedPdf) -> None:
    file.headers[0].ID = file.headers[1].ID


BREAKS: dict[str, tuple[str, Callable[[TaggedPdf], object]]] = {
    "a figure without a box": ("figure-bbox", lambda file: file.figure.A.__delitem__("/BBox")),
    "a box from the top": (
        "figure-bbox",
        lambda f: f.figure.A.__setattr__("BBox", Array([50, 262, 150, 342])),
    ),
    "a box in pixels": ("figure-bbox", lambda f: f.figure.A.__setattr__("BBox", Array([67, 667, 200, 773]))),
    "a box off the page": (
        "figure-bbox",
        lambda f: f.figure.A.__setattr__("BBox", Array([50, 500, 700, 580])),
    ),
    "a box far too big": ("figure-bbox", lambda f: f.figure.A.__setattr__("BBox", Array([0, 0, 595, 842]))),
    "a heading that heads nothing": ("th-scope", lambda file: file.headers[0].A.__delitem__("/Scope")),
    "a heading with an odd scope": ("th-scope", lambda f: f.headers[0].A.__setattr__("Scope", Name.Cell)),
    "a cell with a heading that is not": (
        "headers",
        lambda f: f.rows[1].K[0].A.Headers.append(String(b"no")),
    ),
    "a row without cells": ("row-cells", lambda file: file.element("TR", file.table)),
    "a row of headings again": ("repeated-row", _repeat_header_row),
    "a table in two": ("one-table", _split_table),
    "a running header in the tree": ("running", _run_along),
    "a note without a name": ("note-id", lambda file: file.note.__delitem__("/ID")),
    "two of one name": ("unique-id", _two_of_one_name),
    "names that are not listed": ("id-tree", lambda file: file.root.__delitem__("/IDTree")),
    "contents as a list": ("toc", _contents_as_list),
    "contents of paragraphs": ("toc-kids", lambda file: file.entries[0].__setattr__("S", Name.P)),
    "an entry outside of contents": ("toci-parent", lambda file: file.contents.__setattr__("S", Name.Sect)),
    "an entry with two annotations": ("toci-link", _second_annotation),
    "an entry without a link": ("toci-link", lambda file: file.links[0].__setattr__("S", Name.Span)),
    "a link without an annotation": ("link-objr", lambda file: file.links[0].K.__delitem__(1)),
    "a link without words": ("link-content", lambda file: file.links[0].K.__delitem__(0)),
    "an annotation without words": (
        "link-contents",
        lambda file: file.annotations[0].__delitem__("/Contents"),
    ),
    "an annotation outside of the tree": ("link-in-tree", lambda file: file.links[0].K.__delitem__(1)),
    "an annotation that leads nowhere": (
        "link-parent",
        lambda f: f.annotations[0].__setattr__("StructParent", 3),
    ),
    "content outside of the tree": ("mark-once", lambda file: file.paragraph.K.__delitem__(0)),
    "content in the tree twice": ("mark-once", lambda file: file.paragraph.K.append(0)),
    "content that no page draws": ("mark-once", lambda file: file.paragraph.K.append(77)),
    "content marked twice": (
        "mark-once",
        _draw(0, b"/P <</MCID 3>>", b"/P <</MCID 3>> BDC EMC /P <</MCID 3>>"),
    ),
    "a parent tree that ends early": (
        "parent-tree",
        lambda file: file.root.ParentTree.Nums[1].__delitem__(9),
    ),
    "a page without parents": ("parent-tree", lambda file: file.pages[0].__delitem__("/StructParents")),
    "a heading level left out": ("heading-levels", lambda f: f.second_heading.__setattr__("S", Name.H3)),
    "a first heading of level 2": ("heading-levels", lambda file: file.heading.__setattr__("S", Name.H2)),
    "an element that says nothing": (
        "no-nonstruct",
        lambda file: file.paragraph.__setattr__("S", Name.NonStruct),
    ),
    "no language": ("lang", lambda file: file.pdf.Root.__delitem__("/Lang")),
    "no title": ("title", lambda file: file.pdf.docinfo.__delitem__("/Title")),
    "a title that is not shown": (
        "title-shown",
        lambda file: file.pdf.Root.__delitem__("/ViewerPreferences"),
    ),
    "no bookmarks": ("bookmarks", lambda file: file.pdf.Root.__delitem__("/Outlines")),
    "an attachment of no kind": (
        "attachment-relationship",
        lambda file: file.attachment.__delitem__("/AFRelationship"),
    ),
    "an attachment of nothing": ("attachment-associated", lambda file: file.pdf.Root.__delitem__("/AF")),
    "a file that is not attached": ("attachment-listed", lambda file: file.pdf.Root.__delitem__("/Names")),
    "an attachment without a date": (
        "attachment-date",
        lambda file: file.attachment.EF.F.Params.__delitem__("/ModDate"),
    ),
    "an attachment of another size": (
        "attachment-size",
        lambda file: file.attachment.EF.F.Params.__setattr__("Size", 7),
    ),
}


def test_nothing_is_found_in_a_sound_file(tmp_path: Path) -> None:
    assert told(pdf_inspection(TaggedPdf().save(tmp_path / "sound.pdf"))) == ""


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found(name: str, tmp_path: Path) -> None:
    rule, break_it = BREAKS[name]
    file = TaggedPdf()
    break_it(file)
    findings = pdf_inspection(file.save(tmp_path / "broken.pdf"))
    assert rule in {finding.rule for finding in findings}, told(findings)


def test_a_file_that_is_no_pdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "no.pdf").write_bytes(b"no")
    assert [finding.rule for finding in pdf_inspection(tmp_path / "no.pdf")] == ["unread"]
