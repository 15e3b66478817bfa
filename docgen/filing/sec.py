"""Disclosure of a material cybersecurity incident: Form 8-K, Item 1.05."""

from __future__ import annotations

from docgen.filing.condition import not_given
from docgen.filing.origin import FROM, day, instant, names, narrative, text
from docgen.filing.question import ALWAYS, OPTIONAL, Need, Origin, Part, Question
from docgen.filing.value import Plain, Value
from docgen.incident import Incident, Moment

_FORM = "Form 8-K"
_OWN = "regulatory.sec."


def _row(number: str, name: str, item: str, *origins: Origin, need: Need = OPTIONAL) -> Question:
    return Question(number, name, f"{_FORM}, {item}", origins, need)


def _moments() -> Origin:
    """The incident's own moments, in UTC."""

    def take(incident: Incident) -> Value | None:
        named = (
            ("Onset", incident.impact_start),
            ("Detection", incident.detected_at),
            ("Mitigation", incident.mitigated_at),
            ("End of impact", incident.impact_end),
            ("Resolution", incident.resolved_at),
        )
        said = "; ".join(f"{name} {_show(moment)}" for name, moment in named if moment)
        return Plain(said) if said else None

    return Origin("impact_start, detected_at, mitigated_at, impact_end, resolved_at", take, FROM)


def _show(moment: Moment) -> str:
    return f"{moment.utc:%Y-%m-%d %H:%M} UTC" if moment.utc else moment.day.isoformat()


_TO_BE_AMENDED = not_given("9", "to be amended, Instruction 2")

COVER = Part(
    "Registrant and determination",
    (
        _row(
            "1",
            "Exact name of registrant",
            "Cover page",
            text(f"{_OWN}registrant"),
            text("document.organization", FROM),
            need=ALWAYS,
        ),
        _row("2", "Commission file number", "Cover page", text(f"{_OWN}file_number"), need=ALWAYS),
        _row(
            "3",
            "Date on which the incident was determined to be material",
            "Item 1.05(a), Instruction 1",
            instant("regulatory.materiality_determined_at", FROM),
            need=ALWAYS,
        ),
    ),
)
DISCLOSURE = Part(
    "Item 1.05 Material Cybersecurity Incidents",
    (
        _row(
            "4",
            "Material aspects of the nature of the incident",
            "Item 1.05(a)",
            narrative(f"{_OWN}nature"),
            narrative("executive_summary", FROM),
            need=ALWAYS,
        ),
        _row(
            "5",
            "Material aspects of the scope of the incident",
            "Item 1.05(a)",
            narrative(f"{_OWN}scope"),
            names("affected_services", FROM),
            need=_TO_BE_AMENDED,
        ),
        _row(
            "6",
            "Material aspects of the timing of the incident",
            "Item 1.05(a)",
            narrative(f"{_OWN}timing"),
            _moments(),
            need=ALWAYS,
        ),
        _row(
            "7",
            "Material impact or reasonably likely material impact on the registrant",
            "Item 1.05(a)",
            narrative(f"{_OWN}impact"),
            narrative("impact.business", FROM),
            need=_TO_BE_AMENDED,
        ),
        _row(
            "8",
            "Impact on financial condition and results of operations",
            "Item 1.05(a)",
            narrative(f"{_OWN}financial_impact"),
            need=_TO_BE_AMENDED,
        ),
        _row(
            "9",
            "Information that is not determined or is unavailable at the time of filing",
            "Item 1.05, Instruction 2",
            narrative(f"{_OWN}not_determined"),
        ),
    ),
)
DELAY = Part(
    "Delay of disclosure",
    (
        _row(
            "10",
            "Date of the Attorney General’s notice to the Commission",
            "Item 1.05(c)",
            day(f"{_OWN}delay.determined_on"),
        ),
        _row("11", "Disclosure delayed until", "Item 1.05(c)", day(f"{_OWN}delay.until")),
        _row("12", "Grounds of the determination", "Item 1.05(c)", text(f"{_OWN}delay.grounds")),
    ),
)
