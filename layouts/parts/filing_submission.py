"""To whom a filing went, when, and under which rules it is made."""

from __future__ import annotations

from docgen.layout_api import Field, Fields, Incident, filing

from .clock import show_utc_named
from .phrase import field, house_line, line


def submission(incident: Incident, chosen: filing.Filing) -> Fields:
    """What the data says of this filing's latest notification; a reason for delay only where there is one."""
    found = filing.notification_of(chosen, incident)
    submitted = found.submitted_at if found else None
    reason = found.delay_reason if found else None
    entries = (
        Field("Made under", house_line(chosen.basis)),
        field(incident, "Authority", found.authority if found else None),
        field(incident, "Submitted", show_utc_named(submitted) if submitted else None),
        field(incident, "Reference", found.reference if found else None),
        *((Field("Reason for delay", line(reason)),) if reason else ()),
    )
    return Fields(entries, "Submission of this filing")
