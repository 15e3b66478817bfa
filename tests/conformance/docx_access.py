"""Rules of access: what those who do not see the page need to be told, and the order in which it is told."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from conformance.docx_subject import DOCUMENT, WP, Package, W, found, place_of
from conformance.finding import Finding

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BODY_LEVEL = 9
_OFF = {"0", "false", "off"}


def access(package: Package) -> Iterator[Finding]:
    yield from _whole(package)
    yield from _headings(package)
    for part, root in package.stories():
        for drawing in root.iter(f"{WP}docPr"):
            if not drawing.get("descr", "").strip():
                yield found("alternative-text", "a drawing is not told in words", place_of(part, drawing))
        for table in root.iter(f"{W}tbl"):
            yield from _table(part, table)
        for cell in root.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield found("cell-end", "a cell does not end with a paragraph", place_of(part, cell))


def _whole(package: Package) -> Iterator[Finding]:
    titles = [
        root.findtext(_TITLE, "") for root in package.roots.values() if root.tag.endswith("}coreProperties")
    ]
    if not any(title.strip() for title in titles):
        yield found("title", "the properties hold no title")
    languages = [
        language.get(f"{W}val", "")
        for root in package.related("styles")
        for language in root.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    ]
    if not any(languages):
        yield found("lang", "the defaults name no language")


def _headings(package: Package) -> Iterator[Finding]:
    levels = _levels_of_styles(package)
    last = 0
    for paragraph in package.root(DOCUMENT).iter(f"{W}p"):
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get(style.get(f"{W}val"), _BODY_LEVEL) if style is not None else _BODY_LEVEL
        level = int(own.get(f"{W}val")) if own is not None else level
        if level < _BODY_LEVEL:
            if level + 1 > last + 1:
                place = place_of(DOCUMENT, paragraph)
                yield found("heading-levels", f"after level {last} comes level {level + 1}", place)
            last = level + 1


def _levels_of_styles(package: Package) -> dict[str, int]:
    """The outline level of each paragraph style, its own or that of the style on which it is based."""
    styles = {style.get(f"{W}styleId"): style for root in package.related("styles") for style in root}
    levels = {}
    for name, first in styles.items():
        style: etree._Element | None = first
        seen = set()
        while style is not None and style not in seen:
            seen.add(style)
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                levels[name] = int(level.get(f"{W}val"))
                break
            base = style.find(f"{W}basedOn")
            style = styles.get(base.get(f"{W}val")) if base is not None else None
    return levels


def _table(part: str, table: etree._Element) -> Iterator[Finding]:
    place = place_of(part, table)
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    if caption is None or not caption.get(f"{W}val", "").strip():
        yield found("table-caption", "a table has no name", place)
    row = table.find(f"{W}tr")
    repeated = row.find(f"{W}trPr/{W}tblHeader") if row is not None else None
    look = table.find(f"{W}tblPr/{W}tblLook")
    first_column = look.get(f"{W}firstColumn", "0") if look is not None else "0"
    if (repeated is None or repeated.get(f"{W}val") in _OFF) and first_column in _OFF and not _told(table):
        yield found("table-headings", "a table has neither a heading row nor a heading column", place)


def _told(table: etree._Element) -> bool:
    """Whether a table that has no headings says in words how it is read, beside its name."""
    name, how = (table.find(f"{W}tblPr/{W}{tag}") for tag in ("tblCaption", "tblDescription"))
    return how is not None and (name is None or how.get(f"{W}val") != name.get(f"{W}val"))
