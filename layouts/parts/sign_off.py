"""The table to sign: role, name, date reviewed, and room for a hand.

A name or date that the data does not give is room to write it, in a Final document too: it is made first
and signed afterwards, and this table is the one place where it is meant to be written on.
"""

from __future__ import annotations

from docgen.layout_api import Block, Incident, Moment, Signatory, SignOff, SignOffEntry

from .clock import show_utc, show_utc_named
from .meaning import meaning_of
from .signatory import signatories
from .withheld import is_withheld, withheld_note


def sign_off(incident: Incident) -> SignOff:
    """The template's table; an hour, where the data has one, is given in UTC."""
    return SignOff(tuple(_signatory(each) for each in signatories(incident)))


def signed(incident: Incident) -> tuple[Block, ...]:
    """The table; where entries of it are withheld, those that are left, and a note where one may stand."""
    told = withheld_note(incident, "sign_off", "signatures")
    if is_withheld(incident, "sign_off") and not incident.sign_off:
        return told
    return (sign_off(incident), *told)


def formal_sign_off(incident: Incident) -> SignOff:
    """The table with name, date and time of signing and what each signature means (21 CFR 11.50(a))."""
    return SignOff(
        tuple(_formal_signatory(each) for each in signatories(incident)),
        date_heading="Date and Time (UTC)",
        with_meaning=True,
    )


def _signatory(entry: SignOffEntry) -> Signatory:
    reviewed = show_utc_named(entry.reviewed_on) if entry.reviewed_on else ""
    return Signatory(entry.role, entry.name or "", reviewed)


def _formal_signatory(entry: SignOffEntry) -> Signatory:
    reviewed = _date_and_time(entry.reviewed_on) if entry.reviewed_on else ""
    return Signatory(entry.role, entry.name or "", reviewed, meaning_of(entry.role).value)


def _date_and_time(moment: Moment) -> str:
    return show_utc(moment) + ("" if moment.utc else "; time not stated")
