"""A contact as one value."""

from __future__ import annotations

from docgen.filing.origin import at
from docgen.filing.question import Origin
from docgen.filing.value import Names, Value
from docgen.incident import Incident
from docgen.incident.regulatory import Contact


def contact(path: str) -> Origin:
    """Name, address and telephone number, whatever there is of them."""

    def take(incident: Incident) -> Value | None:
        given: Contact = at(incident, path)
        known = tuple(each for each in (given.name, given.email, given.phone) if each)
        return Names(known) if known else None

    return Origin(path, take)
