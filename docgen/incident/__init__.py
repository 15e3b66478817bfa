"""What an incident is: its facts as frozen dataclasses, and what follows from them.

Nothing here knows how an incident is read, checked or printed.
"""

from docgen.incident.control import DocumentControl, DocumentReference, Revision, show_reference
from docgen.incident.duration import Elapsed, elapsed
from docgen.incident.label import AUDIENCES, IN_EVERY_EDITION, INTERNAL, Area, Excerpt, Label
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
from docgen.incident.narrative import narratives, plain_texts
from docgen.incident.regulatory import Notification, Regime, Regulatory, Stage
from docgen.incident.removal import RedactionRecord, Removal, RemovalKind

__all__ = [
    "AUDIENCES",
    "INTERNAL",
    "IN_EVERY_EDITION",
    "ActionItem",
    "ActionStatus",
    "ActionType",
    "Appendix",
    "AppendixKind",
    "Area",
    "DocumentControl",
    "DocumentReference",
    "Elapsed",
    "Excerpt",
    "ExternalCommunication",
    "Impact",
    "Incident",
    "Label",
    "Moment",
    "Notification",
    "RedactionRecord",
    "Regime",
    "Regulatory",
    "Removal",
    "RemovalKind",
    "Revision",
    "RootCause",
    "Severity",
    "SignOff",
    "Source",
    "Stage",
    "Status",
    "TimelineEntry",
    "Why",
    "elapsed",
    "narratives",
    "plain_texts",
    "show_reference",
]
