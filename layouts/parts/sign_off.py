"""The table to sign: role, name, date reviewed, and room for a hand.

In a document that is still worked on an empty name or date is room to write it; a Final one says that it
is not stated.
"""

from __future__ import annotations

from docgen.layout_api import Incident, Moment, Signatory, SignOff, SignOffEntry

from .absent import NOT_STATED, is_closed
from .clock import show_utc, show_utc_named
from .meaning import meaning_of
from .signatory import signatories


def sign_off(incident: Incident) -> SignOff:
    """The template's table; an hour, where the data has one, is given in UTC."""
    return SignOff(tuple(_signatory(incident, each) for each in signatories(incident)))


def formal_sign_off(incident: Incident) -> SignOff:
    """The table with name, date and time of signing and what each signature means (21 CFR 11.50(a))."""
    return SignOff(
        tuple(_formal_signatory(incident, each) for each in signatories(incident)),
        date_heading="Date and Time (UTC)",
        with_meaning=True,
    )


def _signatory(incident: Incident, entry: SignOffEntry) -> Signatory:
    reviewed = show_utc_named(entry.reviewed_on) if entry.reviewed_on else ""
    return Signatory(entry.role, _or_absent(incident, entry.name), _or_absent(incident, reviewed))


def _formal_signatory(incident: Incident, entry: SignOffEntry) -> Signatory:
    reviewed = _date_and_time(entry.reviewed_on) if entry.reviewed_on else ""
    name = _or_absent(incident, entry.name)
    return Signatory(entry.role, name, _or_absent(incident, reviewed), meaning_of(entry.role).value)


def _date_and_time(moment: Moment) -> str:
    return show_utc(moment) + ("" if moment.utc else "; time not stated")


def _or_absent(incident: Incident, value: str | None) -> str:
    return value or (NOT_STATED if is_closed(incident) else "")
