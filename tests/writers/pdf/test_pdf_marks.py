"""What was inserted and deleted, as it is heard and seen in a PDF."""

from __future__ import annotations

from pdf_reading import document, say, written
from test_pdf_structure import Heard, heard

from docgen.document import Code, Deleted, Foreign, Inserted, Text


def spans() -> list[Heard]:
    marked = say(
        "due ",
        Deleted((Text("at the end of"), Foreign("de", (Text(" Mai"),)))),
        Inserted((Text("before "), Code("06-01"))),
        ".",
    )
    return [each for each in heard(written(document(marked)).data).all("Span") if "/Alt" in each.raw]


def test_each_says_what_it_is_before_its_words() -> None:
    gone, come = spans()
    assert (str(gone.raw.Alt), str(come.raw.Alt)) == ("deleted: at the end of Mai", "inserted: before 06-01")
    assert (gone.whole, come.whole) == ("at the end of Mai", "before 06-01")


def test_each_says_which_line_is_seen() -> None:
    gone, come = spans()
    said = [(str(each.raw.A.O), str(each.raw.A.TextDecorationType)) for each in (gone, come)]
    assert said == [("/Layout", "/LineThrough"), ("/Layout", "/Underline")]


def test_the_lines_are_drawn() -> None:
    plain = written(document(say("one two"))).data
    marked = written(document(say(Deleted((Text("one"),)), " ", Inserted((Text("two"),))))).data
    assert strokes(marked) == strokes(plain) + 2


def strokes(data: bytes) -> int:
    import pikepdf
    from pdf_reading import opened

    pdf = opened(data)
    return sum(
        str(operator) == "S" for page in pdf.pages for _, operator in pikepdf.parse_content_stream(page)
    )
