"""What an incident says already without saying it under a regime's own key."""

from __future__ import annotations

from decimal import Decimal

from docgen.filing.origin import COUNTED, FROM, SUM, currency
from docgen.filing.plain import plain
from docgen.filing.question import Origin
from docgen.filing.value import Figure, Names, Narrative, Plain, Terms, Value
from docgen.incident import ActionItem, ActionStatus, Incident, Moment, Regime
from docgen.incident.regulatory import in_order
from docgen.markup import without_fences

_MINUTES_PER_HOUR, _MINUTES_PER_DAY = 60, 24 * 60
_CLOSED = (ActionStatus.DONE, ActionStatus.CANCELLED)


def severity() -> Origin:
    """The severity, as the organisation has it."""
    return Origin("severity", lambda incident: Plain(incident.severity.value), FROM)


def identity() -> Origin:
    """Id and title."""
    return Origin("id", lambda incident: Plain(f"{incident.id}: {incident.title}"), FROM)


def duration() -> Origin:
    """3.15: from occurrence, else detection, to resolution (CDR (EU) 2024/1772 Art. 3(1))."""

    def take(incident: Incident) -> Value | None:
        return _length(incident.impact_start or incident.detected_at, incident.resolved_at)

    return Origin("resolved_at", take, f"{COUNTED} impact_start, else detected_at, to")


def downtime() -> Origin:
    """3.16: as long as the impact lasted (CDR (EU) 2024/1772 Art. 3(2))."""

    def take(incident: Incident) -> Value | None:
        return _length(incident.impact_start, incident.impact_end)

    return Origin("impact_end", take, f"{COUNTED} impact_start to")


def root_cause(*, as_plain: bool = False) -> Origin:
    """Trigger, cause and contributing factors."""

    def take(incident: Incident) -> Value | None:
        given = incident.root_cause
        factors = "\n".join(_point(each) for each in given.contributing_factors)
        return _text([given.trigger, given.cause, factors], as_plain=as_plain)

    return Origin("root_cause", take, FROM)


def impact() -> Origin:
    """Impact on customers, on the business, and internal."""

    def take(incident: Incident) -> Value | None:
        given = incident.impact
        return _text([given.customer, given.business, given.internal], as_plain=False)

    return Origin("impact", take, FROM)


def actions(*, closed: bool | None = None, as_plain: bool = False) -> Origin:
    """The action items, how far they are and until when: all, those that are done, or those that are not.

    Who sees to them is nobody's business outside.
    """

    def take(incident: Incident) -> Value | None:
        chosen = [item for item in incident.action_items if closed is None or closed is _is_done(item)]
        if closed is not None:
            chosen = [item for item in chosen if item.status is not ActionStatus.CANCELLED]
        return _text(["\n".join(_point(_action(item)) for item in chosen)], as_plain=as_plain)

    return Origin("action_items", take, FROM)


def costs() -> Origin:
    """4.13: the sum of the items of CDR (EU) 2024/1772 Art. 7(1) that are given."""

    def take(incident: Incident) -> Value | None:
        given = incident.regulatory.dora.costs
        parts = [(label, getattr(given, key)) for key, label in _COSTS.items()]
        known = tuple((label, amount) for label, amount in parts if amount is not None)
        return (
            Figure(sum((each for _, each in known), Decimal()), currency(incident), known) if known else None
        )

    return Origin("regulatory.dora.costs", take, SUM)


def reference(regime: Regime) -> Origin:
    """The authority's reference, of the latest notification that has one."""

    def take(incident: Incident) -> Value | None:
        found = in_order(incident.regulatory.notifications)
        given = [each.reference for each in found if each.regime is regime and each.reference]
        return Plain(given[-1]) if given else None

    return Origin("regulatory.notifications", take, FROM)


def delay_reason(regime: Regime) -> Origin:
    """Why notifications of a regime are late."""

    def take(incident: Incident) -> Value | None:
        found = [each.delay_reason for each in incident.regulatory.notifications if each.regime is regime]
        given = tuple(each for each in found if each)
        return Names(given) if given else None

    return Origin("regulatory.notifications", take)


def other_indicators() -> Origin:
    """Indicators of compromise as the DORA report has them."""

    def take(incident: Incident) -> Value | None:
        given = incident.regulatory.dora.indicators_of_compromise
        return None if given is None else Plain(without_fences(given))

    return Origin("regulatory.dora.indicators_of_compromise", take, FROM)


def stage(word: str) -> Origin:
    """1.1: the stage for which the report is made."""
    return Origin("the stage asked for", lambda _: Terms((word,), several=False), FROM)


_COSTS = {
    "expropriated_funds": "expropriated funds and financial assets",
    "replacement": "replacement of software, hardware and infrastructure",
    "staff": "staff",
    "contractual_fees": "fees for not complying with contracts",
    "redress": "redress and compensation to customers",
    "forgone_revenue": "forgone revenues",
    "communication": "internal and external communication",
    "advisory": "advice, legal, forensic and remedial",
}


def _length(start: Moment | None, end: Moment | None) -> Value | None:
    """``DDD:HH:MM``, whole minutes; nothing where an hour is not known, or it would be a thousand days."""
    if start is None or end is None or start.utc is None or end.utc is None or end.utc < start.utc:
        return None
    days, minutes = divmod(int((end.utc - start.utc).total_seconds()) // 60, _MINUTES_PER_DAY)
    if days > 999:  # noqa: PLR2004 - as many as the template has room for
        return None
    return Plain(f"{days:03}:{minutes // _MINUTES_PER_HOUR:02}:{minutes % _MINUTES_PER_HOUR:02}")


def _text(parts: list[str | None], *, as_plain: bool) -> Value | None:
    markdown = "\n\n".join(part for part in parts if part)
    if not markdown:
        return None
    return Plain(plain(markdown)) if as_plain else Narrative(markdown)


def _point(markdown: str) -> str:
    return "- " + markdown.replace("\n", "\n  ")


def _action(item: ActionItem) -> str:
    status = item.status.value if isinstance(item.status, ActionStatus) else item.status
    facts = [fact for fact in (status, f"due {item.due.isoformat()}" if item.due else None) if fact]
    return f"{item.description} ({', '.join(facts)})" if facts else item.description


def _is_done(item: ActionItem) -> bool:
    return item.status in _CLOSED
