"""What an incident is: its facts as frozen dataclasses, and what follows from them.

Nothing here knows how an incident is read, checked or printed.
"""

from docgen.incident.control import DocumentControl, Edition, Revision, edition_name
from docgen.incident.duration import Elapsed, elapsed
from docgen.incident.model import (
    ActionItem,
    ActionStatus,
    ActionType,
    Appendix,
    AppendixKind,
    ExternalCommunication,
    Impact,
    Incident,
    RootCause,
    Severity,
    SignOff,
    Source,
    Status,
    TimelineEntry,
    Why,
)
from docgen.incident.moment import Moment
from docgen.incident.narrative import narratives

__all__ = [
    "ActionItem",
    "ActionStatus",
    "ActionType",
    "Appendix",
    "AppendixKind",
    "DocumentControl",
    "Edition",
    "Elapsed",
    "ExternalCommunication",
    "Impact",
    "Incident",
    "Moment",
    "Revision",
    "RootCause",
    "Severity",
    "SignOff",
    "Source",
    "Status",
    "TimelineEntry",
    "Why",
    "edition_name",
    "elapsed",
    "narratives",
]
