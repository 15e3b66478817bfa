"""A preview shows the pages of the PDF, as many as there are or as may be, and says which."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from bench import MINIMAL
from PIL import Image

import docgen.service.work.previewing
from docgen.errors import DataError, LayoutError
from docgen.pipeline import Request, render, validate
from docgen.policy import STANDING, edition
from docgen.readers import read_bytes
from docgen.service.job import Wanted
from docgen.service.work.brief import Brief
from docgen.service.work.previewing import preview
from docgen.storage import open_place
from docgen.theme import Theme


def brief(folder: Path, data: str = MINIMAL, **wanted: object) -> Brief:
    place = open_place(str(folder / "job"))
    place.write("in/000000", data.encode(), replace=True)
    asked = Wanted("incident.yaml", {"incident.yaml": "in/000000"}, **wanted)  # type: ignore[arg-type]
    return Brief(place, open_place(str(folder / "job/out")), asked, "incident.yaml", Theme(), STANDING, 600)


def test_each_page_is_the_one_of_the_pdf(tmp_path: Path) -> None:
    shown = preview(brief(tmp_path, dpi=40))
    source = read_bytes(MINIMAL.encode(), "incident.yaml")
    (whole,) = render(Request(source, formats=("pdf",)), edition(validate(source)))
    document = pypdfium2.PdfDocument(whole.artifact.data)
    assert len(shown.rows) == len(document) == whole.artifact.pages
    for number, (row, page) in enumerate(zip(shown.rows, document, strict=True), 1):
        assert row["name"] == f"page-{number:03}.png"
        assert row["pages"] == len(document)
        picture = (tmp_path / "job" / "out" / str(row["name"])).read_bytes()
        assert row["size"] == len(picture)
        with Image.open(BytesIO(picture)) as image:
            expected = page.render(scale=40 / 72).to_pil()
            assert image.size == expected.size
            assert image.convert("RGB").tobytes() == expected.convert("RGB").tobytes()
    assert {each["rule"] for each in shown.problems} >= {"empty-section"}


def test_of_a_long_document_the_first_pages_are_shown_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docgen.service.work.previewing, "MOST_PAGES", 1)
    shown = preview(brief(tmp_path, dpi=10))
    (row,) = shown.rows
    assert int(str(row["pages"])) > 1
    (told,) = (each for each in shown.problems if each["rule"] == "long-preview")
    assert told["weight"] == "finding"
    assert told["message"] == f"the document has {row['pages']} pages, of which the first 1 are shown"
    assert [each.name for each in (tmp_path / "job" / "out").iterdir()] == ["page-001.png"]


def test_what_is_for_an_audience_alone_is_shown(tmp_path: Path) -> None:
    data = MINIMAL + "commander: Ngozi Adichukwu\n"
    inner, outer = (
        preview(brief(tmp_path, data, dpi=20, audience=each)) for each in ("internal", "customer")
    )
    assert {each["audience"] for each in outer.rows} == {"customer"}
    assert inner.rows[0]["content_sha256"] != outer.rows[0]["content_sha256"]


def test_data_that_are_wrong_are_told_and_so_is_a_layout_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        preview(brief(tmp_path, "id: x\n"))
    assert {problem.location.file for problem in caught.value.problems} == {"incident.yaml"}
    given = brief(tmp_path)
    with pytest.raises(LayoutError):
        preview(replace(given, wanted=replace(given.wanted, layouts=("none",))))
