"""Labels: they replace the default, can only narrow what stands within, and are wrong loudly."""

from __future__ import annotations

import pytest
from given import dossier, errors

from docgen.enclosure import canonical_json
from docgen.errors import PolicyError
from docgen.incident import RemovalKind
from docgen.policy import edition
from docgen.readers import read_bytes
from docgen.schemas import dump_incident, load_incident


def test_a_label_shows_more_and_less_than_the_default() -> None:
    whole = dossier("detection: {text: Released., audience: customer}\nexecutive_summary: Default.\n")
    seen = {
        name: edition(whole, name).dossier.incident
        for name in ("internal", "leadership", "regulator", "customer")
    }
    assert {name: each.detection for name, each in seen.items()} == {
        "internal": "Released.",
        "leadership": "[withheld]",
        "regulator": "[withheld]",
        "customer": "Released.",
    }
    assert seen["customer"].executive_summary is None
    assert seen["leadership"].executive_summary == "Default."


def test_what_stands_within_is_never_seen_by_more() -> None:
    text = """
timeline:
  - at: "10:00"
    audience: [regulator]
    event: {text: For customers too?, audience: [regulator, customer]}
  - {at: "11:00", event: {text: Internal alone., audience: []}, audience: [regulator, customer]}
"""
    whole = dossier(text)
    assert edition(whole, "customer").dossier.incident.timeline == ()
    first, second = edition(whole, "regulator").dossier.incident.timeline
    assert (first.event, second.event) == ("For customers too?", "[withheld]")


def test_the_internal_edition_keeps_the_labels_and_no_other_does() -> None:
    whole = dossier("response: {text: Calm., audience: [leadership, regulator], reason: Because}\n")
    data = dump_incident(edition(whole).dossier.incident)
    assert data["response"] == {
        "text": "Calm.",
        "audience": ["leadership", "regulator"],
        "reason": "Because",
    }
    assert dump_incident(edition(whole, "regulator").dossier.incident)["response"] == "Calm."


def test_the_record_says_what_was_taken_out_and_why_and_quotes_nothing() -> None:
    text = "went_well:\n  - {text: Secret luck., audience: [leadership], reason: Luck is not for others}\n"
    record = edition(dossier(text), "regulator").record
    (removal,) = record.removals
    assert (removal.path, removal.kind.value) == (("went_well", 0), "item")
    assert removal.reason == "Luck is not for others"
    assert "Secret" not in repr(record)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "detection: {text: x, audience: [regulators]}",
            "there is no audience 'regulators' (did you mean 'regulator'?)",
        ),
        ("detection: {text: x, audience: [Internal]}", "'Internal' is no name of an audience"),
        ("detection: {text: x, audiance: [internal]}", "(did you mean 'audience'?)"),
        ("detection: {text: x, reason: because}", "a reason is given, and no audience"),
        ("detection: {audience: [internal]}", "it is required and missing"),
        ("commander: {text: Ada, audience: [internal]}", "it is keys and values"),
        ('timeline: [{at: "10:00", event: x, audiense: [internal]}]', "(did you mean 'audience'?)"),
    ],
)
def test_a_wrong_label_is_an_error_in_its_place(text: str, said: str) -> None:
    (found,) = errors(text)
    assert said in found
    assert found.startswith("incident.yaml:5:")


def test_an_audience_that_nobody_knows_has_no_edition() -> None:
    with pytest.raises(PolicyError, match="no audience 'public'"):
        edition(dossier(""), "public")


def test_no_title_stands_above_what_is_not_there() -> None:
    from docgen.document import dump
    from docgen.pipeline import assemble
    from made import LAYOUTS

    whole = dossier("status: Draft\nimpact: {customer: Logins took a minute.}\nresponse: Internal.\n")
    for layout in LAYOUTS:
        silent = dump(assemble(edition(whole, "customer").dossier, layout))
        assert "withheld" not in silent
        assert "Not " not in silent
        assert "Response" not in silent
        assert "blank" not in silent.casefold()


