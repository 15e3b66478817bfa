"""HTML elements as text that is safe by construction: whatever is not yet markup is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

_VOID = frozenset({"br", "col", "hr", "img", "wbr"})
"""Elements that hold nothing and have no end tag (HTML Living Standard, 13.1.2); XML wants them closed."""

NOTHING = Markup("")
_LINE_FEED, _TAB = Markup("&#10;"), Markup("&#9;")


def element(tag: str, *children: str, **attributes: str | int | None) -> Markup:
    """An element; an attribute that is None or empty stays away, and a trailing ``_`` is dropped.

    Text and attribute values are escaped unless they are markup already. The tag and the names of the
    attributes are ours, never data.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for name, value in attributes.items()
        if value is not None and (value != "" or name == "alt")
    )
    if tag in _VOID:
        return Markup(f"<{tag}{written}/>")  # noqa: S704 - escaped above
    return Markup(f"<{tag}{written}>{''.join(map(escape, children))}</{tag}>")  # noqa: S704 - escaped above


def _attribute(value: str | int) -> Markup:
    """A value in quotes; a parser of XML would make its line feeds and tabs blanks."""
    escaped = escape(value)
    plain = "\n" not in escaped and "\t" not in escaped
    return escaped if plain else escaped.replace("\n", _LINE_FEED).replace("\t", _TAB)


def join(parts: Iterable[Markup]) -> Markup:
    """Pieces of markup one after the other."""
    return NOTHING.join(parts)
