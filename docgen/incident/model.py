"""The incident: one dataclass for each thing that the report template speaks of.

``None`` and an empty tuple mean that the data says nothing; nothing is ever invented in their place.
Fields called Markdown hold CommonMark source, already free of characters that cannot be printed.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from docgen.incident.control import DocumentControl
from docgen.incident.duration import Elapsed, elapsed
from docgen.incident.label import Area, Excerpt, Label
from docgen.incident.moment import Moment
from docgen.incident.regulatory import Regulatory

Markdown: TypeAlias = str
Points: TypeAlias = Markdown | tuple[Markdown, ...] | None
"""One running text, a list of points, or nothing."""


class Severity(Enum):
    """How bad it was, from worst (S0) to least."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"


class Status(Enum):
    """How far the report has come."""

    DRAFT = "Draft"
    IN_REVIEW = "In Review"
    FINAL = "Final"


class ActionType(Enum):
    """What an action item is for."""

    PREVENT = "Prevent"
    DETECT = "Detect"
    MITIGATE = "Mitigate"
    PROCESS = "Process"


class ActionStatus(Enum):
    """How far an action item has come."""

    OPEN = "Open"
    IN_PROGRESS = "In Progress"
    DONE = "Done"
    CANCELLED = "Cancelled"


class AppendixKind(Enum):
    """What an appendix is."""

    IMAGE = "image"
    LOG = "log"
    DIFF = "diff"
    CONFIG = "config"
    TRANSCRIPT = "transcript"
    LINK = "link"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Impact:
    """Whom and what the incident touched."""

    customer: Markdown | None = None
    business: Markdown | None = None
    internal: Markdown | None = None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of the incident."""

    at: Moment
    event: Markdown
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """One step of the five whys; ``why`` is absent where the step asks "Why did that happen?"."""

    answer: Markdown | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class RootCause:
    """What set the incident off and why the system let it."""

    trigger: Markdown | None = None
    cause: Markdown | None = None
    contributing_factors: tuple[Markdown, ...] = ()
    five_whys: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionItem:
    """Something to be done; an unknown ``status`` is kept as it was written."""

    description: Markdown
    type: ActionType | None = None
    owner: str | None = None
    due: datetime.date | None = None
    status: ActionStatus | str | None = None
    ticket: str | None = None


@dataclass(frozen=True, slots=True)
class ExternalCommunication:
    """What was said outside."""

    customer: Markdown | None = None
    regulatory: Markdown | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """A piece of evidence as the data names it; its content is gathered by :mod:`docgen.evidence`.

    By ``name`` the text refers to it (``exhibit:latency-graph``); ``part_of`` is the name of the appendix
    above of which it is a further part (Exhibit A-1).
    """

    kind: AppendixKind
    title: str
    path: str | None = None
    text: str | None = None
    url: str | None = None
    alt: str | None = None
    caption: Markdown | None = None
    source: str | None = None
    captured_at: Moment | None = None
    redactions: tuple[Area, ...] = ()
    captured_by: str | None = None
    name: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """One who reviews the report."""

    role: str
    name: str | None = None
    reviewed_on: Moment | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A reference: an address, and a title where it has one."""

    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident, validated; :mod:`docgen.policy` acts on its ``labels`` and makes an ``excerpt`` of it."""

    id: str
    title: str
    severity: Severity
    date: datetime.date
    timezone: str = "UTC"
    impact_start: Moment | None = None
    impact_end: Moment | None = None
    detected_at: Moment | None = None
    mitigated_at: Moment | None = None
    resolved_at: Moment | None = None
    affected_services: tuple[str, ...] = ()
    customer_impact: Markdown | None = None
    commander: str | None = None
    author: str | None = None
    postmortem_date: datetime.date | None = None
    status: Status = Status.DRAFT
    executive_summary: Markdown | None = None
    impact: Impact = Impact()
    timeline: tuple[TimelineEntry, ...] = ()
    root_cause: RootCause = RootCause()
    detection: Markdown | None = None
    response: Markdown | None = None
    went_well: Points = None
    could_improve: Points = None
    action_items: tuple[ActionItem, ...] = ()
    lessons_learned: Points = None
    external_communication: ExternalCommunication = ExternalCommunication()
    appendices: tuple[Appendix, ...] = ()
    sign_off: tuple[SignOff, ...] = ()
    document: DocumentControl = DocumentControl()
    regulatory: Regulatory = Regulatory()
    language: str = "en"
    sources: tuple[Source, ...] = ()
    labels: tuple[Label, ...] = ()
    excerpt: Excerpt | None = None

    @property
    def chronology(self) -> tuple[TimelineEntry, ...]:
        """The timeline in order of time; entries of the same moment keep the order of the file."""
        return tuple(sorted(self.timeline, key=lambda entry: entry.at.sort_key))

    @property
    def duration(self) -> Elapsed | None:
        """Duration of impact: from ``impact_start`` to ``impact_end``."""
        return elapsed(self.impact_start, self.impact_end)

    @property
    def time_to_detection(self) -> Elapsed | None:
        """Counted from onset (``impact_start``) to ``detected_at``."""
        return elapsed(self.impact_start, self.detected_at)

    @property
    def time_to_mitigation(self) -> Elapsed | None:
        """Counted from ``detected_at`` to ``mitigated_at``."""
        return elapsed(self.detected_at, self.mitigated_at)

    @property
    def time_to_resolution(self) -> Elapsed | None:
        """Counted from ``detected_at`` to ``resolved_at``."""
        return elapsed(self.detected_at, self.resolved_at)
