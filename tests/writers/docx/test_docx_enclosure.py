"""What a Word file carries beside its pages: data, properties, fonts, and a form to fill in."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from posixpath import normpath

import pytest
from docx_reading import R, W, WordFile, typefaces, value, written
from fontTools.ttLib import TTFont
from lxml import etree

from docgen import __version__
from docgen.document import Document, Metadata, Paragraph, Signatory, SignOff, Strong, Text, check, number
from docgen.theme import Theme
from docgen.typeface.face import read_faces
from docgen.typeface.subset import subset_of
from docgen.writers import WriterOptions
from docgen.writers.docx import write
from specimen import line, specimen, words
from word_editing import DATA, LOG, sealed_file

DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
ROOT = Path(__file__).parents[3]
ORDER = "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding text date richText docPartObj"


@pytest.fixture(scope="module")
def whole() -> WordFile:
    return written(replace(specimen(), attachments=(DATA, LOG)))


def items(file: WordFile) -> dict[str, bytes]:
    return {name: file.package.read(name) for name in file.names() if re.match(r"customXml/item\d", name)}


def targets(file: WordFile, part: str) -> dict[str, str]:
    folder, _, name = part.rpartition("/")
    return {
        each.get("Id"): normpath(f"{folder}/{each.get('Target')}")
        for each in file.part(f"{folder}/_rels/{name}.rels")
        if each.get("TargetMode") != "External"
    }


def test_items_are_named_and_related_as_word_does_it(whole: WordFile) -> None:
    related = set(targets(whole, "word/document.xml").values())
    found = items(whole)
    assert len(found) == 4, "the form, two files, the seal"
    assert set(found) <= related
    numbers = set()
    for name, data in found.items():
        (properties,) = targets(whole, name).values()
        root = whole.part(properties)
        uris = [each.get(f"{DS}uri") for each in root.iter(f"{DS}schemaRef")]
        assert uris == [etree.QName(etree.fromstring(data)).namespace]
        numbers.add(root.get(f"{DS}itemID"))
        assert re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", root.get(f"{DS}itemID"))
    assert len(numbers) == len(found)


def test_the_sign_off_is_a_form(whole: WordFile) -> None:
    (form,) = (etree.fromstring(each) for each in items(whole).values() if b"<form" in each)
    fields = {each.get("role"): [etree.QName(child).localname for child in each] for each in form}
    assert fields == {"Author": ["signature"], "Manager": ["name", "date", "meaning", "signature"]}
    bound = [each for each in whole.body.iter(f"{W}sdtPr") if each.find(f"{W}dataBinding") is not None]
    assert len(bound) == 5
    for each in bound:
        path = each.find(f"{W}dataBinding").get(f"{W}xpath")
        (node,) = form.xpath(path, namespaces={"f": "urn:docgen:form:1"})
        assert value(each.find(f"{W}alias")).endswith(f", {node.getparent().get('role')}")
        kind = "date" if path.endswith("date[1]") else "text"
        assert each.find(f"{W}{kind}") is not None
        assert each.find(f"{W}showingPlcHdr") is not None


def test_dates_are_picked_in_the_documents_language() -> None:
    tree = Document(Metadata("t", "de"), (SignOff((Signatory("Prüfer"),)),))
    (date,) = written(tree).body.iter(f"{W}date")
    said = {etree.QName(each).localname: value(each) for each in date}
    assert said == {
        "dateFormat": "d MMMM yyyy",
        "lid": "de-DE",
        "storeMappedDataAs": "date",
        "calendar": "gregorian",
    }


def test_an_emptied_field_is_room_to_write_again(whole: WordFile) -> None:
    names = {value(each) for each in whole.body.iter(f"{W}docPart")}
    glossary = whole.part("word/glossary/document.xml")
    assert {value(each.find(f"{W}docPartPr/{W}name")) for each in glossary.iter(f"{W}docPart")} == names
    assert not "".join(glossary.itertext()).strip()


def test_properties_of_controls_stand_in_the_schemas_order_and_tags_differ(whole: WordFile) -> None:
    tags = []
    for properties in whole.body.iter(f"{W}sdtPr"):
        names = [etree.QName(each).localname for each in properties]
        assert names == sorted(names, key=ORDER.split().index)
        tags += [value(each) for each in properties.iter(f"{W}tag")]
    assert len(set(tags)) == len(tags) > 5


def test_a_document_with_a_digest_shows_it_in_its_properties(whole: WordFile) -> None:
    shown = {each.get("name"): each[0].text for each in WordFile(sealed_file()).part("docProps/custom.xml")}
    assert shown == {"Content SHA-256": "5e" * 32, "docgen version": __version__, "Layout": "postmortem"}
    assert "docProps/custom.xml" not in whole.names()


def fonts_of(file: WordFile) -> dict[tuple[str, str], bytes]:
    """The embedded fonts by family and slot, in the clear again (ECMA-376 part 1, 17.8.1)."""
    related = targets(file, "word/fontTable.xml")
    found = {}
    for font in file.part("word/fontTable.xml"):
        for slot in (each for each in font if "embed" in each.tag):
            data = bytearray(file.package.read(related[slot.get(f"{R}id")]))
            key = bytes.fromhex(re.sub("[{}-]", "", slot.get(f"{W}fontKey")))[::-1]
            for at in range(32):
                data[at] ^= key[at % 16]
            found[font.get(f"{W}name"), etree.QName(slot).localname] = bytes(data)
    return found


def test_the_fonts_in_use_travel_with_it(whole: WordFile) -> None:
    fonts = fonts_of(whole)
    assert set(fonts) == {
        ("Source Serif 4", "embedRegular"),
        ("Source Serif 4", "embedItalic"),
        ("Source Serif 4", "embedBold"),
        ("Source Serif 4", "embedBoldItalic"),
        ("Source Sans 3", "embedRegular"),
        ("Source Sans 3", "embedBold"),
        ("Source Sans 3 SemiBold", "embedRegular"),
        ("Source Code Pro", "embedRegular"),
        ("Source Code Pro", "embedBold"),
    }
    for (family, _), data in fonts.items():
        font = TTFont(BytesIO(data))
        assert font["name"].getDebugName(1) == family
        assert (font["name"].getDebugName(16) == "Source Sans 3") is ("SemiBold" in family)
        assert {ord(each) for each in "AzÄßŁőΩжЯ–€„“…→≤"} <= set(font.getBestCmap())
    assert len(whole.data) < 900_000


@pytest.mark.parametrize(("usage", "travels"), [(0, True), (8, True), (4, False)])
def test_a_font_travels_only_where_its_licence_lets_others_edit(
    tmp_path: Path, usage: int, travels: bool
) -> None:
    face = typefaces().mono.regular
    font = TTFont(face.path)
    font["OS/2"].fsType = usage
    font.save(tmp_path / "a.ttf")
    (own,) = read_faces(tmp_path / "a.ttf")
    assert (subset_of(own, frozenset(b"abc")) is not None) is travels


def test_settings_say_that_fonts_travel(whole: WordFile) -> None:
    names = [etree.QName(each).localname for each in whole.part("word/settings.xml")]
    assert names[:4] == ["zoom", "embedTrueTypeFonts", "saveSubsetFonts", "defaultTabStop"]


def test_fonts_can_be_left_out() -> None:
    data = write(check(number(specimen())), Theme(), typefaces(), WriterOptions(embed_fonts=False)).data
    file = WordFile(data)
    assert not fonts_of(file) if "word/_rels/fontTable.xml.rels" in file.names() else True
    assert not [name for name in file.names() if name.endswith(".odttf")]
    assert file.part("word/settings.xml").find(f"{W}embedTrueTypeFonts") is None


def test_faces_that_nothing_is_set_in_stay_at_home() -> None:
    plain = Document(Metadata("t"), line("words"))
    assert {slot for _, slot in fonts_of(written(plain))} == {"embedRegular"}
    strong = Document(Metadata("t"), (Paragraph((Strong(words("words")),)),))
    assert ("Source Serif 4", "embedBold") in fonts_of(written(strong))


def test_a_character_beyond_the_usual_ones_travels_too() -> None:
    rare = Document(Metadata("t"), (Paragraph((Text("ẽ Ạ"),)),))
    font = TTFont(BytesIO(fonts_of(written(rare))["Source Serif 4", "embedRegular"]))
    assert {ord("ẽ"), ord("Ạ")} <= set(font.getBestCmap())


@pytest.mark.office
def test_libreoffice_sets_the_document_in_its_own_fonts(tmp_path: Path, whole: WordFile) -> None:
    (tmp_path / "a.docx").write_bytes(whole.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=180)
    shown = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], check=True, capture_output=True, text=True)
    names = {row.split()[0].partition("+")[2] for row in shown.stdout.splitlines()[2:]}
    assert {"SourceSerif4-Regular", "SourceSans3-SemiBold", "SourceCodePro-Regular"} <= names
    assert all(name.startswith("Source") for name in names), "nothing else had to stand in"


SCRIPT = """
import sys
sys.path.insert(0, "tests")
from made import document
from docgen.pipeline import write
sys.stdout.buffer.write(write(document("payment-final", "postmortem"), "docx").data)
"""


def test_two_processes_write_the_same_bytes() -> None:
    digests = set()
    for seed, zone, language in (("1", "UTC", "C.UTF-8"), ("4711", "Asia/Kathmandu", "de_DE.UTF-8")):
        own = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        made = subprocess.run(
            [sys.executable, "-c", SCRIPT], cwd=ROOT, env=own, check=True, capture_output=True, timeout=180
        )
        assert made.stdout.startswith(b"PK")
        digests.add(hashlib.sha256(made.stdout).hexdigest())
    assert len(digests) == 1
