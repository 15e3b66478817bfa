"""The table of action items, and the legend of their four types."""

from __future__ import annotations

from docgen.layout_api import (
    ActionItem,
    ActionStatus,
    ActionType,
    Block,
    BulletList,
    Cell,
    Column,
    Incident,
    Inline,
    Label,
    LineBreak,
    Paragraph,
    ParagraphRole,
    Row,
    Strong,
    Table,
    Text,
    Tone,
    parse_blocks,
)

from .absent import absent_inline, absent_line, is_closed, is_silent
from .clock import show_date
from .phrase import address, house, house_line, line, note, stated

_TONES = {
    ActionStatus.OPEN: Tone.MINOR,
    ActionStatus.IN_PROGRESS: Tone.LOW,
    ActionStatus.DONE: Tone.GOOD,
    ActionStatus.CANCELLED: Tone.NEUTRAL,
}
_LEGEND = (
    (ActionType.PREVENT, "makes incidents of this kind rarer, or impossible."),
    (ActionType.DETECT, "shows an incident of this kind sooner, or more surely."),
    (ActionType.MITIGATE, "keeps the harm smaller or shorter when one occurs all the same."),
    (ActionType.PROCESS, "betters the response itself: how people are called, told, guided and trained."),
)
_COLUMNS = (
    Column(house("#"), 0.35, figures=True),
    Column(house("Type"), 0.9),
    Column(house("Action Item"), 3.6),
    Column(house("Owner"), 1.36),
    Column(house("Due / Status"), 1.34),
)


def action_table(incident: Incident) -> tuple[Block, ...]:
    """Every action item; where the data gives none, a row to fill in for each type."""
    items = incident.action_items
    if not items and is_closed(incident):
        return absent_line(incident, "action items")
    items = items or tuple(ActionItem("", each) for each in ActionType)
    rows = tuple(Row(_cells(incident, item, number)) for number, item in enumerate(items, 1))
    return (Table(_COLUMNS, rows, "Action items with type, owner, date due and status"),)


def legend(incident: Incident) -> tuple[Block, ...]:
    """What each type of action item is for; nothing where there are none to know of."""
    if is_silent(incident) and not incident.action_items:
        return ()
    meanings = tuple(
        (Paragraph((Strong(house(kind.value)), *house(f" {meaning}"))),) for kind, meaning in _LEGEND
    )
    return (note("Types of action item:"), BulletList(meanings))


def status_of(incident: Incident, item: ActionItem) -> tuple[Inline, ...]:
    """The status of an action item as a label, in the data's own words where they are its own."""
    status = item.status
    match status:
        case ActionStatus():
            return (Label(status.value, _TONES[status]),)
        case str() if status.strip():
            return (Label(status),)
        case _:
            return absent_inline(incident, "status")


def due_of(incident: Incident, item: ActionItem) -> tuple[Inline, ...]:
    """The date by which it is due."""
    return house(show_date(item.due)) if item.due else absent_inline(incident, "date due")


def _cells(incident: Incident, item: ActionItem, number: int) -> tuple[Cell, ...]:
    due = (*due_of(incident, item), LineBreak(), *status_of(incident, item))
    return (
        Cell(line(str(number))),
        Cell(house_line(item.type.value) if item.type else absent_line(incident, "type")),
        Cell(_action(incident, item)),
        Cell(stated(incident, item.owner, "owner")),
        Cell((Paragraph(due),)),
    )


def _action(incident: Incident, item: ActionItem) -> tuple[Block, ...]:
    """What is to be done, and the ticket under which it is followed."""
    action = parse_blocks(item.description) or absent_line(incident, "action")
    return (*action, _ticket(item.ticket)) if item.ticket else action


def _ticket(ticket: str) -> Paragraph:
    shown = address(ticket) if "://" in ticket else Text(ticket)
    return Paragraph((*house("Ticket "), shown), ParagraphRole.NOTE)
