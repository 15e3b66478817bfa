"""What is being done: how many measures stand how far, and each with its owner and date."""

from __future__ import annotations

from collections import Counter

from docgen.layout_api import (
    ActionItem,
    ActionStatus,
    Block,
    Cell,
    Column,
    Incident,
    Paragraph,
    Row,
    Section,
    Table,
    parse_blocks,
)

from ..parts.absent import absent_line, is_closed
from ..parts.actions import due_of, status_of
from ..parts.phrase import house, house_line, section, stated

_COLUMNS = (
    Column(house("What"), 4.2),
    Column(house("Who"), 1.45),
    Column(house("By When"), 1.6),
    Column(house("Status"), 1.1),
)
_ROWS_TO_FILL = 4


def what_is_being_done(incident: Incident) -> Section:
    """The section: a sentence that counts, and the table."""
    return section("What Is Being Done", *_blocks(incident))


def _blocks(incident: Incident) -> tuple[Block, ...]:
    items = incident.action_items
    if not items and is_closed(incident):
        return absent_line(incident, "measures")
    rows = tuple(_row(incident, item) for item in items or (ActionItem(""),) * _ROWS_TO_FILL)
    table = Table(_COLUMNS, rows, "Measures with owner, date due and status")
    return (*house_line(_count(items)), table) if items else (table,)


def _row(incident: Incident, item: ActionItem) -> Row:
    return Row(
        (
            Cell(parse_blocks(item.description) or absent_line(incident, "measure")),
            Cell(stated(incident, item.owner, "owner")),
            Cell((Paragraph(due_of(incident, item)),)),
            Cell((Paragraph(status_of(incident, item)),)),
        )
    )


def _count(items: tuple[ActionItem, ...]) -> str:
    """``7 measures: 3 done, 4 open``; the known statuses in their order, then any other."""
    counts = Counter(_name(item) for item in items)
    order = {status.value: index for index, status in enumerate(reversed(ActionStatus))}
    names = sorted(counts, key=lambda name: (order.get(name, len(order)), name))
    total = "1 measure" if len(items) == 1 else f"{len(items)} measures"
    return f"{total}: {', '.join(f'{counts[name]} {_in_sentence(name, order)}' for name in names)}."


def _name(item: ActionItem) -> str:
    status = item.status
    return status.value if isinstance(status, ActionStatus) else (status or "").strip() or "without a status"


def _in_sentence(name: str, known: dict[str, int]) -> str:
    """A known status is one of our words and takes a small letter; another stays as it was written."""
    return name.lower() if name in known else name
