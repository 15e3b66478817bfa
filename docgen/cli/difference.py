"""A comparison on the terminal: as JSON, or as text with ``wdiff``'s marks, ``[-went-]`` and ``{+came+}``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from docgen.cli.console import count, safe

if TYPE_CHECKING:
    from docgen.comparing import AnyChange, Comparison, FieldChange, Piece, RowChange, TextChange

_CONTEXT = 40
_LONGEST = 400
_MARKS = {"inserted": ("{+", "+}", "green"), "deleted": ("[-", "-]", "red")}
_SIGNS = {
    "added": ("+", "green"),
    "removed": ("-", "red"),
    "changed": ("~", "yellow"),
    "moved": (">", "cyan"),
}


def show_text(comparison: Comparison) -> None:
    """Every change on standard output, under the name of its part."""
    for part in comparison.parts:
        click.secho(safe(part.name), bold=True)
        for change in part.changes:
            for line in _lines(change):
                click.echo(f"  {line}")
    for name in dict.fromkeys(comparison.uncompared):
        click.echo(f"not compared: {safe(name)}")
    click.echo(_summary(comparison))


def show_json(comparison: Comparison, documents: list[str]) -> None:
    """All of it as one JSON object; ``documents`` are the reports that were made."""
    from docgen.comparing import as_data  # noqa: PLC0415 - loads the comparison

    click.echo(json.dumps({**as_data(comparison), "documents": documents}, indent=2))


def _summary(comparison: Comparison) -> str:
    if not comparison.parts:
        return "no differences in what both hold" if comparison.uncompared else "no differences"
    from docgen.comparing import Change  # noqa: PLC0415 - as below

    told = (f"{comparison.counts[each]} {each.value}" for each in Change if comparison.counts[each])
    return f"{count(sum(comparison.counts.values()), 'difference')}: {', '.join(told)}"


def _lines(change: AnyChange) -> Iterator[str]:
    from docgen.comparing import FieldChange  # noqa: PLC0415 - as above

    sign, colour = _SIGNS[change.change.value]
    head = click.style(sign, fg=colour, bold=True)
    if isinstance(change, FieldChange):
        yield f"{head} {safe(change.name)}: {_marked(change.pieces)}"
        return
    yield f"{head} {safe(change.kind)} {_place(change)}: {safe(change.label)}"
    yield from (f"    {_field(each)}" for each in change.fields)
    if change.text is not None:
        yield from (f"    {line}" for line in _text(change.text))


def _place(row: RowChange) -> str:
    if row.old is None or row.new is None or row.old == row.new:
        return str(row.new or row.old)
    return f"{row.old}, now {row.new}"


def _field(field: FieldChange) -> str:
    name = f"{safe(field.name)}: " if field.name else ""
    return f"{name}{_marked(field.pieces)}"


def _text(text: TextChange) -> Iterator[str]:
    yield f"text: {count(text.added, 'line')} added, {count(text.removed, 'line')} removed"
    for line in text.lines:
        if line.old is None or line.new is None or any(each.fate.value != "kept" for each in line.pieces):
            yield f"  {line.old or '':>6} {line.new or '':>6}  {_marked(line.pieces)}"
    if text.untold:
        yield f"  {count(text.untold, 'more line')}"


def _marked(pieces: tuple[Piece, ...]) -> str:
    last = len(pieces) - 1
    return "".join(_piece(each, index == 0, index == last) for index, each in enumerate(pieces))


def _piece(piece: Piece, first: bool, last: bool) -> str:
    if piece.fate.value == "kept":
        return _kept(safe(piece.text), 0 if first else _CONTEXT, 0 if last else _CONTEXT)
    start, end, colour = _MARKS[piece.fate.value]
    text = safe(piece.text)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text) - _LONGEST:,} more)"
    return click.style(f"{start}{shown}{end}", fg=colour)


def _kept(text: str, head: int, tail: int) -> str:
    if len(text) <= head + tail + _CONTEXT:
        return text
    return f"{text[:head]} … {text[len(text) - tail :] if tail else ''}"
