"""The fields of a filing as tables: number, name, what the data says, and where that was found."""

from __future__ import annotations

from docgen.layout_api import (
    Block,
    Cell,
    Code,
    Column,
    Emphasis,
    Incident,
    Paragraph,
    ParagraphRole,
    Row,
    Section,
    Table,
    Text,
    filing,
)

from .absent import absent_line
from .filing_value import value_blocks
from .phrase import house, house_line, line, section

_TEMPLATE = "Annex I"
_NUMBERED = (Column(house("No."), 0.62), Column(house("Field"), 2.3), Column(house("Value"), 4.1))
_CITED = (
    Column(house("No."), 0.42),
    Column(house("Provision"), 1.15),
    Column(house("Field"), 1.95),
    Column(house("Value"), 3.75),
)


def filing_sections(incident: Incident, chosen: filing.Filing) -> tuple[Section, ...]:
    """A section for each part of the filing, with one row for each field, answered or not."""
    return tuple(
        section(part.title, _table(incident, part, chosen)) for part in filing.answers_of(chosen, incident)
    )


def _table(incident: Incident, part: filing.Answers, chosen: filing.Filing) -> Table:
    """The numbers of a template say where a field comes from; otherwise each row names its provision."""
    cited = _TEMPLATE not in chosen.basis
    rows = tuple(Row(_cells(incident, answer, cited=cited)) for answer in part.answers)
    return Table(_CITED if cited else _NUMBERED, rows, f"{part.title}, field by field")


def _cells(incident: Incident, answer: filing.Answer, *, cited: bool) -> tuple[Cell, ...]:
    question = answer.question
    provision = question.provision.partition(", ")[2]
    return (
        Cell(line(question.number)),
        *((Cell(house_line(provision)),) if cited else ()),
        Cell(house_line(question.name)),
        Cell(_answer(incident, answer)),
    )


def _answer(incident: Incident, answer: filing.Answer) -> tuple[Block, ...]:
    if answer.value is None:
        return absent_line(incident, answer.question.name)
    blocks = value_blocks(incident, answer.value, answer.question.name)
    return (*blocks, *_origin(answer))


def _origin(answer: filing.Answer) -> tuple[Block, ...]:
    """Where the value was found, if not under the field's own key."""
    origin = answer.origin
    if origin is None or not origin.how:
        return ()
    place = Text(origin.path) if " " in origin.path else Code(origin.path)
    return (Paragraph((Emphasis((*house(f"{origin.how} "), place)),), ParagraphRole.NOTE),)
