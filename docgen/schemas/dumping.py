"""Dumping an incident: back to the data that it would be loaded from."""

from __future__ import annotations

from typing import Any

from docgen.incident import Incident
from docgen.schemas.label import put_back
from docgen.schemas.loading import incident_record

SCHEMA_VERSION = "1"


def dump_incident(incident: Incident) -> dict[str, Any]:
    """The data of an incident, as plain dicts, lists and text under the keys of a data file.

    Loaded again it is the same incident. Times carry their offset, so that they need neither the zone nor
    the entry above; what the incident does not have has no key.
    """
    data: dict[str, Any] = incident_record().dump(incident)
    put_back(data, incident.labels)
    return {"schema_version": SCHEMA_VERSION, **data}
