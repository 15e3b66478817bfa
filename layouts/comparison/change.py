"""The changes of one part: a table of fields and rows, and below it the lines of exhibits."""

from __future__ import annotations

from docgen.layout_api import (
    Block,
    Cell,
    Column,
    Inline,
    Label,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
    Text,
    Tone,
    comparing,
)

from ..parts.phrase import house, house_line, line, note, section
from .mark import marked_line
from .wording import is_long, named, passage, worded

TONES = {
    comparing.Change.ADDED: Tone.GOOD,
    comparing.Change.REMOVED: Tone.CRITICAL,
    comparing.Change.CHANGED: Tone.MINOR,
    comparing.Change.MOVED: Tone.LOW,
}
_COLUMNS = (
    Column(house("Field or entry"), 2.0),
    Column(house("Change"), 0.85),
    Column(house("Old and new"), 4.4),
)
_LINE_COLUMNS = (
    Column(house("Old"), 0.45, figures=True),
    Column(house("New"), 0.45, figures=True),
    Column(house("Line"), 6.1),
)
_BELOW = note("At length below this table.")


def part(changed: comparing.PartChange) -> Section:
    """The section of a part."""
    rows = tuple(Row(_cells(each)) for each in changed.changes)
    table = Table(_COLUMNS, rows, f"Changes in {changed.name}")
    texts = (
        _text(each.label, each.text)
        for each in changed.changes
        if isinstance(each, comparing.RowChange) and each.text
    )
    return section(changed.name, table, *map(passage, filter(is_long, changed.changes)), *texts)


def label(change: comparing.Change) -> Label:
    """The word for a change, which its colour repeats."""
    return Label(change.value.capitalize(), TONES[change])


def _cells(change: comparing.AnyChange) -> tuple[Cell, ...]:
    what = Cell((Paragraph((label(change.change),)),))
    match change:
        case comparing.FieldChange():
            told = _BELOW if is_long(change) else Paragraph(worded(change))
            return (Cell(house_line(change.name)), what, Cell((told,)))
        case comparing.RowChange():
            return (Cell(_named(change)), what, Cell(_told(change)))


def _named(row: comparing.RowChange) -> tuple[Block, ...]:
    return (*line(row.label), note(f"{row.kind}, {_place(row)}"))


def _place(row: comparing.RowChange) -> str:
    """Where in its list a row stands, or stood."""
    if row.old is None or row.new is None:
        return f"No. {row.new or row.old}"
    return f"No. {row.new}" if row.old == row.new else f"No. {row.old}, now {row.new}"


def _told(row: comparing.RowChange) -> tuple[Block, ...]:
    blocks: list[Block] = [_BELOW] if is_long(row) else [named(each) for each in row.fields]
    if row.text is not None:
        blocks.append(
            note(f"Text: {_count(row.text.added)} added, {_count(row.text.removed)} removed; see below.")
        )
    if row.moved:
        blocks.append(note("It stands in another order among the entries that both versions have."))
    return tuple(blocks)


def _text(title: str, text: comparing.TextChange) -> Section:
    """The changed lines of an exhibit with some around them, each with its numbers."""
    rows: list[Row] = []
    old = new = 0
    for each in text.lines:
        if rows and ((each.old or 0) > old + 1 or (each.new or 0) > new + 1):
            rows.append(Row((Cell(), Cell(), Cell((note("[… lines unchanged …]"),)))))
        rows.append(_line(each))
        old, new = each.old or old, each.new or new
    more = (note(f"{_count(text.untold)} more were changed; the exhibits hold them."),) if text.untold else ()
    title_of = (*house("Text of "), Text(title))
    return Section(
        title_of, (Table(_LINE_COLUMNS, tuple(rows), f"Changed lines of {title}"), *more), numbered=False
    )


def _line(each: comparing.LineChange) -> Row:
    numbers = (Cell(line(str(number)) if number else ()) for number in (each.old, each.new))
    shown = marked_line(each.pieces) or _empty(each)
    return Row((*numbers, Cell((Paragraph(shown, ParagraphRole.BODY),))))


def _empty(each: comparing.LineChange) -> tuple[Inline, ...]:
    if each.old is not None and each.new is not None:
        return ()
    return house("An empty line was added." if each.old is None else "An empty line was removed.")


def _count(lines: int) -> str:
    return "1 line" if lines == 1 else f"{lines:,} lines"
