"""The table of contents: one link an entry, with number, title and room for the page."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Contents, Foreign, Heading, Text, outline, plain_text
from docgen.writers.html.anchor import internal
from docgen.writers.html.element import NOTHING, element
from docgen.writers.html.heading import heading
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import breakable, direction

ENTRY, ENTRY_PAGE = "entry", "entry-page"
"""The classes by which an entry, and the place of its page number, are known again once they are laid out."""

_UNKNOWN = " "
"""Stands for a page number until the document has been laid out; it parts the number from the title."""
_MOST_ROWS = 23
"""Rows of the first level that fill a page."""
_LESSER_ROW = 0.76


def set_contents(contents: Contents, setting: Setting) -> Markup:
    """The numbered sections down to the depth that is asked for."""
    inner = setting.deeper()
    words, language = Text(contents.title), setting.names_language
    said = Foreign(language, (words,)) if language else words
    title = heading((said,), NOTHING, inner, "contents-title") if contents.title else NOTHING
    listed = outline(setting.document, contents.depth)
    entries = (_entry(entry) for entry in listed)
    return element(
        "nav", title, element("ol", *entries, class_="entries"), class_=f"contents {_density(listed)}".strip()
    )


def _density(listed: tuple[Heading, ...]) -> str:
    return "tight" if sum(1.0 if entry.level == 1 else _LESSER_ROW for entry in listed) > _MOST_ROWS else ""


def _language(entry: Heading) -> str:
    """The language of a title that is wholly in another one."""
    match entry.title:
        case (Foreign(language),):
            return language
        case _:
            return ""


def _entry(entry: Heading) -> Markup:
    title = plain_text(entry.title)
    link = element(
        "a",
        element("span", f"{entry.number} ", class_="entry-number"),
        element("span", breakable(title), class_="entry-title", dir=direction(title), lang=_language(entry)),
        element("span", _UNKNOWN, class_=ENTRY_PAGE),
        href=internal(entry.anchor),
        class_=ENTRY,
    )
    return element("li", link, class_=f"entry-{entry.level}")
