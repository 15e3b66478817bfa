"""Deadlines as entries of a calendar (RFC 5545), one for each limit that is still to be met.

An entry is an instant in UTC, so that no calendar has to know a zone, and takes up no time. It has the same
UID whenever it is written, so that a calendar replaces the one that it has.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

from docgen.deadlines.deadline import Deadline
from docgen.deadlines.name import REGIMES


def agenda(incident: str, title: str, deadlines: Iterable[Deadline], stamp: datetime) -> bytes:
    """A calendar of what is to be submitted.

    Args:
        incident: its identifier.
        title: its title.
        deadlines: all there are; those that are met, or have no limit, are left out.
        stamp: aware; when the entries are made.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - takes a third of a second

    calendar = Calendar()
    calendar.add("prodid", "-//docgen//deadlines//EN")
    calendar.add("version", "2.0")
    for each in deadlines:
        if each.due_at is None or each.submitted_at is not None:
            continue
        entry = Event()
        entry.add("uid", _uid(incident, each))
        entry.add("dtstamp", stamp.astimezone(UTC).replace(microsecond=0))
        entry.add("dtstart", each.due_at.astimezone(UTC))
        entry.add("summary", f"{_named(each)} due: {incident}")
        entry.add("description", "\n".join((title, f"{each.rule.counted}.", each.rule.article)))
        entry.add("categories", [REGIMES[each.rule.regime]])
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    written: bytes = calendar.to_ical()
    return written


def _uid(incident: str, deadline: Deadline) -> str:
    rule = deadline.rule
    said = "\0".join((incident, rule.regime.value, rule.name, deadline.authority or ""))
    return f"{sha256(said.encode('utf-8', 'backslashreplace')).hexdigest()[:32]}@docgen"


def _named(deadline: Deadline) -> str:
    addressee = f" ({deadline.authority})" if deadline.authority else ""
    return f"{REGIMES[deadline.rule.regime]}: {deadline.rule.title}{addressee}"
