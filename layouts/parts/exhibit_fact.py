"""The facts about an exhibit: what it is, where it comes from, and by what it can be known again."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout_api import (
    AppendixKind,
    Block,
    BulletList,
    Code,
    Exhibit,
    Field,
    Incident,
    Inline,
    Paragraph,
    Text,
)

from .clock import show_utc
from .phrase import address, house, house_line, line, stated

KINDS = {
    AppendixKind.IMAGE: "Image",
    AppendixKind.LOG: "Log",
    AppendixKind.DIFF: "Difference",
    AppendixKind.CONFIG: "Configuration",
    AppendixKind.TRANSCRIPT: "Transcript",
    AppendixKind.LINK: "Link",
    AppendixKind.FILE: "File",
}


def facts(incident: Incident, exhibit: Exhibit, provenance: bool) -> tuple[Field, ...]:
    """What is known; with ``provenance``, source and time of capture are asked for where they are not.

    A link is its own source, and nothing of it was captured. Size and digest are those of the original as
    it was given.
    """
    return (
        *_origin(incident, exhibit, provenance),
        *_identity(exhibit),
        *_remarks(exhibit),
    )


def show_size(size: int) -> str:
    """A size in bytes, exactly: ``12,345 bytes``."""
    return "1 byte" if size == 1 else f"{size:,} bytes"


def _origin(incident: Incident, exhibit: Exhibit, provenance: bool) -> Iterator[Field]:
    source, captured = exhibit.appendix.source, exhibit.appendix.captured_at
    asked = provenance and exhibit.appendix.kind is not AppendixKind.LINK
    if source or asked:
        yield Field("Source", stated(incident, source, "source"))
    if captured or asked:
        shown = show_utc(captured) if captured else None
        yield Field("Captured (UTC)", stated(incident, shown, "time of capture, in UTC"))
    if exhibit.appendix.captured_by:
        yield Field("Captured by", line(exhibit.appendix.captured_by))


def _identity(exhibit: Exhibit) -> Iterator[Field]:
    appendix, kind = exhibit.appendix, KINDS[exhibit.appendix.kind]
    if appendix.url:
        yield Field(kind, (Paragraph((address(appendix.url),)),))
    if appendix.path or exhibit.media_type or exhibit.size is not None:
        yield Field(kind, (Paragraph(tuple(_file(exhibit))),))
    if exhibit.sha256:
        yield Field("SHA-256", _code(exhibit.sha256))


def _file(exhibit: Exhibit) -> Iterator[Inline]:
    """Name, media type and size on one line, so that the evidence keeps the page to itself."""
    known = [exhibit.media_type] if exhibit.media_type else []
    known += [show_size(exhibit.size)] if exhibit.size is not None else []
    if exhibit.appendix.path:
        yield Code(exhibit.appendix.path)
        if known:
            yield Text(" · ")
    yield from house(" · ".join(known))


def _remarks(exhibit: Exhibit) -> Iterator[Field]:
    if exhibit.appendix.alt and exhibit.picture is None:
        yield Field("Description", line(exhibit.appendix.alt))
    if exhibit.notes:
        yield Field("Made fit for print", _notes(exhibit.notes))


def _notes(notes: tuple[str, ...]) -> tuple[Block, ...]:
    return house_line(notes[0]) if len(notes) == 1 else (BulletList(tuple(map(house_line, notes))),)


def _code(text: str) -> tuple[Block, ...]:
    return (Paragraph((Code(text),)),)
