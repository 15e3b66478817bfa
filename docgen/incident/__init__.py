"""What an incident is: its facts as frozen dataclasses, and what follows from them.

Nothing here knows how an incident is read, checked or printed.
"""

from docgen.incident.duration import Elapsed, elapsed
from docgen.incident.model import (
    ActionItem,
    ActionStatus,
    ActionType,
    Appendix,
    AppendixKind,
    DocumentControl,
    ExternalCommunication,
    Impact,
    Incident,
    Revision,
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
from docgen.incident.regulatory import Notification, Regime, Regulatory, Stage

__all__ = [
    "ActionItem",
    "ActionStatus",
    "ActionType",
    "Appendix",
    "AppendixKind",
    "DocumentControl",
    "Elapsed",
    "ExternalCommunication",
    "Impact",
    "Incident",
    "Moment",
    "Notification",
    "Regime",
    "Regulatory",
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
]
