"""What a screen reader hears of a PDF: the structure, whole over all pages, and nothing that is no text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pikepdf
import pytest
from pdf_reading import document, opened, say, written

from docgen.document import (
    BulletList,
    Callout,
    Cell,
    Code,
    Column,
    Contents,
    Figure,
    Foreign,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    Listing,
    ListingKind,
    Metadata,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Picture,
    Row,
    Running,
    Section,
    Table,
    Text,
)
from docgen.errors import DocumentError
from specimen import chart, line, specimen, words


@dataclass
class Heard:
    """A structure element as it is heard: its type, its text with that of what is within it, its facts."""

    kind: str
    raw: pikepdf.Object = field(repr=False)
    parts: list[str | Heard] = field(default_factory=list)

    def all(self, kind: str) -> list[Heard]:
        return [each for each in self.walk() if each.kind == kind]

    def walk(self) -> Iterator[Heard]:
        yield self
        for each in self.within:
            yield from each.walk()

    @property
    def within(self) -> list[Heard]:
        return [each for each in self.parts if isinstance(each, Heard)]

    @property
    def whole(self) -> str:
        return "".join(each.whole if isinstance(each, Heard) else each for each in self.parts)

    def outline(self, depth: int = 9) -> str:
        inner = "".join(each.outline(depth - 1) for each in self.within) if depth > 0 else ""
        return f"{self.kind}({inner})" if inner else f"{self.kind} "


@cache
def pdf_of(data: bytes) -> pikepdf.Pdf:
    """A file, kept open as long as anything in it is looked at."""
    return opened(data)


@cache
def heard(data: bytes) -> Heard:
    """The tree of a file, each mark replaced by the text that stands in it."""
    pdf = pdf_of(data)
    texts = {page.objgen: _marked_text(page) for page in pdf.pages}
    return _heard(pdf.Root.StructTreeRoot.K[0], texts)


def _heard(element: pikepdf.Object, texts: dict[tuple[int, int], dict[int, str]]) -> Heard:
    found = Heard(str(element.S)[1:], element)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            found.parts.append(texts[element.Pg.objgen][kid])
        elif "/MCID" in kid:
            found.parts.append(texts[kid.Pg.objgen][int(kid.MCID)])
        elif "/S" in kid:
            found.parts.append(_heard(kid, texts))
    return found


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The text of each mark of a page, through the Unicode maps of its fonts."""
    maps = {name: _unicode(font) for name, font in page.Resources.Font.items()}
    found: dict[int, str] = {}
    mark, font = None, ""
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC":
                mark = int(operands[1].MCID) if "/MCID" in operands[1] else None
                if mark is not None:
                    found[mark] = ""
            case "EMC":
                mark = None
            case "Tf":
                font = str(operands[0])
            case "TJ" | "Tj" if mark is not None:
                shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                codes = b"".join(bytes(each) for each in shown if isinstance(each, pikepdf.String))
                pairs = (codes[at : at + 2] for at in range(0, len(codes), 2))
                found[mark] += "".join(maps[font].get(pair, "?") for pair in pairs)
    return found


def _unicode(font: pikepdf.Object) -> dict[bytes, str]:
    found = {}
    for line_ in font.ToUnicode.read_bytes().decode().splitlines():
        parts = line_.strip().split()
        if len(parts) == 2 and line_.startswith("<"):
            code, text = (bytes.fromhex(part.strip("<>")) for part in parts)
            found[code] = text.decode("utf-16-be")
    return found


def kinds(data: bytes) -> Counter[str]:
    return Counter(each.kind for each in heard(data).walk())


@pytest.fixture(scope="module")
def whole() -> bytes:
    return written(specimen()).data


def test_a_table_over_several_pages_is_one_table_with_its_headings_once(whole: bytes) -> None:
    assert len(pdf_of(whole).pages) > 4
    (table,) = (each for each in heard(whole).all("Table") if "Event 44" in each.whole)
    assert [each.kind for each in table.within] == ["Caption", "THead", "TBody"]
    assert len(table.all("TR")) == 46
    assert [each.whole for each in table.within[1].all("TH")] == ["Time", "Event", "Count"]
    pages = {int(each.raw.Pg.objgen[0]) for each in table.walk() if "/Pg" in each.raw}
    assert len(pages) >= 2


def test_a_paragraph_over_two_pages_is_one_paragraph() -> None:
    long = " ".join(f"word{count}" for count in range(900))
    data = written(document(say(long))).data
    (paragraph,) = heard(data).all("P")
    assert paragraph.whole.split() == long.split()
    assert len(pdf_of(data).pages) > 1


def test_what_runs_at_the_edges_is_not_heard() -> None:
    running = Running("PM-2041", "Confidential", "The running title")
    data = written(document(*(say("Body text.") for _ in range(80)), running=running)).data
    said = heard(data).whole
    for words_ in ("PM-2041", "Confidential", "The running title", "Page 1"):
        assert words_ not in said
    assert said.count("Body text.") == 80


