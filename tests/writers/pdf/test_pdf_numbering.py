"""Page numbers of the contents: set into finished sheets, flush right, without a second layout."""

from __future__ import annotations

import re

from pdf_reading import document, pages_of, words_of, written

from docgen.document import Callout, Contents, Section
from docgen.writers.html import ENTRY
from specimen import line, words

_MANY = tuple(Section(words(f"Part {index}"), line("x"), new_page=True) for index in range(1, 13))


def test_each_entry_names_the_page_on_which_its_part_stands() -> None:
    data = written(document(Contents(), *_MANY)).data
    pages = pages_of(data)
    (contents,) = [page for page in pages if page.lstrip().startswith("Contents") or "\nContents\n" in page]
    entries = re.findall(r"^(\d+) (Part \d+) (\d+)$", contents, re.MULTILINE)
    assert len(entries) == len(_MANY)
    for count, title, page in entries:
        assert f"{count} {title}\n" in pages[int(page) - 1]


def test_numbers_of_any_length_end_at_the_margin() -> None:
    data = written(document(Contents(), *_MANY)).data
    first = min(word.page for word in words_of(data) if word.text == "Contents")
    on_page = [word for word in words_of(data) if word.page == first]
    numbers = [word for word in on_page if word.text.isdigit() and word.left > 300 and word.top < 760]
    assert {len(word.text) for word in numbers} == {1, 2}
    assert len({round(word.right, 1) for word in numbers}) == 1


def test_contents_deep_within_the_document_are_numbered_too() -> None:
    aside = Callout("Where things are", (Contents(),))
    data = written(document(*_MANY[:2], Section(words("Inside"), (aside,)))).data
    assert re.search(r"2 Part 2 2$", "\n".join(pages_of(data)), re.MULTILINE)


def test_the_class_of_an_entry_is_that_of_the_structure() -> None:
    assert ENTRY == "entry"
