"""Everything that the tree says stands in the Word file, in order, and as what it is."""

from __future__ import annotations

import pytest
from docx_reading import W, WordFile, text_of, written

from docgen.document import (
    BulletList,
    Callout,
    Code,
    CodeBlock,
    Contents,
    Document,
    Emphasis,
    Exhibit,
    Field,
    Fields,
    Figure,
    Foreign,
    Link,
    Listing,
    ListingKind,
    Metadata,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Quote,
    Reference,
    Section,
    Strong,
    Text,
    check,
    number,
)
from specimen import chart, line, specimen, words
from words import compare, expected_text


@pytest.fixture(scope="module")
def whole() -> WordFile:
    return written(specimen())


def of(*blocks: object) -> WordFile:
    return written(Document(Metadata("A title"), blocks))


def test_code_is_as_small_as_the_note_that_it_stands_in() -> None:
    digest = Code("0123abcd" * 8)
    shown = of(Paragraph((digest,)), Paragraph((digest,), ParagraphRole.NOTE))
    styles = [style.get(f"{W}val") for style in shown.body.iter(f"{W}rStyle")]
    assert styles == ["Code", "SmallCode"]


def test_every_word_stands_there_in_order(whole: WordFile) -> None:
    compare(expected_text(check(number(specimen()))), whole.text, r"\d")


def test_every_style_in_use_exists(whole: WordFile) -> None:
    used = {
        element.get(element.tag.split("}")[0] + "}val")
        for name in ("pStyle", "rStyle", "tblStyle")
        for element in whole.body.iter("{*}" + name)
    }
    assert used <= set(whole.styles)


def test_headings_are_headings_of_their_level(whole: WordFile) -> None:
    assert [(each.style, each.text) for each in whole.paragraphs if each.style.startswith("Heading")] == [
        ("Heading1", "Prose of every kind"),
        ("Heading2Unnumbered", "An unnumbered heading"),
        ("Heading1", "Tables"),
        ("Heading2", "A table without caption"),
        ("Heading1", "Evidence"),
        ("Heading1", "Review and Sign-Off"),
    ]


def test_word_counts_headings_as_the_tree_does() -> None:
    deep = Section(words("b"), (Section(words("c"), (Section(words("d")),)), Section(words("e"))))
    tree = (
        Section(words("a"), (deep, deep)),
        Section(words("f"), numbered=False),
        Section(words("g"), (deep,)),
    )
    shown = [(each.mark, each.text) for each in of(*tree).paragraphs if each.style.startswith("Heading")]
    assert shown == [
        ("1", "a"), ("1.1", "b"), ("1.1.1", "c"), ("1.1.1.1", "d"), ("1.1.2", "e"),
        ("1.2", "b"), ("1.2.1", "c"), ("1.2.1.1", "d"), ("1.2.2", "e"),
        ("", "f"), ("2", "g"), ("2.1", "b"), ("2.1.1", "c"), ("2.1.1.1", "d"), ("2.1.2", "e"),
    ]  # fmt: skip


def test_what_the_tree_does_not_number_word_does_not_count() -> None:
    inner = Section(words("inner"), (Section(words("innermost")),))
    tree = (
        Section(words("first")),
        Section(words("aside"), (inner,), numbered=False),
        Section(words("second")),
    )
    shown = {each.text: each.mark for each in of(*tree).paragraphs if each.style.startswith("Heading")}
    assert shown == {"first": "1", "aside": "", "inner": "", "innermost": "", "second": "2"}


def test_each_ordered_list_begins_where_it_says() -> None:
    two = (line("x"), line("y"))
    nested = OrderedList(((*line("p"), OrderedList(two, 7)), line("q")), 3)
    shown = [each.mark for each in of(nested, OrderedList(two), *line("-"), OrderedList(two, 0)).paragraphs]
    assert [mark for mark in shown if mark] == ["3.", "g.", "h.", "4.", "1.", "2.", "0.", "1."]


def test_a_list_within_a_table_does_not_disturb_the_one_around_it() -> None:
    inner = Callout("note", (OrderedList((line("x"), line("y"))),))
    shown = of(OrderedList(((*line("p"), inner), line("q")))).paragraphs
    assert {each.text: each.mark for each in shown if each.mark} == {
        "p": "1.",
        "x": "a.",
        "y": "b.",
        "q": "2.",
    }


def test_bullets_are_a_list_and_no_characters() -> None:
    shown = of(BulletList((line("x"), (*line("y"), BulletList((line("z"),)))))).paragraphs
    assert [(each.mark, each.text) for each in shown if each.text] == [("•", "x"), ("•", "y"), ("–", "z")]


def test_an_item_that_begins_with_code_has_its_mark() -> None:
    shown = of(BulletList(((CodeBlock("x"),), ()))).paragraphs
    assert [(each.mark, each.text) for each in shown if each.mark or each.text] == [
        ("•", ""),
        ("", "x"),
        ("•", ""),
    ]


