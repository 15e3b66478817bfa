"""The report as a whole: which two versions, how many changes, then part by part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

from docgen.layout_api import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Code,
    Column,
    Cover,
    CoverExtent,
    Deleted,
    Document,
    Inline,
    Inserted,
    Label,
    Metadata,
    Options,
    Paragraph,
    ParagraphRole,
    Row,
    Running,
    Section,
    Table,
    comparing,
)

from ..parts.phrase import house, house_line, line, note, section
from .change import part

_KIND = "Report of Differences"


def assemble(comparison: comparing.Comparison, options: Options) -> Document:
    """The report; it is dated and marked as the new version is."""
    new = comparison.new
    return Document(
        metadata=_metadata(new),
        blocks=tuple(_sections(comparison)),
        cover=_cover(comparison, options),
        running=Running(_names(comparison), _marking(comparison), _KIND),
    )


def _sections(comparison: comparing.Comparison) -> Iterator[Section]:
    yield section("Versions", _versions(comparison), *_remarks(comparison))
    if not comparison.parts:
        yield section("Differences", note(_none(comparison)), *_uncompared(comparison))
        return
    yield section("Summary of Differences", _counts(comparison), _legend(), *_uncompared(comparison))
    yield from map(part, comparison.parts)


def _none(comparison: comparing.Comparison) -> str:
    """That nothing differs, and of how much that is said: an edition holds less than the whole."""
    if comparison.uncompared:
        return "None in what both versions hold."
    return "None: both versions have the same data and the same exhibits."


def _metadata(new: comparing.Version) -> Metadata:
    day = date.fromisoformat(new.data.get("postmortem_date") or new.data["date"])
    return Metadata(
        title=f"{_KIND}: {new.data['title']}",
        language=new.data.get("language", "en"),
        subject=_KIND,
        keywords=(new.data["id"],),
        identifier=_control(new).get("number") or new.data["id"],
        dated=datetime.combine(day, time.min, UTC),
    )


def _cover(comparison: comparing.Comparison, options: Options) -> Cover:
    new, count = comparison.new, sum(comparison.counts.values())
    told = "No differences" if not count else "1 difference" if count == 1 else f"{count:,} differences"
    return Cover(
        kind=_KIND,
        title=new.data["title"],
        organization=_control(new).get("organization") or options.organization,
        labels=(Label(new.data["id"]), Label(told)),
        logo=options.logo,
        extent=CoverExtent.MASTHEAD,
    )


def _versions(comparison: comparing.Comparison) -> Table:
    columns = (Column(house("Particular"), 1.3), Column(house("Old"), 2.8), Column(house("New"), 2.8))
    both = (comparison.old, comparison.new)
    rows = (
        _row("File", *(line(each.file) for each in both)),
        _row("Kind", *(house_line(each.origin) for each in both)),
        _row("Incident ID", *(line(each.data["id"]) for each in both)),
        _row("Document number", *(_stated(_control(each).get("number")) for each in both)),
        _row("Version", *(_stated(_control(each).get("version")) for each in both)),
        _row("Status", *(_stated(each.data.get("status")) for each in both)),
        _row("Content SHA-256", *(_digest(each) for each in both)),
    )
    return Table(columns, rows, "The two versions that were compared")


def _row(name: str, *cells: tuple[Block, ...]) -> Row:
    return Row((Cell(house_line(name)), *map(Cell, cells)))


def _stated(value: str | None) -> tuple[Block, ...]:
    return line(value) if value else (Paragraph(house("Not stated"), ParagraphRole.NOTE),)


def _digest(version: comparing.Version) -> tuple[Block, ...]:
    return (Paragraph((Code(version.digest),)),) if version.digest else _stated(None)


def _remarks(comparison: comparing.Comparison) -> tuple[Block, ...]:
    """What is to be known of the files themselves."""
    both = (("old", comparison.old), ("new", comparison.new))
    told = [f"Of the {name} version: {each}." for name, version in both for each in version.remarks]
    if not told:
        return ()
    return (Callout("Note", tuple(Paragraph(house(each)) for each in told), CalloutKind.IMPORTANT),)


def _counts(comparison: comparing.Comparison) -> Table:
    """How many changes of which kind each part has."""
    kinds = tuple(Column(house(each.value.capitalize()), 1.0, figures=True) for each in comparing.Change)
    rows = [
        Row((Cell(house_line(each.name)), *(Cell(line(str(each.counts[kind]))) for kind in comparing.Change)))
        for each in comparison.parts
    ]
    total = (Cell(line(str(comparison.counts[kind]))) for kind in comparing.Change)
    rows.append(Row((Cell(house_line("Total")), *total), prominent=True))
    return Table((Column(house("Part"), 3.0), *kinds), tuple(rows), "Number of changes by part and kind")


def _legend() -> Paragraph:
    """How to read the marks, and where all of it is."""
    words: tuple[Inline, ...] = (
        *house("Words that came are "),
        Inserted(house("underlined")),
        *house(", words that went are "),
        Deleted(house("struck through")),
        *house(
            ". Texts are shown as the data have them, in Markdown; long stretches that did not change are "
            "left out. The report holds the whole comparison as data, in comparison.json."
        ),
    )
    return Paragraph(words, ParagraphRole.NOTE)


def _uncompared(comparison: comparing.Comparison) -> tuple[Block, ...]:
    if not comparison.uncompared:
        return ()
    why = "Only what both versions hold was compared. These stand in one of them, or hold a passage withheld:"
    items = tuple(line(each) for each in dict.fromkeys(comparison.uncompared))
    return (Callout("Not compared", (Paragraph(house(why)), BulletList(items))),)


def _names(comparison: comparing.Comparison) -> str:
    """Which two they are; of one document its two versions, so that they stand in one line at the head."""
    old, new = _control(comparison.old), _control(comparison.new)
    one, other = _name(comparison.old), _name(comparison.new)
    if old.get("version") and new.get("version") and one.partition(" · ")[0] == other.partition(" · ")[0]:
        return f"{one} → {new['version']}"
    return f"{one} → {other}"


def _name(version: comparing.Version) -> str:
    control = _control(version)
    name = control.get("number") or version.data["id"]
    return f"{name} · version {control['version']}" if control.get("version") else name


def _marking(comparison: comparing.Comparison) -> str:
    """The classification: of both where they differ, since the report quotes both."""
    said = (_control(each).get("classification") for each in (comparison.old, comparison.new))
    return " / ".join(dict.fromkeys(str(each) for each in said if each))


def _control(version: comparing.Version) -> Any:
    return version.data.get("document", {})
