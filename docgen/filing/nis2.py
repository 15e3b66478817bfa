"""Notifications of a significant incident: Art. 23 of Directive (EU) 2022/2555."""

from __future__ import annotations

from docgen.filing import derivation
from docgen.filing.condition import names
from docgen.filing.origin import FROM, instant, narrative, term, text
from docgen.filing.party import contact
from docgen.filing.question import ALWAYS, OPTIONAL, Need, Origin, Part, Question

_DIRECTIVE = "Directive (EU) 2022/2555"
_OWN = "regulatory.nis2."


def _row(number: str, name: str, article: str, *origins: Origin, need: Need = OPTIONAL) -> Question:
    return Question(number, name, f"{_DIRECTIVE}, {article}", origins, need)


_WHERE_KNOWN = Need("where available (Art. 23(4)(b))", OPTIONAL.holds)
_WHERE_CHANGED = Need("where something has changed (Art. 23(4)(b))", OPTIONAL.holds)

ENTITY = Part(
    "Notifying entity and incident",
    (
        _row(
            "1",
            "Notifying entity",
            "Art. 23(1)",
            text(f"{_OWN}entity"),
            text("document.organization", FROM),
            need=ALWAYS,
        ),
        _row("2", "Essential or important entity", "Art. 3", term(f"{_OWN}importance")),
        _row("3", "Sector", "Annexes I and II", text(f"{_OWN}sector")),
        _row(
            "4", "Contact for the response of the CSIRT or authority", "Art. 23(5)", contact(f"{_OWN}contact")
        ),
        _row("5", "Significant incident", "Art. 23(1)", derivation.identity(), need=ALWAYS),
        _row(
            "6",
            "Date and time at which the entity became aware",
            "Art. 23(4)(a)",
            instant("regulatory.aware_at", FROM),
            need=ALWAYS,
        ),
    ),
)
EARLY_WARNING = Part(
    "Early warning",
    (
        _row(
            "7",
            "Whether the incident is suspected of being caused by unlawful or malicious acts",
            "Art. 23(4)(a)",
            term(f"{_OWN}malicious_act_suspected"),
            need=ALWAYS,
        ),
        _row(
            "8",
            "Whether the incident could have a cross-border impact",
            "Art. 23(4)(a)",
            term(f"{_OWN}cross_border_possible"),
            need=ALWAYS,
        ),
    ),
)
NOTIFICATION = Part(
    "Incident notification",
    (
        _row(
            "9",
            "Update of the early warning",
            "Art. 23(4)(b)",
            narrative(f"{_OWN}update"),
            need=_WHERE_CHANGED,
        ),
        _row("10", "Initial assessment: severity", "Art. 23(4)(b)", derivation.severity(), need=ALWAYS),
        _row(
            "11",
            "Initial assessment: impact",
            "Art. 23(4)(b)",
            narrative(f"{_OWN}initial_impact"),
            narrative("customer_impact", FROM),
            need=ALWAYS,
        ),
        _row(
            "12",
            "Indicators of compromise",
            "Art. 23(4)(b)",
            narrative(f"{_OWN}indicators_of_compromise"),
            derivation.other_indicators(),
            need=_WHERE_KNOWN,
        ),
    ),
)
FINAL = Part(
    "Final report",
    (
        _row(
            "13",
            "Detailed description of the incident",
            "Art. 23(4)(d)(i)",
            narrative(f"{_OWN}description"),
            narrative("executive_summary", FROM),
            need=ALWAYS,
        ),
        _row("14", "Severity of the incident", "Art. 23(4)(d)(i)", derivation.severity(), need=ALWAYS),
        _row(
            "15",
            "Impact of the incident",
            "Art. 23(4)(d)(i)",
            narrative(f"{_OWN}final_impact"),
            derivation.impact(),
            need=ALWAYS,
        ),
        _row(
            "16",
            "Type of threat or root cause that is likely to have triggered the incident",
            "Art. 23(4)(d)(ii)",
            narrative(f"{_OWN}cause"),
            derivation.root_cause(),
            need=ALWAYS,
        ),
        _row(
            "17",
            "Applied mitigation measures",
            "Art. 23(4)(d)(iii)",
            narrative(f"{_OWN}mitigation_applied"),
            derivation.actions(closed=True),
            need=ALWAYS,
        ),
        _row(
            "18",
            "Ongoing mitigation measures",
            "Art. 23(4)(d)(iii)",
            narrative(f"{_OWN}mitigation_ongoing"),
            derivation.actions(closed=False),
        ),
        _row(
            "19",
            "Cross-border impact of the incident",
            "Art. 23(4)(d)(iv)",
            narrative(f"{_OWN}cross_border_impact"),
            need=names("8", "yes"),
        ),
    ),
)
