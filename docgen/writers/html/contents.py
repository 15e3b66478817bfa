"""The table of contents: one link an entry, with number, title and page."""

from __future__ import annotations

from markupsafe import Markup

from docgen.document import Contents, Heading, Text, outline, plain_text
from docgen.writers.html.element import NOTHING, element
from docgen.writers.html.heading import heading
from docgen.writers.html.inline import internal
from docgen.writers.html.setting import Setting
from docgen.writers.html.words import breakable, direction


def set_contents(contents: Contents, setting: Setting) -> Markup:
    """The numbered sections down to the depth that is asked for."""
    inner = setting.deeper()
    title = heading((Text(contents.title),), NOTHING, inner, "contents-title") if contents.title else NOTHING
    entries = (_entry(entry, setting) for entry in outline(setting.document, contents.depth))
    return element("nav", title, element("ol", *entries), class_="contents")


def _entry(entry: Heading, setting: Setting) -> Markup:
    title = plain_text(entry.title)
    link = element(
        "a",
        element("span", entry.number, class_="entry-number"),
        element("span", breakable(title), class_="entry-title", dir=direction(title)),
        element("span", str(setting.pages.get(entry.anchor, "")), class_="entry-page"),
        href=internal(entry.anchor),
    )
    return element("li", link, class_=f"entry-{entry.level}")
