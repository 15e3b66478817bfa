"""The Word file is one that a reviewer can work in: real tables, fields, links, sections and stamps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from posixpath import normpath

import pytest
from docx_reading import WP, A, R, V, W, WordFile, value, written

from docgen.document import (
    Blank,
    BlankLines,
    BulletList,
    Cell,
    Column,
    Contents,
    Cover,
    CoverExtent,
    Document,
    Exhibit,
    Field,
    Figure,
    Label,
    Link,
    Metadata,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Row,
    Section,
    Signatory,
    SignOff,
    Table,
    Text,
    Tone,
)
from docgen.theme import LETTER, Theme
from docgen.units import pt
from docgen.writers.columns import shares_to_sign
from specimen import chart, line, specimen, words


@pytest.fixture(scope="module")
def whole() -> WordFile:
    return written(specimen())


def of(*blocks: object, **more: object) -> WordFile:
    return written(Document(Metadata("A title"), blocks, **more))


def columns(table: object) -> list[int]:
    return [int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")]


def test_tables_repeat_their_headings_and_keep_rows_whole(whole: WordFile) -> None:
    table = next(each for each in whole.body.iter(f"{W}tbl") if len(each.findall(f"{W}tr")) == 46)
    rows = [row.find(f"{W}trPr") for row in table.findall(f"{W}tr")]
    assert [row.find(f"{W}tblHeader") is not None for row in rows] == [True] + [False] * 45
    assert all(row.find(f"{W}cantSplit") is not None for row in rows)


def test_a_row_taller_than_a_page_may_break() -> None:
    long = Cell(tuple(line("many words " * 60)[0] for _ in range(20)))
    rows = of(Table((Column(words("a")),), (Row((long,)), Row((Cell(line("short")),))), "s")).body
    whole_rows = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows.iter(f"{W}tr")]
    assert whole_rows == [True, False, True]


def test_tables_say_what_they_hold(whole: WordFile) -> None:
    said = [
        (value(each.find(f"{W}tblCaption")), value(each.find(f"{W}tblDescription")))
        for each in whole.body.iter(f"{W}tblPr")
    ]
    assert ("Events by minute", "Events by minute") in said
    assert all(name and description for name, description in said)


def test_tables_are_as_wide_as_the_text(whole: WordFile) -> None:
    tables = list(whole.body.iter(f"{W}tbl"))
    assert {sum(columns(table)) for table in tables} == {Theme().page.text_width.twips}
    for table in tables:
        for row in table.findall(f"{W}tr"):
            widths = [int(each.get(f"{W}w")) for each in row.iter(f"{W}tcW")]
            assert widths == columns(table)


def test_every_cell_ends_in_a_paragraph(whole: WordFile) -> None:
    assert all(cell[-1].tag == f"{W}p" for cell in whole.body.iter(f"{W}tc"))


def test_figures_of_a_column_are_aligned(whole: WordFile) -> None:
    assert value(whole.styles["TableFigures"].find(f"{W}pPr/{W}jc")) == "right"
    assert whole.containing("44000").style == "TableFigures"
    assert whole.containing("10000").style == "TableFiguresProminent"


def test_pictures_have_words_and_numbers_of_their_own(whole: WordFile) -> None:
    shown = list(whole.body.iter(f"{WP}docPr"))
    assert [each.get("descr") for each in shown] == [
        "Onset 13:52, detected 13:58, mitigated 15:12, resolved 15:39 UTC.",
        "A line that jumps up and down.",
    ]


def test_nothing_has_the_number_or_name_of_another(whole: WordFile) -> None:
    controls = [value(each.find(f"{W}id")) for each in whole.body.iter(f"{W}sdtPr")]
    pictures = [each.get("id") for each in whole.body.iter(f"{WP}docPr")]
    bookmarks = [each.get(f"{W}id") for each in whole.body.iter(f"{W}bookmarkStart")]
    names = [each.get(f"{W}name") for each in whole.body.iter(f"{W}bookmarkStart")]
    assert controls
    assert pictures
    assert bookmarks
    for found in (controls, pictures, bookmarks, names, whole.names()):
        assert Counter(found).most_common(1)[0][1] == 1
    assert set(bookmarks) == {each.get(f"{W}id") for each in whole.body.iter(f"{W}bookmarkEnd")}


def test_a_picture_is_embedded_once_and_never_enlarged() -> None:
    small = chart(96, 48)
    shown = of(*(Figure(small, f"number {index}") for index in range(3)))
    assert [name for name in shown.names() if "media" in name] == [f"word/media/{small.name[:32]}.png"]
    sizes = {(each.get("cx"), each.get("cy")) for each in shown.body.iter(f"{WP}extent")}
    assert sizes == {(str(small.natural_width.emu), str(small.natural_height.emu))}


def test_a_large_picture_fits_the_page() -> None:
    page = Theme().page
    tall = Picture(chart(64, 48).data, "image/png", 2000, 30000)
    (extent,) = of(Section(words("s"), (Figure(tall, "tall", words("c")),))).body.iter(f"{WP}extent")
    assert int(extent.get("cx")) <= page.text_width.emu
    assert int(extent.get("cy")) < page.text_height.emu


def test_the_line_of_time_has_vectors_and_pixels(whole: WordFile) -> None:
    blip = next(each for each in whole.body.iter(f"{A}blip") if len(each))
    vectors = next(each for each in blip.iter() if each.tag.endswith("svgBlip"))
    targets = [whole.relationships[each.get(f"{R}embed")].get("Target") for each in (blip, vectors)]
    assert [target.rpartition(".")[2] for target in targets] == ["png", "svg"]
    assert whole.package.read(f"word/{targets[1]}").startswith(b"<svg")


def test_links_lead_out_and_references_in(whole: WordFile) -> None:
    links = [each for each in whole.body.iter(f"{W}hyperlink") if each.get(f"{R}id")]
    assert [whole.relationships[each.get(f"{R}id")].get("Target") for each in links] == [
        "https://example.org/a?b=1&c=2"
    ]
    assert whole.relationships[links[0].get(f"{R}id")].get("TargetMode") == "External"


def test_an_address_is_kept_once() -> None:
    link = Link('https://example.org/?a="<&>"', words("x"))
    shown = of(Paragraph((link, link)))
    found = [each.get("Target") for each in shown.relationships.values() if each.get("TargetMode")]
    assert found == ['https://example.org/?a="<&>"']


def test_contents_are_a_filled_field_with_pages() -> None:
    far = Section(words("Two"), new_page=True)
    shown = of(Contents(), Section(words("One"), (*line("text " * 4000), far)))
    entries = [each for each in shown.paragraphs if each.style in ("TOC1", "TOC2")]
    assert [(each.style, each.text) for each in entries] == [("TOC1", "1\tOne\t2"), ("TOC2", "1.1\tTwo\t7")]
    assert r'TOC \o "1-2" \h \z' in shown.instructions()
    marks = {each.get(f"{W}name") for each in shown.body.iter(f"{W}bookmarkStart")}
    assert {each.get(f"{W}anchor") for each in shown.body.iter(f"{W}hyperlink")} == marks
    assert {code.split()[1] for code in shown.instructions() if code.startswith("PAGEREF")} == marks


def test_fields_are_closed(whole: WordFile) -> None:
    for name in ("word/document.xml", "word/footer1.xml"):
        kinds = Counter(each.get(f"{W}fldCharType") for each in whole.part(name).iter(f"{W}fldChar"))
        assert len({kinds["begin"], kinds["separate"], kinds["end"]}) == 1


def test_captions_are_counted_by_word(whole: WordFile) -> None:
    assert [code for code in whole.instructions() if code.startswith("SEQ")] == [
        r"SEQ Table \* ARABIC",
        r"SEQ Figure \* ARABIC",
        r"SEQ Figure \* ARABIC",
        r"SEQ Exhibit \* ALPHABETIC",
    ]
    assert whole.of_style("Caption")[0].text == "Figure\u00a01. Course of the incident, in UTC"
    assert whole.of_style("TableCaption")[0].text == "Table\u00a01. Events by minute"


def test_the_cover_is_a_section_without_running_lines(whole: WordFile) -> None:
    cover, main = whole.body.iter(f"{W}sectPr")
    shown = {}
    for name, section in (("cover", cover), ("main", main)):
        for reference in section:
            if reference.tag.endswith("Reference"):
                target = whole.relationships[reference.get(f"{R}id")].get("Target")
                kind = reference.tag.split("}")[1]
                shown[name, kind] = "".join(whole.part(f"word/{target}").itertext())
    assert shown["cover", "headerReference"] == "DRAFT", "as on the cover of the PDF"
    assert shown["cover", "footerReference"] == ""
    assert shown["main", "headerReference"] == "PM-1 · version 0.1DRAFTConfidential"
    assert (
        shown["main", "footerReference"]
        .replace(" PAGE ", "")
        .replace(" NUMPAGES ", "")
        .startswith("A specimen of every blockPage ")
    )


def test_every_header_of_a_draft_is_stamped(whole: WordFile) -> None:
    headers = [name for name in whole.names() if name.startswith("word/header")]
    assert len(headers) == 2
    for name in headers:
        (path,) = (each for each in whole.part(name).iter(f"{V}textpath") if each.get("string"))
        assert path.get("string") == "DRAFT"
    final = written(specimen(stamp=""))
    assert not any(b"textpath" in final.package.read(name) for name in headers)


def test_a_masthead_has_no_section_of_its_own() -> None:
    cover = Cover("Report", "A title", extent=CoverExtent.MASTHEAD)
    shown = of(*line("x"), cover=cover)
    assert len(list(shown.body.iter(f"{W}sectPr"))) == 1
    assert [each.text for each in shown.of_style("MastheadTitle")] == ["A title"]


@pytest.mark.parametrize("theme", [Theme(), Theme(page=LETTER)])
def test_the_page_is_the_themes(theme: Theme) -> None:
    sections = list(written(specimen(), theme).body.iter(f"{W}sectPr"))
    for section in sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (int(size.get(f"{W}w")), int(size.get(f"{W}h"))) == (
            theme.page.width.twips,
            theme.page.height.twips,
        )
        assert int(margins.get(f"{W}left")) == theme.page.left.twips
    assert len(sections) == 2


def test_a_section_may_begin_a_page() -> None:
    shown = of(Section(words("a")), Section(words("b"), new_page=True))
    assert [each.has("pageBreakBefore") for each in shown.of_style("Heading1")] == [False, True]


def test_contents_have_pages_of_their_own() -> None:
    shown = of(*line("before"), Contents(), Section(words("after")))
    assert shown.of_style("TOCHeading")[0].has("pageBreakBefore")
    assert shown.of_style("Heading1")[0].has("pageBreakBefore")


def test_sign_off_stays_with_its_heading_and_has_room() -> None:
    signed = SignOff((Signatory("Author", "M. Okafor", "1 May 2026"), Signatory("Manager"), Signatory("VP")))
    shown = of(Section(words("Sign"), (*line("All who took part."), *line("Sign below."), signed)))
    kept = {each.text.strip(): each.has("keepNext") for each in shown.paragraphs if each.text.strip()}
    assert kept["All who took part."]
    assert kept["Sign below."]
    assert kept["Author"]
    assert kept["Manager"]
    assert not kept["VP"]
    assert shown.styles["Heading1"].find(f"{W}pPr/{W}keepNext") is not None
    assert shown.styles["TableHeading"].find(f"{W}pPr/{W}keepNext") is not None
    heights = [int(each.get(f"{W}val")) for each in shown.body.iter(f"{W}trHeight")]
    assert len(heights) == 3
    assert all(height >= 14 / 25.4 * 1440 for height in heights)


@pytest.mark.parametrize("lines", [1, 3])
def test_lines_to_write_on_stay_on_one_page(lines: int) -> None:
    found = of(BlankLines("what went well", lines)).of_style("BlankLine")
    assert [each.has("keepNext") for each in found] == [True] * (lines - 1) + [False]


@pytest.mark.parametrize("role", [ParagraphRole.NOTE, ParagraphRole.BODY])
def test_a_note_on_what_is_signed_stands_on_no_page_alone(role: ParagraphRole) -> None:
    note = Paragraph(words("The evidence stands elsewhere."), role)
    shown = of(SignOff((Signatory("Author"), Signatory("VP"))), note)
    kept = {each.text.strip(): each.has("keepNext") for each in shown.paragraphs if each.text.strip()}
    assert kept["VP"] == (role is ParagraphRole.NOTE)
    (end,) = shown.of_style("TableEnd")
    assert end.has("keepNext") == (role is ParagraphRole.NOTE)


def test_the_columns_to_sign_are_those_of_the_pdf() -> None:
    shown = of(SignOff((Signatory("Author"),)))
    widths = [int(each.get(f"{W}w")) for each in shown.body.iter(f"{W}gridCol")]
    shares = shares_to_sign(with_meaning=False)
    assert [each / sum(widths) for each in widths] == pytest.approx(shares, abs=0.001)


def test_what_is_left_to_fill_in_is_a_named_control(whole: WordFile) -> None:
    names = [value(each.find(f"{W}alias")) for each in whole.body.iter(f"{W}sdtPr")]
    assert {"name", "what the customer saw", "date", "Name, Manager", "Signature, Author"} <= set(names)
    long = of(Paragraph((Blank("a purpose " * 20),)))
    assert all(len(value(each.find(f"{W}alias"))) <= 64 for each in long.body.iter(f"{W}sdtPr"))


def test_the_file_speaks_of_itself(whole: WordFile) -> None:
    core = {each.tag.split("}")[1]: each.text for each in whole.part("docProps/core.xml")}
    assert core["title"] == "A specimen of every block"
    assert core["creator"] == "Mercy Okafor"
    assert core["identifier"] == "PM-1"
    assert core["created"] == core["modified"] == "2026-03-24T00:00:00Z"
    application = {each.tag.split("}")[1]: each.text for each in whole.part("docProps/app.xml")}
    assert application["Application"] == "docgen"
    undated = of(*line("x")).part("docProps/core.xml")
    assert not [each for each in undated if each.tag.endswith(("created", "modified"))]


def test_the_language_is_in_the_defaults() -> None:
    document = replace(specimen(), metadata=Metadata("t", "de-AT"))
    language = written(document).part("word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert value(language) == "de-AT"
    assert value(written(specimen()).part("word/styles.xml").find(f"{W}docDefaults//{W}lang")) == "en-GB"


def test_fonts_are_named_with_what_may_stand_in(whole: WordFile) -> None:
    fonts = {
        each.get(f"{W}name"): value(each.find(f"{W}altName")) for each in whole.part("word/fontTable.xml")
    }
    assert fonts["Source Serif 4"] == "Georgia"
    assert fonts["Source Code Pro"] == "Consolas"
    used = {each.get(f"{W}ascii") for each in whole.part("word/styles.xml").iter(f"{W}rFonts")}
    assert used <= set(fonts)


def test_word_opens_it_in_its_own_mode(whole: WordFile) -> None:
    (mode,) = whole.part("word/settings.xml").iter(f"{W}compatSetting")
    assert mode.get(f"{W}val") == "15"
    assert whole.part("word/settings.xml").find(f"{W}updateFields") is None


def test_the_same_document_is_the_same_file(whole: WordFile) -> None:
    assert written(specimen()).data == whole.data
    assert {info.date_time for info in whole.package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in whole.package.infolist()} == {3}
    stored = {info.filename for info in whole.package.infolist() if info.compress_type == 0}
    assert stored
    assert all(name.endswith((".png", ".jpeg")) for name in stored)


def test_every_part_is_well_formed_and_has_a_type(whole: WordFile) -> None:
    types = whole.part("[Content_Types].xml")
    known = {each.get("PartName") for each in types} | {f".{each.get('Extension')}" for each in types}
    for name in whole.names():
        assert f"/{name}" in known or f".{name.rpartition('.')[2]}" in known
        if name.endswith((".xml", ".rels")):
            whole.part(name)
    for relationship in whole.relationships.values():
        if not relationship.get("TargetMode"):
            assert normpath(f"word/{relationship.get('Target')}") in whole.names()


def test_text_that_looks_like_markup_stays_text() -> None:
    shown = of(Paragraph((Text('<w:p/>&amp;]]> "x"'),)))
    assert shown.of_style("BodyText")[0].text == '<w:p/>&amp;]]> "x"'


def test_a_short_paragraph_stays_with_what_it_introduces() -> None:
    listed = BulletList((line("item"),))
    shown = of(*line("As follows:"), listed, *line("a long paragraph " * 20), listed, *line("The end."))
    kept = {each.text[:6]: each.has("keepNext") for each in shown.paragraphs if each.text}
    assert kept == {"As fol": True, "item": False, "a long": False, "The en": False}


def test_a_note_of_any_length_stays_with_the_table_that_it_explains() -> None:
    note = Paragraph((Text("Whose days count. " * 10),), ParagraphRole.NOTE)
    table = Table((Column(words("Due")),), (Row((Cell(line("today")),)),), "Due")
    assert of(Section(words("Deadlines"), (note, table))).containing("Whose days").has("keepNext")


def test_in_a_table_within_a_cell_words_have_more_room() -> None:
    inner = Table((Column(words("A")), Column(words("B"))), (Row((Cell(line("a")), Cell(line("b")))),), "In")
    shown = of(Table((Column(words("Value")),), (Row((Cell((inner,)),)),), "Out"))
    margins = {
        "".join(cell.itertext()): [each.get(f"{W}w") for each in cell.iterfind(f"{W}tcPr/{W}tcMar/{W}right")]
        for cell in shown.body.iter(f"{W}tc")
    }
    assert {name: margins[name] for name in "AaBb"} == {"A": ["80"], "a": ["80"], "B": ["0"], "b": ["0"]}


def test_an_exhibit_stays_with_its_evidence() -> None:
    exhibit = Exhibit(words("Chart"), (Field("Source", line("desk")),), (Figure(chart(), "a chart"),))
    shown = of(exhibit)
    assert all(each.has("keepNext") for each in shown.of_style("FactName", "FactText", "TableEnd"))
    assert value(shown.styles["ExhibitHeading"].find(f"{W}pPr/{W}outlineLvl")) == ""
    assert value(shown.of_style("ExhibitHeading")[0].element.find(f"{W}pPr/{W}outlineLvl")) == "0"


def test_a_tall_picture_leaves_room_for_the_head_of_its_exhibit() -> None:
    def height_under(*facts: Field) -> int:
        exhibit = Exhibit(words("Sheet"), facts, (Figure(tall, "a sheet", words("c")),))
        return int(next(of(exhibit).body.iter(f"{WP}extent")).get("cy"))

    tall = Picture(chart(64, 48).data, "image/png", 2000, 30000)
    few, usual, many = (height_under(*[Field("Source", line("desk"))] * count) for count in (1, 4, 30))
    assert usual == few - 3 * pt(19).emu
    assert many > usual, "it would shrink to nothing"


def test_a_question_stays_with_its_answer() -> None:
    asked = OrderedList((line("Why?") + line("Because."), line("a long question " * 20) + line("Yes.")))
    kept = {each.text[:4]: each.has("keepNext") for each in of(asked).paragraphs if each.text}
    assert kept == {"Why?": True, "Beca": False, "a lo": False, "Yes.": False}


def test_a_rule_opens_the_cover_of_its_own_page_alone() -> None:
    page, masthead = (of(cover=Cover("Report", "T", extent=extent)) for extent in CoverExtent)
    assert page.paragraphs[0].style == "CoverStart"
    assert not masthead.of_style("CoverStart")


def test_a_label_is_not_parted_and_has_a_style_of_its_tone() -> None:
    (run,) = of(Paragraph((Label("In Progress", Tone.LOW),))).of_style("BodyText")[0].element.iter(f"{W}r")
    assert value(run.find(f"{W}rPr/{W}rStyle")) == "LabelLow"
    assert run.find(f"{W}t").text == "\u00a0In\u00a0Progress\u00a0"


def test_the_themes_colours_stand_in_words_menus(whole: WordFile) -> None:
    colours = [each.get("val") for each in whole.part("word/theme/theme1.xml").iter(f"{A}srgbClr")]
    assert Theme().palette.accent.lstrip("#").upper() in colours


def test_nothing_is_formatted_where_a_style_serves(whole: WordFile) -> None:
    own = {each.tag.split("}")[1] for run in whole.body.iter(f"{W}rPr") for each in run}
    assert own <= {"rStyle", "b", "bCs", "i", "iCs", "lang"}  # a language is no look


def test_paragraphs_are_formatted_by_their_styles(whole: WordFile) -> None:
    own = {each.tag.split("}")[1] for kept in whole.body.iter(f"{W}pPr") for each in kept}
    assert own <= {"pStyle", "keepNext", "numPr", "pageBreakBefore", "outlineLvl", "spacing", "sectPr"}
    turned = [each.getparent() for each in whole.body.iter(f"{W}spacing")]
    assert all(each.find(f"{W}pageBreakBefore") is not None for each in turned), "only at the top of a page"
    two = of(Table((Column(words("a")),), (Row((Cell((*line("one"), *line("two"))),)),), "s"))
    assert [two.containing(each).style for each in ("one", "two")] == ["TableText", "TableTextBelow"]
