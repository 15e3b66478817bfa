"""Marks in the Word file: in the header and footer of both its sections, in styles of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from docgen.document import Marking, number
from docgen.pipeline import write
from docgen.tlp import Tlp
from made import made
from specimen import specimen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EVERY = Marking(Tlp.AMBER_STRICT, ("Superseded by X-2",), "Privileged & confidential.", "Copy 3 of 12 – Ada")


def parts(marking: Marking, stamp: str = "") -> dict[str, str]:
    data = write(number(replace(specimen(), marking=marking, stamp=stamp)), "docx").data
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if name.endswith(".xml")}


def text_of(part: str) -> str:
    return re.sub("<[^>]*>", "", part.replace("</w:p>", "\n"))


def test_header_and_footer_of_cover_and_pages_carry_every_mark() -> None:
    whole = parts(EVERY, "SUPERSEDED")
    heads = [text_of(whole[f"word/header{number}.xml"]) for number in (1, 2)]
    feet = [text_of(whole[f"word/footer{number}.xml"]) for number in (1, 2)]
    for edge in (*heads, *feet):
        assert "\u00a0TLP:AMBER+STRICT\u00a0" in edge
    for edge in heads:
        assert "Superseded by X-2" in edge
        assert edge.count("SUPERSEDED") == 1
        assert "Copy 3 of 12 – Ada\n" in edge
    assert all("Privileged &amp; confidential.\n" in edge for edge in feet)
    assert all('string="SUPERSEDED"' in whole[f"word/header{number}.xml"] for number in (1, 2))


@pytest.mark.parametrize("layout", ["postmortem", "leadership", "regulatory", "dora-final", "gdpr"])
def test_no_page_of_any_section_is_without_its_label(layout: str) -> None:
    """Each section has a header and a footer for every kind of its pages, with the label in its style."""
    with ZipFile(made("key-exposed", layout, "docx")) as file:
        body = etree.fromstring(file.read("word/document.xml"))
        links = etree.fromstring(file.read("word/_rels/document.xml.rels"))
        targets = {
            link.get("Id"): file.read(f"word/{link.get('Target')}").decode()
            for link in links
            if link.get("Type").endswith(("/header", "/footer"))
        }
        even = b"evenAndOddHeaders" in file.read("word/settings.xml")
    sections = list(body.iter(f"{W}sectPr"))
    assert sections
    known: dict[tuple[str, str], str] = {}  # what a section does not say it has from the one before
    for section in sections:
        for edge in ("header", "footer"):
            for link in section.findall(f"{W}{edge}Reference"):
                known[edge, link.get(f"{W}type")] = targets[link.get(f"{{{R}}}id")]
            kinds = ["default", *(["even"] if even else [])]
            kinds += ["first"] if section.find(f"{W}titlePg") is not None else []
            for kind in kinds:
                part = known[edge, kind]
                assert re.search(
                    r'<w:rStyle w:val="TlpAmberStrict"/>(?:(?!</w:r>).)*<w:t[^>]*>\u00a0TLP:AMBER\+STRICT',
                    part,
                ), (edge, kind)


@pytest.mark.parametrize("label", Tlp)
def test_the_label_has_the_standards_size_and_colours(label: Tlp) -> None:
    whole = parts(Marking(label))
    (style,) = set(re.findall(r'w:rStyle w:val="(Tlp\w+)"', whole["word/header1.xml"]))
    (look,) = re.findall(rf'<w:style [^>]*w:styleId="{style}".*?</w:style>', whole["word/styles.xml"])
    assert f'<w:color w:val="{label.colour[1:].upper()}"/>' in look
    assert '<w:sz w:val="24"/>' in look
    assert 'w:fill="000000"' in look
    line = re.search(r'w:styleId="HeaderLabel".*?</w:style>', whole["word/styles.xml"])
    assert line is not None
    assert '<w:jc w:val="right"/>' in line[0]


def test_a_document_without_marks_knows_nothing_of_them() -> None:
    whole = parts(Marking())
    assert "Tlp" not in whole["word/styles.xml"]
    assert "HeaderLabel" not in whole["word/styles.xml"]
    assert "TLP" not in "".join(whole.values())


def test_exhibits_are_counted_and_referred_to_by_fields() -> None:
    with ZipFile(made("key-exposed", "regulatory", "docx")) as file:
        body = file.read("word/document.xml").decode()
    codes = re.findall(r"<w:instrText[^>]*> (.*?) </w:instrText>", body)
    assert [code for code in codes if code.startswith("SEQ Exhibit")] == [
        r"SEQ Exhibit \* ALPHABETIC",
        r"SEQ Exhibit \c \* ALPHABETIC",
        r"SEQ ExhibitPart \r 1 \* ARABIC",
        r"SEQ Exhibit \* ALPHABETIC",
    ]
    bookmarks = set(re.findall(r'<w:bookmarkStart [^>]*w:name="(at_exhibit_\w+)"', body))
    assert len(bookmarks) == 3
    for name in bookmarks:
        assert any(code.startswith(f"REF {name} ") for code in codes)
        assert rf"PAGEREF {name} \h" in codes
