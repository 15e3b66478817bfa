"""Every value of the data that a layout shows survives to print."""

from __future__ import annotations

import re

import pytest
from cases import LAYOUTS, WHOLE, assembled
from filled import Filler, dossier_of
from seen import every, text_of

from docgen.document import Chronology
from docgen.incident import Status
from docgen.layout_api import Layout

# What the leadership layout shows, as its package says; all else it leaves to the full report.
LEADERSHIP = re.compile(
    r"id|title|severity"
    r"|(impact_start|detected_at|mitigated_at|resolved_at)"
    r"|affected_services\[\d\]|customer_impact|executive_summary|impact\.business"
    r"|root_cause\.(trigger|cause)"
    r"|action_items\[\d\]\.(description|owner|due|status)"
    r"|lessons_learned(\[\d\])?"
    r"|sign_off\[\d\]\.(role|name|reviewed_on)"
    r"|document\.(number|version|classification|organization|tlp|privilege)"
    r"|document\.supersede(s|d_by)\.(number|version|date)"
    r"|date"
)


def shown(filler: Filler, text: str) -> set[str]:
    return {path for path, token in filler.tokens.items() if any(form in text for form in forms(token))}


def forms(token: str) -> tuple[str, ...]:
    """A date may stand in the template's form or in words."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", token)
    if not match:
        return (token,)
    months = "January February March April May June July August September October November December"
    return (token, f"{int(match[3])} {months.split()[int(match[2]) - 1]} {match[1]}")


@pytest.mark.parametrize("layout", WHOLE, ids=lambda layout: layout.name)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("as_text", [False, True])
def test_a_whole_report_shows_everything(layout: Layout, status: Status, as_text: bool) -> None:
    filler = Filler(status, as_text)
    text = text_of(assembled(layout, dossier_of(filler)))
    unseen = unprinted(filler)
    assert set(filler.tokens) - shown(filler, text) - unseen == set()
    assert status.value in text
    assert "Europe/Oslo" in text


def unprinted(filler: Filler) -> set[str]:
    """What is no business of a whole report.

    The text of an appendix that is none: the schema refuses it, and evidence makes no listing of it. What
    only a filing asks for: it stands in the annex of the regime (``test_layout_annex``). The names of
    exhibits are for references, which show their numbers.
    """
    not_listings = {"image": 0, "link": 5, "file": 6}
    texts = {f"appendices[{index}].text" for index in not_listings.values()}
    names = {path for path in filler.tokens if path.endswith(("].name", ".part_of")) and "appendices" in path}
    return texts | names | {path for path in filler.tokens if path.startswith("regulatory.")}


def test_leadership_shows_what_it_says_and_nothing_else() -> None:
    filler = Filler()
    (layout,) = (each for each in LAYOUTS if each.name == "leadership")
    document = assembled(layout, dossier_of(filler))
    drawn = [point.at for line in every(document, Chronology) for point in line.milestones]
    text = "\n".join((text_of(document), *drawn))
    documented = {path for path in filler.tokens if LEADERSHIP.fullmatch(path)}
    by_chance = {path for path in filler.tokens if path.endswith((".type", ".kind"))}
    assert shown(filler, text) - by_chance == documented


def test_every_field_is_filled() -> None:
    """The test would mean nothing if the filler forgot a field."""
    filler = Filler()
    dossier_of(filler)
    assert len(filler.tokens) == len(set(filler.tokens.values())) + repeated(filler)
    assert {"id", "root_cause.five_whys[1].why", "document.revisions[0].summary", "sources[1].title"} <= set(
        filler.tokens
    )


def repeated(filler: Filler) -> int:
    """Members of enumerations are the only tokens that stand twice."""
    words = (".type", ".status", ".kind", "severity", ".regime", ".stage", "_suspected", "_possible")
    enumerated = [path for path in filler.tokens if path.endswith(words)]
    return len(enumerated) - len({filler.tokens[path] for path in enumerated})