def test_headings_have_their_levels() -> None:
    inner = Section(words("Inner"), line("x"), numbered=True)
    data = written(document(Section(words("Outer"), (inner,)), Section(words("Next"), line("y")))).data
    found = [(each.kind, each.whole) for each in heard(data).walk() if each.kind in ("H1", "H2")]
    assert found == [("H1", "1 Outer"), ("H2", "1.1 Inner"), ("H1", "2 Next")]


def test_lists_have_labels_bodies_and_a_kind_of_numbering() -> None:
    nested = OrderedList((line("deep"), line("deeper")))
    data = written(document(BulletList((line("one"), (*line("two"), nested))))).data
    outer, inner = heard(data).all("L")
    assert outer.outline(2) == "L(LI(Lbl LBody )LI(Lbl LBody ))"
    assert [each.whole.strip() for each in outer.all("Lbl")] == ["•", "•", "1.", "2."]
    assert str(outer.raw.A.ListNumbering) == "/Disc"
    assert str(inner.raw.A.ListNumbering) == "/Decimal"
    assert inner in outer.within[1].within[1].within


def test_header_cells_say_what_they_head(whole: bytes) -> None:
    for cell in heard(whole).all("TH"):
        assert str(cell.raw.A.Scope) in ("/Row", "/Column")
    (facts,) = (each for each in heard(whole).all("Table") if str(each.raw.A.get("/Summary")) == "Facts")
    assert {str(cell.raw.A.Scope) for cell in facts.all("TH")} == {"/Row"}


def test_an_empty_cell_keeps_its_place() -> None:
    table = Table(
        (Column(words("A")), Column(words("B"))), (Row((Cell(), Cell(line("b")))),), "Two cells", ()
    )
    (row,) = heard(written(document(table)).data).all("TBody")[0].all("TR")
    assert [each.kind for each in row.within] == ["TD", "TD"]


def test_the_contents_are_entries_with_one_link_each() -> None:
    inner = Section(words("Inner"), line("x"))
    data = written(document(Contents(), Section(words("Outer"), (inner,)), Section(words("Last"), ()))).data
    (contents, nested) = heard(data).all("TOC")
    assert contents.outline(1) == "TOC(TOCI TOC TOCI )"
    assert nested.outline(1) == "TOC(TOCI )"
    for entry in heard(data).all("TOCI"):
        (link,) = entry.all("Link")
        annotations = [kid for kid in link.raw.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]
        assert len(annotations) == 1
        assert str(annotations[0].Obj.Contents) == entry.whole
    assert [each.whole for each in heard(data).all("TOCI")] == ["1 Outer 2", "1.1 Inner 2", "2 Last 2"]


def test_a_link_says_where_it_leads_and_is_found_from_its_area() -> None:
    url = "https://example.org/a?b=1"
    long = "words that go on and on over the end of a line, " * 3
    data = written(document(say("See ", Link(url, words(long)), "."))).data
    pdf = pdf_of(data)
    (link,) = heard(data).all("Link")
    areas = [each for page in pdf.pages for each in page.obj.get("/Annots", [])]
    assert len(areas) > 1
    assert {str(area.Contents) for area in areas} == {f"{' '.join(long.split())} ({url})"}
    numbers = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    for area in areas:
        assert numbers[area.StructParent].objgen == link.raw.objgen
        assert int(area.F) & 4  # printed


def test_a_picture_says_what_it_shows_and_where_it_stands() -> None:
    data = written(document(say("Above."), Figure(chart(), "A line that jumps.", words("Latency")))).data
    (figure,) = heard(data).all("Figure")
    assert str(figure.raw.Alt) == "A line that jumps."
    left, bottom, right, top = map(float, figure.raw.A.BBox)
    page = pdf_of(data).pages[0]
    x, y, width, height = _placed(page)
    assert (left, bottom, right - left, top - bottom) == pytest.approx((x, y, width, height), abs=0.02)
    (caption,) = heard(data).all("Caption")
    assert caption.whole == "Figure 1. Latency"


