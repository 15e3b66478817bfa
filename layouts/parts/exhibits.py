"""Exhibits: each appendix with the facts about it, and the evidence itself as far as print can show it."""

from __future__ import annotations

from docgen.layout_api import (
    AppendixKind,
    Block,
    Exhibit,
    ExhibitBlock,
    Field,
    Figure,
    Incident,
    Inline,
    Listing,
    ListingKind,
    Paragraph,
    Picture,
    parse_blocks,
    parts_among,
)

from .absent import is_silent
from .exhibit_fact import facts
from .phrase import note, words

_LISTINGS = {
    AppendixKind.LOG: ListingKind.LOG,
    AppendixKind.DIFF: ListingKind.DIFF,
    AppendixKind.CONFIG: ListingKind.CONFIG,
    AppendixKind.TRANSCRIPT: ListingKind.TRANSCRIPT,
}


def exhibits(
    incident: Incident, gathered: tuple[Exhibit, ...], provenance: bool = False
) -> tuple[Block, ...]:
    """Every exhibit, in the order of the data.

    ``provenance`` asks for source and time of capture even where the appendix does not name them.
    """
    parts = parts_among(exhibit.appendix for exhibit in gathered)
    return tuple(
        _exhibit(exhibit, index, facts(incident, exhibit, provenance), part=part)
        for index, (exhibit, part) in enumerate(zip(gathered, parts, strict=True), 1)
    )


def none_attached(incident: Incident) -> tuple[Block, ...]:
    """What stands where there are no exhibits."""
    return () if is_silent(incident) else (note("No exhibits are attached."),)


def anchor_of(index: int) -> str:
    """The anchor of the exhibit at a place in the data, counted from 1."""
    return f"exhibit-{index}"


def _exhibit(exhibit: Exhibit, index: int, known: tuple[Field, ...], *, part: bool) -> ExhibitBlock:
    title, name = words(exhibit.appendix.title), exhibit.appendix.name or ""
    return ExhibitBlock(title, known, _evidence(exhibit), anchor_of(index), name=name, part=part)


def _evidence(exhibit: Exhibit) -> tuple[Block, ...]:
    caption = parse_blocks(exhibit.appendix.caption) if exhibit.appendix.caption else ()
    if exhibit.picture is not None:
        return _figure(exhibit, exhibit.picture, caption)
    if exhibit.text is None:
        return caption
    shown = _listing(exhibit.text, exhibit.appendix.kind) if exhibit.text else note("The exhibit is empty.")
    return (*caption, shown)


def _listing(text: str, kind: AppendixKind) -> Listing:
    return Listing(text, _LISTINGS.get(kind, ListingKind.LOG))


def _figure(exhibit: Exhibit, picture: Picture, caption: tuple[Block, ...]) -> tuple[Block, ...]:
    """The picture; what a caption holds beyond its first paragraph follows below."""
    alternative = exhibit.appendix.alt or f"Image: {exhibit.appendix.title}"
    first: tuple[Inline, ...] = ()
    if caption and isinstance(caption[0], Paragraph):
        first, caption = caption[0].children, caption[1:]
    return (Figure(picture, alternative, first), *caption)