def test_space_is_kept_in_code_and_folded_in_text() -> None:
    shown = of(Paragraph((Text("a  \n b"), Code("c  d"))), CodeBlock("  e\tf\n\n g\n"))
    assert [each.text for each in shown.paragraphs if each.style in ("BodyText", "CodeBlock")] == [
        "a bc  d",
        "  e\tf",
        "",
        " g",
    ]
    assert shown.body.find(".//{*}t").get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_soft_hyphens_are_words_own() -> None:
    shown = of(*line("Donau\u00addampf"))
    assert shown.containing("dampf").text == "Donau\u00addampf"
    assert "\u00ad" not in shown.package.read("word/document.xml").decode()


def test_a_diff_keeps_its_signs_and_shows_them() -> None:
    shown = of(Listing("--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n same", ListingKind.DIFF))
    styles = {
        each.text: style.get(style.tag.replace("rStyle", "val"))
        for each in shown.of_style("Listing")
        if (style := each.element.find(".//{*}rStyle")) is not None
    }
    assert styles == {
        "--- a": "DiffFile",
        "+++ b": "DiffFile",
        "@@ -1 +1 @@": "DiffPlace",
        "-old": "DiffRemoved",
        "+new": "DiffAdded",
    }


def test_stress_within_a_link_is_kept() -> None:
    link = Link("https://example.org", (Strong((Text("a"), Emphasis(words("b")))), Code("c")))
    runs = of(Paragraph((link,))).body.findall(".//{*}hyperlink/{*}r")
    shown = [
        ("".join(run.itertext()), [each.tag.split("}")[1] for each in run.find("{*}rPr")]) for run in runs
    ]
    assert shown == [
        ("a", ["rStyle", "b", "bCs"]),
        ("b", ["rStyle", "b", "bCs", "i", "iCs"]),
        ("c", ["rStyle"]),
    ]


def test_references_are_fields_with_the_words_of_their_target(whole: WordFile) -> None:
    assert "see Exhibit A and Table 1 on page 4; a break" in whole.containing("Plain").text
    fields = [code for code in whole.instructions() if code.startswith("REF")]
    bookmarks = {each.get(each.tag.split("}")[0] + "}name") for each in whole.body.iter("{*}bookmarkStart")}
    assert len(fields) == 2
    assert {code.split()[1] for code in fields} <= bookmarks


def test_a_reference_to_a_section_lets_word_count() -> None:
    shown = of(
        Section((Text("One"),), anchor="one"), Paragraph((Reference("one"), Reference("one", "above")))
    )
    assert [code for code in shown.instructions() if code.startswith("REF")] == [r"REF at_one_1 \r \h"]
    assert shown.containing("above").text == "Section\u00a01above"
    assert shown.body.find(".//{*}hyperlink").get("{*}anchor") is None


def test_exhibits_nest_their_evidence() -> None:
    exhibit = Exhibit(words("Log"), (Field("Source", line("gateway")),), (Quote(line("said")),))
    compare("Exhibit A Log Source gateway said", of(exhibit).text, "(?!)")


def test_contents_list_what_is_numbered() -> None:
    tree = (
        Contents(depth=1),
        Section(words("One"), (Section(words("Two")),)),
        Section(words("Three"), numbered=False),
    )
    assert [each.text for each in of(*tree).paragraphs if each.style.startswith("TOC")] == [
        "Contents",
        "1\tOne\t2",
    ]


def test_words_in_another_language_say_which() -> None:
    """The layout's names, docgen's own words and the author's are proofed and read aloud each in its own."""
    told = Paragraph((Text("Ο συναγερμός: "), Foreign("de", words("Störung behoben"))))
    section = Section(
        (Foreign("en", words("Summary")),), (told, Fields((Field("Owner", line("Νίκος")),), "f"))
    )
    file = written(Document(Metadata("Τίτλος", "el"), (section, Figure(chart(), "a", words("Λεζάντα")))))
    spoken = {
        text_of(run): run.find(f"{W}rPr/{W}lang").get(f"{W}val")
        for run in file.body.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}lang") is not None
    }
    assert spoken == {
        "Summary": "en-GB",
        "Störung behoben": "de-DE",
        "Owner": "en-GB",
        "Figure\u00a0": "en-GB",
    }
    defaults = file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults.get(f"{W}val") == "el-GR"


def test_what_ends_with_a_colon_stays_with_the_list_that_it_introduces() -> None:
    """However long it is: a declaration does not end a page whose next one begins with what is declared."""
    long = (
        "What is signed here covers each of its sections, and has the meaning that stands beside it, which is"
    )
    items = BulletList((line("one"), line("two")))
    kept = {
        end: of(*line(f"{long}{end}"), items).containing(long).has("keepNext") for end in (":", ": ", ".")
    }
    assert kept == {":": True, ": ": True, ".": False}
