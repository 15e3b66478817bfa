"""Numbered copies: each as it would be alone, none that betrays another, laid out as seldom as can be."""

from __future__ import annotations

import subprocess
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from docgen.copies import Copy
from docgen.distributing import CopyMade, carried, distribute
from docgen.errors import MissingGlyphError
from docgen.layout_api import Options
from docgen.pipeline import Request, assemble, load, write
from docgen.policy import edition
from docgen.writers.pdf.layout import Job
from made import dossier, fixture_files

NAME = "key-exposed"
COPIES = (
    Copy(1, 12, "Gerda Quill", "House & Sons"),
    Copy(2, 12, "Zoë Ångström <zoe>"),
    Copy(3, 12, "Ελένη Ρούσσου"),
    Copy(11, 12, "A recipient whose name is so long that no line has room", "and of an organisation as long"),
    Copy(12, 12, "אסתר"),
)


@pytest.fixture(scope="module")
def made() -> dict[tuple[int, str], CopyMade]:
    request = Request(load(fixture_files()[NAME]), ("leadership",))
    each = distribute(request, edition(dossier(NAME)), COPIES)
    return {(one.copy.number, one.artifact.format): one for one in each}


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: copy.label)
def test_a_copy_has_the_bytes_that_it_would_have_alone(
    made: dict[tuple[int, str], CopyMade], copy: Copy, form: str
) -> None:
    document = assemble(dossier(NAME), "leadership", Options(copy=copy.designation))
    alone = write(carried(document, copy), form)
    assert made[copy.number, form].artifact.data == alone.data
    assert made[copy.number, form].artifact == alone


def pages_of(data: bytes) -> list[str]:
    command = ["pdftotext", "-raw", "-", "-"]
    shown = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return shown.split("\f")[:-1]


def test_no_copy_names_the_recipient_of_another(made: dict[tuple[int, str], CopyMade]) -> None:
    for number in (2, 3):
        with pikepdf.open(BytesIO(made[number, "pdf"].artifact.data)) as pdf:
            streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            whole = b"".join(each.read_bytes() for each in streams if each.get("/Subtype") != "/Image")
        with ZipFile(BytesIO(made[number, "docx"].artifact.data)) as word:
            whole += b"".join(map(word.read, word.namelist()))
        shown = "".join(pages_of(made[number, "pdf"].artifact.data))
        for other in COPIES[:3]:
            named = [other.recipient in shown, other.recipient.encode() in whole]
            assert named == [other.number == number, other.number == number and other.number == 3]
            assert other.number == number or other.recipient.encode("utf-16-be") not in whole


def test_every_page_says_which_copy_it_is(made: dict[tuple[int, str], CopyMade]) -> None:
    for number in (1, 3):
        pages = pages_of(made[number, "pdf"].artifact.data)
        assert all(COPIES[number - 1].designation in page for page in pages)
    assert pages_of(made[1, "pdf"].artifact.data)[0].count("Copy 1 of 12 – Gerda Quill, House & Sons") == 2


def test_what_differs_in_nothing_else_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []
    usual = Job.lay_out

    def counted(job: Job, page: object) -> object:
        laid_out.append(job.document.marking.copy)
        return usual(job, page)  # type: ignore[arg-type]

    monkeypatch.setattr(Job, "lay_out", counted)
    request = Request(load(fixture_files()["minimal"]), ("leadership",), ("pdf",))
    assert len(list(distribute(request, edition(dossier("minimal")), COPIES))) == len(COPIES)
    assert laid_out == [COPIES[0].designation, COPIES[3].designation, COPIES[4].designation]


def test_a_name_that_no_font_holds_is_found_before_the_work() -> None:
    request = Request(load(fixture_files()["minimal"]), ("leadership",), ("pdf",))
    with pytest.raises(MissingGlyphError):
        distribute(request, edition(dossier("minimal")), (COPIES[0], Copy(2, 2, "\U00013000\ue123")))
