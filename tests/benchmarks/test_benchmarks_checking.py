"""The gate finds a document that lacks anything: each fault is made once."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML

from benchmarks.checking.expectation import expectation
from benchmarks.checking.gate import BrokenOutputError, check_output
from benchmarks.checking.pdf import faults_of_pdf
from benchmarks.checking.word import faults_of_docx
from benchmarks.incident import incident, write_incident
from benchmarks.peers.html_page import html_of
from benchmarks.peers.plain_python_docx import make as make_docx
from benchmarks.peers.plain_weasyprint import PAGE_NUMBERS
from benchmarks.peers.report import read_report

DATA = incident(1, rows=6, images=1)
WANTED = expectation(DATA)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_incident(tmp_path_factory.mktemp("whole"), DATA)


@pytest.fixture(scope="module")
def page(path: Path) -> str:
    return html_of(read_report(path), PAGE_NUMBERS)


@pytest.fixture(scope="module")
def docx(path: Path) -> Path:
    output = path.with_name("whole.docx")
    make_docx(path, output)
    return output


def printed(page: str, folder: Path) -> list[str]:
    output = folder / "broken.pdf"
    HTML(string=page).write_pdf(output)
    return faults_of_pdf(output, WANTED, "numbered")


def test_a_whole_pdf_passes(page: str, tmp_path: Path) -> None:
    assert printed(page, tmp_path) == []


@pytest.mark.parametrize(
    ("breaking", "fault"),
    [
        (lambda page: page.replace("Step 3: ", ""), "1 of 6 events are missing: Step 3"),
        (lambda page: page.replace("<h1 id=", "<h1 hidden style='display: none' id="), "the contents lack"),
        (lambda page: page.replace(PAGE_NUMBERS, ""), "no page"),
        (lambda page: page.replace('"Source Serif 4"', '"Source Sans 3"'), "SourceSerif4 is not used"),
        (
            lambda page: page.replace("<img ", "<img style='display: none' "),
            "0 pictures of full size, where there should be 1",
        ),
        (lambda page: page.replace('" of " counter(pages)', '""'), "no page says that it is page"),
        (lambda page: page.replace("size: A4", "size: 105mm 120mm"), "would be plausible"),
    ],
)
def test_a_broken_pdf_is_found(page: str, tmp_path: Path, breaking: Callable[[str], str], fault: str) -> None:
    assert breaking(page) != page
    assert any(fault in found for found in printed(breaking(page), tmp_path))


def test_a_whole_word_file_passes(docx: Path) -> None:
    assert faults_of_docx(docx, WANTED, "field") == []


@pytest.mark.parametrize(
    ("member", "change", "fault"),
    [
        ("word/document.xml", (b"Step 3: ", b""), "1 of 6 events are missing: Step 3"),
        ("word/document.xml", (b"Lessons Learned", b"Lessons"), "the heading 'Lessons Learned' is missing"),
        ("word/document.xml", (b'w:val="Heading1"', b'w:val="Normal"'), "is no heading"),
        ("word/document.xml", (b"TOC ", b"XOC "), "there is no field of contents"),
        ("word/styles.xml", (b'"Source Serif 4', b'"Calibri'), "Source Serif 4 is not named"),
        ("word/footer2.xml", (b"PAGE", b""), "no footer has the number of the page"),
        ("word/media/image1.png", (b"PNG", b"GNP"), "0 pictures of full size, 1 shown"),
    ],
)
def test_a_broken_word_file_is_found(
    docx: Path, tmp_path: Path, member: str, change: tuple[bytes, bytes], fault: str
) -> None:
    broken = tmp_path / "broken.docx"
    replaced = 0
    with zipfile.ZipFile(docx) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == member or (member.startswith("word/footer") and name.startswith("word/footer")):
                replaced += data.count(change[0])
                data = data.replace(*change)
            target.writestr(name, data)
    assert replaced
    assert any(fault in found for found in faults_of_docx(broken, WANTED, "field"))


def test_what_is_no_zip_is_found(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no zip")
    with pytest.raises(BrokenOutputError, match=r"peer, docx: it is no zip"):
        check_output("peer", broken, DATA, "field")


def test_what_was_not_made_is_found(tmp_path: Path) -> None:
    with pytest.raises(BrokenOutputError, match=r"peer made no absent\.pdf"):
        check_output("peer", tmp_path / "absent.pdf", DATA, "numbered")


def test_the_words_are_those_of_the_data_without_the_marks() -> None:
    data: dict[str, Any] = {
        "title": "Two *marks*",
        "id": "unprinted",
        "timeline": [{"at": "2026", "event": "**Bold** and `code`", "actor": "Somebody"}],
    }
    assert expectation(data).events == ("Bold and code",)
    assert sorted(expectation(data).words) == ["Bold", "Somebody", "Two", "and", "code", "marks"]
