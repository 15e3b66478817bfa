"""Notification of a personal data breach to the authority: Art. 33 of Regulation (EU) 2016/679."""

from __future__ import annotations

from datetime import timedelta

from docgen.filing import derivation
from docgen.filing.condition import not_given
from docgen.filing.origin import FROM, figure, instant, names, narrative, text
from docgen.filing.party import contact
from docgen.filing.question import ALWAYS, OPTIONAL, Need, Origin, Part, Question
from docgen.filing.value import Decision, Value
from docgen.incident import Incident, Regime

_REGULATION = "Regulation (EU) 2016/679"
_OWN = "regulatory.gdpr."
_LIMIT = timedelta(hours=72)


def _row(number: str, name: str, article: str, *origins: Origin, need: Need = OPTIONAL) -> Question:
    return Question(number, name, f"{_REGULATION}, {article}", origins, need)


def _lateness() -> Origin:
    """Whether a notification was submitted more than 72 hours after awareness."""

    def take(incident: Incident) -> Value | None:
        aware = incident.regulatory.aware_at
        if aware is None or aware.utc is None:
            return None
        sent = [each.submitted_at for each in incident.regulatory.notifications if each.regime is Regime.GDPR]
        first = min((each.utc for each in sent if each and each.utc), default=None)
        return None if first is None else Decision(first - aware.utc > _LIMIT)

    return Origin("regulatory.notifications", take, "Counted from aware_at to")


_LATE = Need("if the notification is later than 72 hours", lambda values: values.get("3") == Decision(True))
_PHASED = not_given("14", "in phases, Art. 33(4)")

CONTROLLER = Part(
    "Controller and time of notification",
    (
        _row(
            "1",
            "Controller",
            "Art. 33(1)",
            text(f"{_OWN}controller"),
            text("document.organization", FROM),
            need=ALWAYS,
        ),
        _row(
            "2",
            "Date and time at which the controller became aware",
            "Art. 33(1)",
            instant("regulatory.aware_at", FROM),
            need=ALWAYS,
        ),
        _row("3", "Notified later than 72 hours after having become aware", "Art. 33(1)", _lateness()),
        _row("4", "Reasons for the delay", "Art. 33(1)", derivation.delay_reason(Regime.GDPR), need=_LATE),
    ),
)
BREACH = Part(
    "Content of the notification",
    (
        _row(
            "5",
            "Nature of the personal data breach",
            "Art. 33(3)(a)",
            narrative(f"{_OWN}nature"),
            narrative("executive_summary", FROM),
            need=ALWAYS,
        ),
        _row(
            "6",
            "Categories of data subjects concerned",
            "Art. 33(3)(a)",
            names(f"{_OWN}data_subject_categories"),
            need=_PHASED,
        ),
        _row(
            "7",
            "Approximate number of data subjects concerned",
            "Art. 33(3)(a)",
            figure(f"{_OWN}data_subjects"),
            need=_PHASED,
        ),
        _row(
            "8",
            "Categories of personal data records concerned",
            "Art. 33(3)(a)",
            names(f"{_OWN}record_categories"),
            need=_PHASED,
        ),
        _row(
            "9",
            "Approximate number of personal data records concerned",
            "Art. 33(3)(a)",
            figure(f"{_OWN}records"),
            need=_PHASED,
        ),
        _row(
            "10",
            "Data protection officer or other contact point",
            "Art. 33(3)(b)",
            contact(f"{_OWN}contact"),
            need=ALWAYS,
        ),
        _row(
            "11",
            "Likely consequences of the personal data breach",
            "Art. 33(3)(c)",
            narrative(f"{_OWN}likely_consequences"),
            need=_PHASED,
        ),
        _row(
            "12",
            "Measures taken or proposed to address the breach",
            "Art. 33(3)(d)",
            narrative(f"{_OWN}measures"),
            derivation.actions(),
            need=_PHASED,
        ),
        _row(
            "13",
            "Measures to mitigate its possible adverse effects",
            "Art. 33(3)(d)",
            narrative(f"{_OWN}mitigating_measures"),
        ),
        _row(
            "14",
            "Information that will be provided in further phases",
            "Art. 33(4)",
            narrative(f"{_OWN}to_follow"),
        ),
    ),
)
RECORD = Part(
    "Documentation of the breach",
    (
        _row(
            "15",
            "Facts relating to the personal data breach",
            "Art. 33(5)",
            narrative(f"{_OWN}facts"),
            narrative("executive_summary", FROM),
            need=ALWAYS,
        ),
        _row(
            "16",
            "Effects of the breach",
            "Art. 33(5)",
            narrative(f"{_OWN}effects"),
            narrative("impact.customer", FROM),
            need=ALWAYS,
        ),
        _row(
            "17",
            "Remedial action taken",
            "Art. 33(5)",
            narrative(f"{_OWN}remedial_action"),
            derivation.actions(closed=True),
            need=ALWAYS,
        ),
    ),
)
