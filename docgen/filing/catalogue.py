"""Every filing there is, by its name: which regime and stage, and the parts that it has."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.filing import dora, gdpr, nis2, sec
from docgen.filing.question import Answer, Part, answered
from docgen.filing.value import Value
from docgen.incident import Incident, Notification, Regime, Regulatory, Stage
from docgen.incident.regulatory import STAGES, in_order


@dataclass(frozen=True, slots=True)
class Filing:
    """One report to an authority; ``kind`` is what it calls itself, ``basis`` the rules that it follows."""

    name: str
    regime: Regime
    stage: Stage
    kind: str
    basis: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """A part of a filing with what an incident answers."""

    title: str
    answers: tuple[Answer, ...]


def answers_of(filing: Filing, incident: Incident) -> tuple[Answers, ...]:
    """The filing of an incident: every field once, in the order of the regulation, answered or not."""
    return tuple(
        Answers(part.title, tuple(answered(each, incident) for each in part.questions))
        for part in filing.parts
    )


def values_of(filing: Filing, incident: Incident) -> dict[str, Value | None]:
    """The values of all fields of the filing's regime, by number: conditions ask beyond the stage."""
    parts = [part for each in FILINGS.values() if each.regime is filing.regime for part in each.parts]
    questions = {each.number: each for part in (*parts, *filing.parts) for each in part.questions}
    return {number: answered(each, incident).value for number, each in questions.items()}


def filings_of(incident: Incident) -> tuple[Filing, ...]:
    """The filings that the data speaks of: of each regime that has fields or notifications the latest stage.

    Which one that is, the latest notification says; a stage without a filing of its own (a progress report,
    an amendment) counts as the one before it. Where nothing was notified yet, it is the first.
    """
    found = (_latest(regime, incident) for regime in (Regime.DORA, Regime.NIS2, Regime.GDPR, Regime.SEC))
    return tuple(filing for filing in found if filing)


def _latest(regime: Regime, incident: Incident) -> Filing | None:
    given = incident.regulatory
    stages = [each.stage for each in in_order(given.notifications) if each.regime is regime]
    if not stages and getattr(given, regime.value) == getattr(Regulatory(), regime.value):
        return None
    order = STAGES[regime]
    reached = order.index(stages[-1]) if stages else 0
    filings = [each for each in FILINGS.values() if each.regime is regime]
    return [each for each in filings if order.index(each.stage) <= reached][-1]


def notification_of(filing: Filing, incident: Incident) -> Notification | None:
    """The latest notification that the data has of this stage; what is not submitted yet counts as latest."""
    found = [
        each
        for each in in_order(incident.regulatory.notifications)
        if each.regime is filing.regime and each.stage is filing.stage
    ]
    return found[-1] if found else None


_ITS = "Regulation (EU) 2022/2554 Art. 19(4), RTS (EU) 2025/301, ITS (EU) 2025/302 Annex I"
_NIS2 = "Directive (EU) 2022/2555 Art. 23"
_GDPR = "Regulation (EU) 2016/679 Art. 33"
_8K = "Form 8-K, Item 1.05 (17 CFR 249.308)"

_ALL = (
    Filing(
        "dora-initial",
        Regime.DORA,
        Stage.INITIAL,
        "DORA: Initial Notification of a Major ICT-Related Incident",
        _ITS,
        (dora.general("initial_notification"), dora.INITIAL),
    ),
    Filing(
        "dora-intermediate",
        Regime.DORA,
        Stage.INTERMEDIATE,
        "DORA: Intermediate Report on a Major ICT-Related Incident",
        _ITS,
        (dora.general("intermediate_report"), dora.INITIAL, dora.INTERMEDIATE),
    ),
    Filing(
        "dora-final",
        Regime.DORA,
        Stage.FINAL,
        "DORA: Final Report on a Major ICT-Related Incident",
        _ITS,
        (dora.general("final_report"), dora.INITIAL, dora.INTERMEDIATE, dora.FINAL),
    ),
    Filing(
        "dora-reclassified",
        Regime.DORA,
        Stage.RECLASSIFIED,
        "DORA: Major ICT-Related Incident Reclassified as Non-Major",
        _ITS,
        (dora.general("major_incident_reclassified_as_non-major"), dora.reclassification()),
    ),
    Filing(
        "nis2-early-warning",
        Regime.NIS2,
        Stage.EARLY_WARNING,
        "NIS2: Early Warning of a Significant Incident",
        _NIS2,
        (nis2.ENTITY, nis2.EARLY_WARNING),
    ),
    Filing(
        "nis2-notification",
        Regime.NIS2,
        Stage.NOTIFICATION,
        "NIS2: Notification of a Significant Incident",
        _NIS2,
        (nis2.ENTITY, nis2.EARLY_WARNING, nis2.NOTIFICATION),
    ),
    Filing(
        "nis2-final",
        Regime.NIS2,
        Stage.FINAL,
        "NIS2: Final Report on a Significant Incident",
        _NIS2,
        (nis2.ENTITY, nis2.FINAL),
    ),
    Filing(
        "gdpr",
        Regime.GDPR,
        Stage.NOTIFICATION,
        "GDPR: Notification of a Personal Data Breach",
        _GDPR,
        (gdpr.CONTROLLER, gdpr.BREACH, gdpr.RECORD),
    ),
    Filing(
        "sec-8k",
        Regime.SEC,
        Stage.NOTIFICATION,
        "Form 8-K, Item 1.05: Material Cybersecurity Incident",
        _8K,
        (sec.COVER, sec.DISCLOSURE, sec.DELAY),
    ),
)
FILINGS: dict[str, Filing] = {each.name: each for each in _ALL}
"""By the name that ``--layout`` and ``--for`` take."""