def _placed(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Where the one picture of a page is drawn: its lower left corner, width and height, in points."""
    matrix, stack = pikepdf.Matrix(), []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = pikepdf.Matrix(*map(float, operands)) @ matrix
            case "Do":
                a, _, _, d, e, f = matrix.shorthand
                return e, min(f, f + d), a, abs(d)
    raise AssertionError("no picture is drawn")


def test_a_picture_without_words_stops_the_document() -> None:
    from pdf_reading import typefaces

    from docgen.theme import Theme
    from docgen.writers.pdf import writer
    from docgen.writers.writer import USUAL

    picture = Picture(chart().data, "image/png", 960, 400)
    with pytest.raises(DocumentError, match="alternative text"):
        writer.write(document(Figure(picture, "")), Theme(), typefaces(), USUAL)


def test_asides_are_notes_with_identifiers_of_their_own() -> None:
    notes = [Paragraph(words(f"An aside, {count}."), ParagraphRole.NOTE) for count in range(3)]
    data = written(document(*notes)).data
    names = [str(each.raw.ID) for each in heard(data).all("Note")]
    assert len(set(names)) == 3
    tree = pdf_of(data).Root.StructTreeRoot.IDTree
    listed = [str(each) for each in tree.Kids[0].Names][::2]
    assert listed == sorted(names)


def test_words_in_another_language_say_which() -> None:
    metadata = Metadata("Τίτλος", "el")
    told = say("Ο συναγερμός έγραφε ", Foreign("de", words("Störung behoben")), ".")
    strip = KeyFigures((KeyFigure("6 min", "to detection"),))
    data = written(
        document(Section((Foreign("en", words("Summary")),), (told, strip)), metadata=metadata)
    ).data
    assert str(pdf_of(data).Root.Lang) == "el"
    spoken = {each.whole: str(each.raw.get("/Lang", "")) for each in heard(data).walk()}
    assert spoken["Störung behoben"] == "de"
    assert spoken["Summary"] == "en"
    assert spoken["to detection"] == "en"


def test_a_language_that_is_the_documents_own_needs_no_word() -> None:
    told = say(Foreign("en-US", words("Plain English")))
    data = written(document(told, metadata=Metadata("T", "en-GB"))).data
    assert not any("/Lang" in each.raw for each in heard(data).walk())


def test_a_title_in_the_contents_keeps_its_language() -> None:
    section = Section((Foreign("en", words("Summary")),), line("x"))
    data = written(document(Contents(), section, metadata=Metadata("T", "el"))).data
    (entry,) = heard(data).all("TOCI")
    assert [str(each.raw.Lang) for each in entry.walk() if each.whole == "Summary"] == ["en"]


def test_every_word_of_a_page_is_heard_once_or_is_an_artifact(whole: bytes) -> None:
    pdf = pdf_of(whole)
    for page in pdf.pages:
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    depth += 1
                    assert depth == 1 or str(operands[0]) == "/Artifact"
                case "EMC":
                    depth -= 1
                case "TJ" | "Tj" | "Do" | "f" | "S" | "B" | "f*":
                    assert depth > 0, "something is painted outside all marks"
        assert depth == 0


def test_the_tree_has_no_gaps(whole: bytes) -> None:
    """No element without meaning, none without its parent, and a way back from every mark."""
    tree = heard(whole)
    assert not tree.all("NonStruct")
    numbers = dict(zip(*[iter(pdf_of(whole).Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    for each in tree.walk():
        for inner in each.within:
            assert inner.raw.P.objgen == each.raw.objgen
    marks = sum(len(owners) for key, owners in numbers.items() if key < len(pdf_of(whole).pages))
    counted = sum(
        isinstance(kid, int) or "/MCID" in kid
        for each in tree.walk()
        for kid in (each.raw.get("/K") or [])
        if isinstance(kid, int | pikepdf.Dictionary)
    )
    assert marks == counted


def test_a_callout_and_key_figures_are_read_in_order() -> None:
    strip = KeyFigures((KeyFigure("1 h", "duration"), KeyFigure("6 min", "to detection", "counted in days")))
    data = written(document(strip, Callout("Important", line("Read this.")), say("End."))).data
    assert [each.whole for each in heard(data).all("P")] == [
        "1 h",
        "duration",
        "6 min",
        "to detection",
        "counted in days",
        "Important",
        "Read this.",
        "End.",
    ]


def test_text_is_heard_as_it_was_written() -> None:
    told = "“Ἑλληνικά”, Ђорђе – naïve coöperation; 1 234,5 €"
    assert heard(written(document(say(told))).data).whole == Text(told).text


def test_lines_do_not_run_into_one_another() -> None:
    """A blank at which a line is broken is heard; within a broken word there is none."""
    digest = "5f" * 120
    wrapped = f"16:36:12 WARN {'pool ' * 40}"
    log = f"16:36:11 INFO release\n{wrapped}\n\n16:36:13 INFO\n{wrapped}\n{wrapped}\nend"
    data = written(
        document(
            say("Words that fill more than a line, " * 8, Code(digest), LineBreak(), "after"),
            Listing(log, ListingKind.LOG),
        )
    ).data
    (paragraph,) = heard(data).all("P")
    told = paragraph.whole.split()
    assert told == [*(["Words", "that", "fill", "more", "than", "a", "line,"] * 8), digest, "after"]
    (listing,) = (each for each in heard(data).all("Code") if "INFO" in each.whole)
    assert listing.whole.split() == log.split()