def test_a_time_that_is_withheld_shows_in_no_figure() -> None:
    from dataclasses import replace

    from docgen.document import dump
    from docgen.pipeline import assemble
    from docgen.policy import STANDING, Default

    times = (
        "impact_start: 2026-02-03T10:00Z\ndetected_at: 2026-02-03T10:07Z\n"
        "mitigated_at: 2026-02-03T10:41Z\nresolved_at: 2026-02-03T11:30Z\n"
    )
    policy = replace(STANDING, defaults={**STANDING.defaults, "detected_at": Default()})
    for audience in ("regulator", "customer"):
        made = edition(dossier(times), audience, policy).dossier
        for layout in ("postmortem", "regulatory", "leadership"):
            text = dump(assemble(made, layout))
            assert "11:30" in text
            assert "10:07" not in text
            assert not any(figure in text for figure in ("7 min", "34 min", "1 h 23 min"))


def test_wrong_labels_are_told_beside_everything_else() -> None:
    text = "author: {x: y}\ndetection: {text: x, audience: [custommer]}\nresponse: '::: audience internal'\n"
    found = errors(text)
    assert len(found) == 3
    assert any("author" in each for each in found)
    assert any("did you mean 'customer'?" in each for each in found)
    assert any("never closed" in each for each in found)


def test_labels_come_back_from_dumped_data() -> None:
    text = """
affected_services: [x, {text: y, audience: []}]
detection: {text: "1. one", audience: [regulator, customer], reason: Because}
went_well: [{text: a, audience: customer}, b]
root_cause: {five_whys: [{why: w, answer: {text: a, audience: [internal]}, audience: [leadership]}]}
sources: [{url: "https://example.org/", audience: [internal]}]
document: {distribution: [{text: Counsel, audience: [leadership]}]}
"""
    incident = dossier(text).incident
    again = load_incident(read_bytes(canonical_json(dump_incident(incident)), "incident.json"))[0]
    assert len(incident.labels) == 7
    assert again == incident


REFERRING = """
executive_summary: {audience: [customer, regulator], text: "%s"}
appendices:
  - {kind: log, title: Held back, name: held-back, text: a, audience: []}
  - {kind: log, title: Shown, name: held-back-too, text: b, audience: [customer, regulator]}
"""


@pytest.mark.parametrize(
    "said",
    [
        "[the log](exhibit:held-back)",
        "<exhibit:held-back>",
        "[the log][1]\\n\\n[1]: exhibit:held-back",
        "[the log][1]\\n\\n[1]: <exhibit:held-back> 'title'",
        "Exhibit A",
    ],
)
@pytest.mark.parametrize("audience", ["customer", "regulator"])
def test_no_way_to_refer_to_an_exhibit_names_one_that_is_withheld(said: str, audience: str) -> None:
    whole = dossier(REFERRING % f"See {said} and [this](exhibit:held-back-too).")
    made = edition(whole, audience)
    text = made.dossier.incident.executive_summary or ""
    assert "held-back" not in text.replace("exhibit:held-back-too", "")
    assert "exhibit:held-back-too" in text
    assert "Exhibit A" not in text
    assert [each.path for each in made.record.removals if each.kind is RemovalKind.REFERENCE] == [
        ("executive_summary",)
    ]


@pytest.mark.parametrize(
    ("said", "regulator", "customer"),
    [
        ("EXHIBIT A", "[withheld]", "evidence"),
        ("EXHIBIT B", "EXHIBIT A", "EXHIBIT A"),
        ("Exhibits A and B", "Exhibits [withheld] and A", "Exhibits evidence and A"),
        ("exhibits A, B, C-1 & D", "exhibits [withheld], A, C-1 & D", "exhibits evidence, A, C-1 & D"),
        ("they exhibit a fault", "they exhibit a fault", "they exhibit a fault"),
        ("Exhibition A", "Exhibition A", "Exhibition A"),
    ],
)
def test_letters_are_put_right_however_they_are_written(said: str, regulator: str, customer: str) -> None:
    whole = dossier(REFERRING % said)
    for audience, expected in (("regulator", regulator), ("customer", customer)):
        assert edition(whole, audience).dossier.incident.executive_summary == expected
