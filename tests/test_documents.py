"""Every fixture in every layout, opened with the tools that its readers have."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from docgen.document import Figure, outline, plain_text
from docgen.document.walk import all_blocks
from made import LAYOUTS, document, fixture_files, made, pdf_pages, run

CASES = [(name, layout) for name in fixture_files() for layout in LAYOUTS]


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_the_pdf_is_sound_and_brings_its_fonts(name: str, layout: str) -> None:
    path = made(name, layout, "pdf")
    run("qpdf", "--check", path)
    _, _, *fonts = run("pdffonts", path).splitlines()
    assert fonts
    for line in fonts:
        embedded, subset, unicode, _, _ = line.split()[-5:]
        assert (embedded, subset, unicode) == ("yes", "yes", "yes"), line


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_no_picture_loses_resolution(name: str, layout: str) -> None:
    """Each stands in the PDF with all of its pixels, and is shown at its own resolution or finer."""
    shown = [block.picture for block in all_blocks(document(name, layout)) if isinstance(block, Figure)]
    _, _, *lines = run("pdfimages", "-list", made(name, layout, "pdf")).splitlines()
    found = []
    for line in lines:
        _, _, kind, width, height, *_, across, down, _, _ = line.split()
        if kind == "image":
            found.append((int(width), int(height), min(int(across), int(down))))
    assert sorted(each[:2] for each in found) == sorted((each.width, each.height) for each in shown)
    finest = {(each.width, each.height): each.per_inch for each in shown}
    for width, height, resolution in found:
        assert resolution >= int(finest[width, height]), (width, height)


@pytest.mark.parametrize(("name", "layout"), CASES)
def test_the_pages_are_read_in_order(name: str, layout: str) -> None:
    """As they lie on the page (pdftotext -layout), headings stand in the order of their numbers."""
    text = " ".join(run("pdftotext", "-layout", made(name, layout, "pdf"), "-").split())
    at = 0
    for heading in outline(document(name, layout), 6):
        words = f"{heading.number} {' '.join(plain_text(heading.title).split())}"
        at = text.find(words, at)
        assert at >= 0, words


@pytest.mark.office
@pytest.mark.parametrize("layout", LAYOUTS)
def test_libreoffice_opens_every_word_file(layout: str, tmp_path: Path) -> None:
    for name in fixture_files():
        shutil.copy(made(name, layout, "docx"), tmp_path / f"{name}.docx")
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    assert "Error" not in done.stdout + done.stderr
    for name in fixture_files():
        converted = tmp_path / f"{name}.pdf"
        assert converted.is_file(), name
        text = "".join(run("pdftotext", "-raw", converted, "-").split())
        assert "".join(document(name, layout).metadata.title.split())[:24] in text
        assert abs(pdf_pages(converted) - pdf_pages(made(name, layout, "pdf"))) <= 4, name


@pytest.mark.parametrize("name", list(fixture_files()))
def test_leadership_reads_four_pages_at_most(name: str) -> None:
    assert pdf_pages(made(name, "leadership", "pdf")) <= 4
