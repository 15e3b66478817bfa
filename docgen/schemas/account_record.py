"""The schemas of what the report tells: impact, timeline, causes, actions, communication."""

from __future__ import annotations

from docgen.incident import (
    ActionItem,
    ActionType,
    ExternalCommunication,
    Impact,
    RootCause,
    TimelineEntry,
    Why,
)
from docgen.schemas import synonym
from docgen.schemas.choice_field import Choice, Progress
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown
from docgen.schemas.time_field import Day, EventTime


class ImpactRecord(Record):
    """Whom and what the incident touched."""

    makes = Impact
    synonyms = synonym.IMPACT

    customer = Markdown("Users affected, error rates, failed transactions, breaches of agreements. Markdown.")
    business = Markdown("Revenue, penalties, reputation, compliance. Markdown.")
    internal = Markdown("Teams diverted, work delayed, on-call burden. Markdown.")


class TimelineRecord(Record):
    """One event."""

    makes = TimelineEntry
    synonyms = synonym.TIMELINE
    labelled = True

    at = EventTime(
        "ISO 8601, a date alone, or HH:MM in UTC counted on from the incident's date past midnight.",
        required=True,
    )
    event = Markdown("What happened. Markdown.", required=True)
    actor = Line("The person or the system that did it.")


class WhyRecord(Record):
    """One of the five whys."""

    makes = Why
    synonyms = synonym.WHY
    labelled = True

    why = Line('The question; "Why did that happen?" when absent.')
    answer = Markdown("The answer. Markdown.")


class RootCauseRecord(Record):
    """What set the incident off, and why the system let it."""

    makes = RootCause
    synonyms = synonym.ROOT_CAUSE

    trigger = Markdown("What set the incident off. Markdown.")
    cause = Markdown("Why the system was vulnerable to it. Markdown.")
    contributing_factors = Items(Markdown(required=True), "What made it worse, or later found and mended.")
    five_whys = Items(
        Part(WhyRecord, required=True), "From the symptom down to a cause that can be acted on."
    )


class ActionItemRecord(Record):
    """Something to be done."""

    makes = ActionItem
    synonyms = synonym.ACTION_ITEM
    labelled = True

    type = Choice(ActionType, "What it is for.")
    description = Markdown("What is to be done. Markdown.", required=True)
    owner = Line("Who sees to it.")
    due = Day("Until when.")
    status = Progress("How far it is, in any letter case.")
    ticket = Line("Where it is tracked.")


class CommunicationRecord(Record):
    """What was said outside."""

    makes = ExternalCommunication
    synonyms = synonym.COMMUNICATION

    customer = Markdown("What customers were told, when and through which channels. Markdown.")
    regulatory = Markdown("Which notifications were required, what was sent and to whom. Markdown.")
