"""What stands in a field of a filing, as blocks."""

from __future__ import annotations

from typing import assert_never

from docgen.layout_api import (
    Block,
    BulletList,
    Incident,
    Inline,
    LineBreak,
    OrderedList,
    Paragraph,
    Text,
    filing,
    parse_blocks,
)

from .absent import absent_line
from .clock import show_date, show_utc_named
from .phrase import house_line, line, note
from .term import wording


def value_blocks(incident: Incident, value: filing.Value, purpose: str) -> tuple[Block, ...]:
    """The blocks of a value; ``purpose`` says what belongs where one of several has none."""
    match value:
        case filing.Plain():
            return _passages(value.text)
        case filing.Narrative():
            return parse_blocks(value.markdown)
        case filing.Terms():
            return _terms(value)
        case filing.Names():
            return (_lines(value.names),)
        case filing.Instant():
            return house_line(show_utc_named(value.moment))
        case filing.Day():
            return house_line(show_date(value.day))
        case filing.Figure():
            return _figure(value)
        case filing.Decision():
            return house_line("Yes" if value.yes else "No")
        case filing.Each():
            return _each(incident, value, purpose)
        case _:
            assert_never(value)


def _passages(text: str) -> tuple[Block, ...]:
    """Paragraphs, parted by blank lines; other ends of lines are kept."""
    passages = (passage.strip("\n") for passage in text.split("\n\n"))
    return tuple(_lines(tuple(passage.split("\n"))) for passage in passages if passage.strip())


def _lines(lines: tuple[str, ...]) -> Paragraph:
    inlines: list[Inline] = []
    for each in lines:
        inlines.extend((LineBreak(), Text(each)) if inlines else (Text(each),))
    return Paragraph(tuple(inlines))


def _terms(value: filing.Terms) -> tuple[Block, ...]:
    """Codes stand in one line, words in one each."""
    if all(word.isupper() for word in value.words):
        return line(", ".join(value.words))
    if len(value.words) == 1:
        return house_line(wording(value.words[0]))
    return (BulletList(tuple(house_line(wording(word)) for word in value.words)),)


def _figure(value: filing.Figure) -> tuple[Block, ...]:
    said = f"{value.number:,} {value.unit}".strip()
    parts = "; ".join(f"{name} {amount:,}" for name, amount in value.parts)
    return (*line(said), note(f"{parts[0].upper()}{parts[1:]}.")) if parts else line(said)


def _each(incident: Incident, value: filing.Each, purpose: str) -> tuple[Block, ...]:
    """The value of the only entity, or those of all in their order."""
    items = tuple(
        absent_line(incident, purpose) if each is None else value_blocks(incident, each, purpose)
        for each in value.values
    )
    return items[0] if len(items) == 1 else (OrderedList(items),)
