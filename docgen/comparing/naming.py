"""Names: what the report prints for the fields of the data, and the parts in the template's order.

A field that is not listed here is called by its key, so that none goes unnamed.
"""

from __future__ import annotations

import re

from docgen.location import FieldPath

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Incident Summary",
        (
            "title",
            "id",
            "severity",
            "date",
            "timezone",
            "impact_start",
            "impact_end",
            "detected_at",
            "mitigated_at",
            "resolved_at",
            "derived",
            "affected_services",
            "customer_impact",
            "commander",
            "author",
            "postmortem_date",
            "status",
            "language",
        ),
    ),
    ("Executive Summary", ("executive_summary",)),
    ("Impact Assessment", ("impact",)),
    ("Timeline of Events", ("timeline",)),
    ("Root Cause Analysis", ("root_cause",)),
    ("Detection and Response Assessment", ("detection", "response", "went_well", "could_improve")),
    ("Remediation and Action Items", ("action_items",)),
    ("Lessons Learned", ("lessons_learned",)),
    ("External Communication", ("external_communication",)),
    ("Appendices", ("appendices", "sources")),
    ("Review and Sign-Off", ("sign_off",)),
    ("Document Control", ("document",)),
)
"""The parts of the report, each with its keys; a key of none has a part of its own behind them."""

_NAMES = {
    "title": "Incident Title",
    "id": "Incident ID",
    "date": "Date of Incident",
    "timezone": "Time zone",
    "impact_start": "Start of impact",
    "impact_end": "End of impact",
    "detected_at": "Time of detection",
    "mitigated_at": "Time of mitigation",
    "resolved_at": "Time of resolution",
    "derived.duration": "Duration of Impact",
    "derived.time_to_detection": "Time to Detection",
    "derived.time_to_mitigation": "Time to Mitigation",
    "derived.time_to_resolution": "Time to Resolution",
    "affected_services": "Affected Services",
    "customer_impact": "Customer Impact",
    "commander": "Incident Commander",
    "author": "Post Mortem Author",
    "postmortem_date": "Post Mortem Date",
    "status": "Post Mortem Status",
    "executive_summary": "Executive Summary",
    "impact.customer": "User / Customer Impact",
    "impact.business": "Business / Financial Impact",
    "impact.internal": "Internal Impact",
    "timeline": "Event",
    "timeline.at": "Timestamp",
    "timeline.event": "Event / Action",
    "timeline.actor": "Actor / System",
    "root_cause.contributing_factors": "Contributing Factors",
    "root_cause.five_whys": "Five Whys",
    "root_cause.five_whys.why": "Question",
    "response": "Incident Response",
    "went_well": "What Went Well",
    "could_improve": "What Could Be Improved",
    "action_items": "Action Item",
    "action_items.description": "Action Item",
    "lessons_learned": "Lessons Learned",
    "external_communication.customer": "Customer Communication Summary",
    "external_communication.regulatory": "Regulatory / Compliance Notifications",
    "appendices": "Exhibit",
    "appendices.path": "File",
    "appendices.alt": "Description",
    "appendices.captured_at": "Captured",
    "appendices.sha256": "SHA-256",
    "appendices.media_type": "Media type",
    "sources": "Reference",
    "sign_off": "Signatory",
    "sign_off.reviewed_on": "Date Reviewed",
    "document.number": "Document number",
    "document.distribution": "Distribution",
    "document.revisions": "Revision",
    "document.revisions.summary": "Change",
}
_ABBREVIATIONS = {
    each.casefold(): each
    for each in ("DORA", "GDPR", "NIS2", "SEC", "TLP", "URL", "ID", "UTC", "LEI", "ICT", "SHA256")
}
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:00)?(:[\d.]+)?(Z|[+-]\d\d:\d\d)?")


def name_of(path: FieldPath) -> str:
    """The printed name of a field; places in lists have no say in it.

    A field without a name of its own is called by the keys that lead to it from its part, or within its row:
    ``number`` alone could be that of clients or of transactions (*DORA, clients affected, number*).
    """
    keys = [step for step in path if isinstance(step, str)]
    own = [step for step in path[_start_of_row(path) :] if isinstance(step, str)]
    return _NAMES.get(".".join(keys)) or _capital(", ".join(map(_words, own or keys[-1:])))


def _start_of_row(path: FieldPath) -> int:
    """Where within a path the row begins that a field is told in; the part's own key is passed over."""
    places = [index for index, step in enumerate(path) if isinstance(step, int)]
    return places[-1] + 1 if places else min(1, len(path) - 1)


def parts_of(keys: list[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The parts for the keys there are, those that no part of the template has behind the others."""
    listed = {key for _, those in PARTS for key in those}
    own = [(name_of((key,)), (key,)) for key in keys if key not in listed]
    return [*PARTS, *own]


def shown(value: object) -> str:
    """A value of the data as text; an instant with a blank in place of the ``T``, else as the data has it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return "; ".join(map(shown, value))
        case dict():
            return ", ".join(f"{_spelt(str(key))}: {shown(each)}" for key, each in value.items())
        case _:
            found = _STAMP.fullmatch(str(value))
            return _clock(found) if found else str(value)


def _clock(found: re.Match[str]) -> str:
    day, minute, _, second, offset = found.groups(default="")
    zone = " UTC" if offset in ("+00:00", "Z") else f" UTC{offset}" if offset else ""
    return f"{day} {minute}{second}{zone}"


def _spelt(key: str) -> str:
    """A key in words: ``aware_at`` is *Aware at*, ``dora`` is *DORA*."""
    return _capital(_words(key))


def _words(key: str) -> str:
    return " ".join(_ABBREVIATIONS.get(each, each) for each in key.split("_"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
