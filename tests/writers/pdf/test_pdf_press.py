"""The PDF for a printing house beside the usual one: the same words in the same places, and what it needs."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pdf_reading import document, opened, pages_of, say, typefaces, words_of
from PIL import Image, ImageChops

from conformance.press_inspection import press_inspection
from docgen.document import (
    Attachment,
    Code,
    Document,
    Figure,
    Link,
    Metadata,
    Picture,
    Reference,
    Relationship,
    Section,
    Text,
    check,
    number,
)
from docgen.finishing import open_document
from docgen.theme import LETTER, Palette, Theme
from docgen.writers import OutputProfile, WriterOptions, read_profile
from docgen.writers.pdf import writer
from docgen.writers.pdf.printing.condition import coated_paper
from docgen.writers.pdf.printing.ink import with_black_ink
from docgen.writers.writer import USUAL
from specimen import specimen

_PRESS = WriterOptions("pdf/x-4")
_MM = 72 / 25.4


def pressed(what: Document, theme: Theme | None = None, options: WriterOptions = _PRESS) -> bytes:
    theme = theme or Theme()
    return writer.write(check(number(what)), theme, typefaces(), options).data


def painted(data: bytes, *options: str) -> Image.Image:
    command = ["pdftoppm", "-r", "72", "-png", "-singlefile", *options, "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True)
    return Image.open(BytesIO(done.stdout)).convert("L")


def test_everything_a_document_can_hold_is_fit_for_the_press() -> None:
    assert press_inspection(pressed(specimen())) == []


def test_pages_of_letter_are_of_its_size() -> None:
    assert press_inspection(pressed(document(say("Words.")), Theme(page=LETTER)), 612, 792) == []


def test_it_reads_as_the_usual_one_page_by_page() -> None:
    usual, press = pressed(specimen(), options=USUAL), pressed(specimen())
    assert pages_of(press) == pages_of(usual)
    moved = {
        (round(one.left - other.left, 1), round(one.top - other.top, 1))
        for one, other in zip(words_of(press), words_of(usual), strict=True)
    }
    assert moved == {(28.3, 28.3)}


def test_the_stamp_stands_where_it_usually_does() -> None:
    what = document(say("Words."), stamp="Draft")
    usual, press = (painted(pressed(what, options=each)) for each in (USUAL, _PRESS))
    edge = round(10 * _MM)
    trimmed = press.crop((edge, edge, edge + usual.width, edge + usual.height))
    grey = [each.point(lambda level: 255 * (0x80 < level < 0xF8)).getbbox() for each in (usual, trimmed)]
    assert all(abs(one - other) <= 2 for one, other in zip(*grey, strict=True)), grey


def test_marks_stand_at_the_corners_and_the_middles_and_nowhere_else_beyond_the_page() -> None:
    empty, marked = document(say("Words.")), document(say("Words."), stamp="Draft")
    for each in (empty, marked):
        sheet = painted(pressed(each))
        middle, centre = sheet.width // 2, sheet.height // 2
        bleed = round(7 * _MM)
        inner = (bleed, bleed, sheet.width - bleed, sheet.height - bleed)
        edge = sheet.copy()
        edge.paste(255, inner)
        marks = ImageChops.invert(edge)
        for x in (0, middle - 15, sheet.width - 30):
            for y in (0, centre - 15, sheet.height - 30):
                spot = (x, y, x + 30, y + 30)
                assert (marks.crop(spot).getbbox() is None) is ((x, y) == (middle - 15, centre - 15))
                marks.paste(0, spot)
        assert marks.getbbox() is None


def test_marks_are_printed_in_every_ink() -> None:
    with opened(pressed(document(say("Words.")))) as pdf:
        space = pdf.pages[0].resources.XObject["/marks0"].Resources.ColorSpace["/Registration"]
        assert [str(each) for each in list(space)[:3]] == ["/Separation", "/All", "/DeviceCMYK"]


def test_black_text_is_printed_in_black_ink_alone() -> None:
    with opened(pressed(document(say("Words.", Code("code"))))) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"\n0 g\n" in content
    assert b"0 0 0 rg" not in content


@pytest.mark.parametrize(
    ("ink", "printed"),
    [("#16191d", "#000000"), ("#000000", "#000000"), ("#1a1a4a", "#1a1a4a"), ("#444444", "#444444")],
)
def test_only_what_is_black_all_but_in_name_becomes_black(ink: str, printed: str) -> None:
    assert with_black_ink(Theme(palette=Palette(ink=ink))).palette.ink == printed


def test_pictures_and_transparency_mean_the_same_on_every_press() -> None:
    made = BytesIO()
    Image.new("RGBA", (4, 4), (200, 10, 10, 128)).save(made, "PNG")
    picture = Picture(made.getvalue(), "image/png", 4, 4)
    data = pressed(document(Figure(picture, "A red square", (Text("Red"),))))
    assert press_inspection(data) == []
    with opened(data) as pdf:
        images = [each for each in pdf.objects if getattr(each, "Subtype", None) == "/Image"]
        spaces = {str(each.ColorSpace[0]) for each in images if "/SMask" in each}
        assert spaces == {"/ICCBased"}


def test_links_and_files_stay_behind() -> None:
    section = Section((Text("There"),), anchor="there")
    attachment = Attachment("data.yaml", b"secret: 1", "application/yaml", Relationship.SOURCE, "The data")
    what = document(say(Link("https://example.org", (Text("out"),)), Reference("there")), section)
    what = Document(what.metadata, what.blocks, attachments=(attachment,))
    data = pressed(what)
    assert press_inspection(data) == []
    assert b"secret" not in data
    assert open_document(data).attachments == ()


def test_without_a_date_it_has_one_that_no_clock_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pressed(document(say("Words.")))
    with opened(data) as pdf:
        assert {str(pdf.docinfo[key])[:10] for key in ("/CreationDate", "/ModDate")} == {"D:19800101"}
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert pressed(document(say("Words."))) == data


def test_its_date_is_that_of_the_data() -> None:
    dated = Metadata("A title", dated=datetime(2026, 2, 3, 4, 5, tzinfo=UTC))
    data = pressed(document(say("Words."), metadata=dated))
    assert press_inspection(data) == []
    with opened(data) as pdf:
        assert str(pdf.docinfo["/ModDate"]).startswith("D:20260203040500")


def test_its_seal_says_what_it_is_and_what_was_changed() -> None:
    what = document(say("Words."), metadata=Metadata("A title", digest="ab" * 32))
    data = pressed(what)
    read = open_document(data)
    assert (read.claims, read.digest, read.differences) == (("PDF/X-4",), "ab" * 32, ())
    with opened(data) as pdf:
        content = pdf.pages[0].Contents
        content.write(content.read_bytes() + b" q Q")
        out = BytesIO()
        pdf.save(out)
    (difference,) = open_document(out.getvalue()).differences
    assert "page 1" in difference.message


def other_profile() -> OutputProfile:
    ours = coated_paper().data
    assert ours.count(b"Coated FOGRA39L") == 1
    return read_profile(ours.replace(b"Coated FOGRA39L", b"Own uncoated 77"))


def test_another_profile_is_the_output_intent() -> None:
    profile = other_profile()
    data = pressed(document(say("Words.")), options=WriterOptions("pdf/x-4", output_profile=profile))
    assert press_inspection(data) == []
    with opened(data) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == profile.data
        named = (str(intent.OutputConditionIdentifier), str(intent.Info), "/RegistryName" in intent)
        assert named == ("Custom", "Own uncoated 77", False)


def test_keywords_with_commas_are_kept_whole() -> None:
    said = Metadata("A title", keywords=("storage (eu, us)", "sign-in (eu, us)"))
    for options in (USUAL, _PRESS):
        with opened(pressed(document(say("Words."), metadata=said), options=options)) as pdf:
            assert str(pdf.docinfo.Keywords) == "storage (eu, us), sign-in (eu, us)"


def test_an_archive_that_takes_no_files_gets_a_file_of_part_2() -> None:
    attachment = Attachment("data.yaml", b"id: 1", "application/yaml", Relationship.SOURCE, "The data")
    plain = document(say("Words."))
    what = Document(plain.metadata, plain.blocks, attachments=(attachment,))
    data = pressed(what, options=WriterOptions("pdf/a-2a+ua-1"))
    read = open_document(data)
    assert (read.claims, read.attachments, read.differences) == (("PDF/A-2A", "PDF/UA-1"), (), ())
    assert not re.search(rb"/EmbeddedFile|/AF ", data)
