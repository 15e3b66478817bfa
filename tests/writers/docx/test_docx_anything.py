"""Any tree at all becomes a Word file that says all of it."""

from __future__ import annotations

from collections import Counter

from docx_reading import W, WordFile, typefaces
from hypothesis import HealthCheck, assume, given, settings
from lxml import etree

from docgen.document import Contents, Document, Section, check, number
from docgen.document.walk import all_blocks
from docgen.errors import DocumentError
from docgen.seal.story import story
from docgen.theme import Theme
from docgen.writers.docx import write
from docgen.writers.docx.visible import visible
from trees import documents
from words import compare, expected_text

FONTS = typefaces()


@given(documents)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
def test_any_tree_is_written_with_all_its_words(tree: Document) -> None:
    try:
        tree = check(number(tree))
    except DocumentError:
        assume(False)
    shown = WordFile(write(tree, Theme(), FONTS).data)
    extra = r"\d" if any(isinstance(block, Contents) for block in all_blocks(tree)) else "(?!)"
    compare(expected_text(tree), shown.text, extra)
    _assert_sound(shown, tree)
    _assert_read_as_in_a_file(shown)


def _assert_read_as_in_a_file(shown: WordFile) -> None:
    """The seal's quick reading of the body gives what is read in the file later."""
    data = shown.package.read("word/document.xml")
    quick, read = visible(etree.fromstring(data)), story(data, "document.xml")
    assert (quick.lines, quick.edges) == (read.lines, read.edges)


def _assert_sound(shown: WordFile, tree: Document) -> None:
    assert all(cell[-1].tag == f"{W}p" for cell in shown.body.iter(f"{W}tc"))
    ids = [each.get(f"{W}val") for each in shown.body.iter(f"{W}id")]
    assert not ids or Counter(ids).most_common(1)[0][1] == 1
    numbers = [block.number for block in all_blocks(tree) if isinstance(block, Section) and block.number]
    assert [
        each.mark for each in shown.paragraphs if each.style.startswith("Heading") and each.mark
    ] == numbers
