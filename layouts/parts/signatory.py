"""Who signs: those whom the data names, else the four roles of the template."""

from __future__ import annotations

from docgen.layout_api import Incident, SignOffEntry

AUTHOR, COMMANDER = "Post Mortem Author", "Incident Commander"
_ROLES = (AUTHOR, COMMANDER, "Engineering Manager", "VP/Director of Engineering")


def signatories(incident: Incident) -> tuple[SignOffEntry, ...]:
    """Those whom ``sign_off`` names and nobody else.

    Where it is absent, the template's roles: author and commander by the names that the incident itself
    gives them, the others without; when they reviewed is for nobody but them to say.
    """
    if incident.sign_off:
        return incident.sign_off
    known = {AUTHOR: incident.author, COMMANDER: incident.commander}
    return tuple(SignOffEntry(role, known.get(role)) for role in _ROLES)
