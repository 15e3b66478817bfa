"""The five whys: each question with its answer, in order."""

from __future__ import annotations

from docgen.layout_api import Block, Incident, OrderedList, Paragraph, Strong, Why, parse_blocks

from .absent import absent_line, is_closed
from .phrase import house, words

_FIRST = "Why did the outage occur?"
_NEXT = "Why did that happen?"
_USUAL = 5


def five_whys(incident: Incident) -> tuple[Block, ...]:
    """The list; where the data gives none, the five questions with room for their answers."""
    given = incident.root_cause.five_whys
    if not given and is_closed(incident):
        return absent_line(incident, "five whys")
    whys = given or (Why(),) * _USUAL
    return (OrderedList(tuple(_item(incident, why, index) for index, why in enumerate(whys))),)


def _item(incident: Incident, why: Why, index: int) -> tuple[Block, ...]:
    question = words(why.why) if why.why else house(_NEXT if index else _FIRST)
    answer = parse_blocks(why.answer) if why.answer else ()
    asked = Paragraph((Strong(question),))
    return (asked, *(answer or absent_line(incident, f"answer to why {index + 1}")))
