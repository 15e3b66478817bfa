"""The text that the seal holds is read quickly while a file is written, and as in any file later."""

from __future__ import annotations

import pytest
from docx_reading import WordFile, typefaces
from lxml import etree

from docgen.document import Document, check, number
from docgen.pipeline import assemble
from docgen.seal.story import story
from docgen.theme import Theme
from docgen.writers.docx import write
from docgen.writers.docx.visible import visible
from made import dossier
from specimen import specimen


def assert_same(document: Document) -> None:
    data = WordFile(write(document, Theme(), typefaces()).data).package.read("word/document.xml")
    quick, read = visible(etree.fromstring(data)), story(data, "document.xml")
    assert (quick.lines, quick.edges) == (read.lines, read.edges)
    assert quick.lines


def test_of_every_kind_of_block() -> None:
    assert_same(check(number(specimen())))


@pytest.mark.parametrize("layout", ["postmortem", "leadership", "regulatory"])
@pytest.mark.parametrize("name", ["payment-final", "metro-athens", "minimal"])
def test_of_every_layout(name: str, layout: str) -> None:
    assert_same(assemble(dossier(name), layout))
