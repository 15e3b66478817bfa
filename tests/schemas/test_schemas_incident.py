"""An incident's data becomes the incident: every key, every default, every text as it was meant."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.incident import (
    ActionItem,
    ActionStatus,
    ActionType,
    Appendix,
    AppendixKind,
    DocumentControl,
    ExternalCommunication,
    Impact,
    Incident,
    Moment,
    Revision,
    RootCause,
    Severity,
    SignOff,
    Source,
    Status,
    Why,
)
from docgen.problem import Problem
from docgen.readers import read, read_bytes
from docgen.schemas import load_incident

HEAD = "id: INC-1\ntitle: T\nseverity: S2\ndate: 2025-03-14\n"
FIXTURES = Path(__file__).parents[2] / "fixtures"


def load(more: str) -> tuple[Incident, list[Problem]]:
    """The incident, and the findings but for empty sections."""
    incident, findings = load_incident(read_bytes((HEAD + more).encode(), "x.yaml"))
    return incident, [each for each in findings if each.rule != "empty-section"]


def fault(more: str) -> str:
    with pytest.raises(DataError) as caught:
        load(more)
    return "\n".join(str(each) for each in caught.value.problems if each.blocks)


def test_four_keys_are_enough_for_a_draft() -> None:
    incident, findings = load("")
    assert incident == Incident("INC-1", "T", Severity.S2, date(2025, 3, 14))
    assert (incident.status, incident.timezone, incident.language) == (Status.DRAFT, "UTC", "en")
    assert not findings


def test_every_key_arrives() -> None:
    incident, findings = load("""
schema_version: 1
$schema: incident.schema.json
timezone: Europe/Athens
impact_start: 2025-03-14
impact_end: 2025-03-14
detected_at: 2025-03-14
mitigated_at: 2025-03-14
resolved_at: 2025-03-14
affected_services: [Checkout, 7]
customer_impact: '*many*'
commander: Ada
author: Grace
postmortem_date: 2025-03-20
status: In Review
executive_summary: One. Two. Three.
impact: {customer: a, business: b, internal: c}
timeline: [{at: 2025-03-14, event: e, actor: f}]
root_cause:
  trigger: g
  cause: h
  contributing_factors: [i, j]
  five_whys: [{why: k, answer: l}, {answer: m}, {answer: n}, {answer: o}, {answer: p}]
detection: q
response: r
went_well: [s, t]
could_improve: u
action_items:
  - {type: Prevent, description: v, owner: w, due: 2025-04-01, status: in PROGRESS, ticket: X-1}
  - {type: Detect, description: v}
  - {type: Mitigate, description: v}
  - {type: Process, description: v}
lessons_learned: [x]
external_communication: {customer: y, regulatory: z}
appendices:
  - {kind: image, title: A, path: a.png, alt: b, caption: c, source: d, captured_at: 2025-03-14}
  - {kind: log, title: B, text: "x\\n"}
  - {kind: link, title: C, url: "https://example.org/"}
sign_off: [{role: Reader, name: Alan, reviewed_on: 2025-03-21}]
document:
  number: D-1
  version: 1.10
  classification: Internal
  organization: Example
  owner: Barbara
  distribution: [Board]
  retention: ten years
  revisions: [{version: 1, date: 2025-03-20, author: Grace, summary: first}]
language: en-GB
sources: ["https://example.org/a", {url: "http://example.org/b", title: B}]
""")
    day = Moment(date(2025, 3, 14))
    assert not findings
    assert incident.timezone == "Europe/Athens"
    names = ("impact_start", "impact_end", "detected_at", "mitigated_at", "resolved_at")
    assert {getattr(incident, name) for name in names} == {day}
    assert incident.affected_services == ("Checkout", "7")
    assert (incident.customer_impact, incident.commander, incident.author) == ("*many*", "Ada", "Grace")
    assert (incident.postmortem_date, incident.status) == (date(2025, 3, 20), Status.IN_REVIEW)
    assert incident.executive_summary == "One. Two. Three."
    assert incident.impact == Impact("a", "b", "c")
    assert [(each.at, each.event, each.actor) for each in incident.timeline] == [(day, "e", "f")]
    whys = (Why("l", "k"), Why("m"), Why("n"), Why("o"), Why("p"))
    assert incident.root_cause == RootCause("g", "h", ("i", "j"), whys)
    assert (incident.detection, incident.response) == ("q", "r")
    assert (incident.went_well, incident.could_improve, incident.lessons_learned) == (("s", "t"), "u", ("x",))
    assert incident.action_items[0] == ActionItem(
        "v", ActionType.PREVENT, "w", date(2025, 4, 1), ActionStatus.IN_PROGRESS, "X-1"
    )
    assert incident.external_communication == ExternalCommunication("y", "z")
    assert incident.appendices == (
        Appendix(AppendixKind.IMAGE, "A", "a.png", alt="b", caption="c", source="d", captured_at=day),
        Appendix(AppendixKind.LOG, "B", text="x\n"),
        Appendix(AppendixKind.LINK, "C", url="https://example.org/"),
    )
    assert incident.sign_off == (SignOff("Reader", "Alan", Moment(date(2025, 3, 21))),)
    assert incident.document == DocumentControl(
        "D-1",
        "1.10",
        "Internal",
        "Example",
        "Barbara",
        ("Board",),
        "ten years",
        (Revision("1", date(2025, 3, 20), "Grace", "first"),),
    )
    assert incident.language == "en-GB"
    assert incident.sources == (Source("https://example.org/a"), Source("http://example.org/b", "B"))


def test_what_is_empty_is_absent() -> None:
    incident, _ = load(
        "timezone:\ncommander: ''\nstatus: ' '\nimpact:\ntimeline:\nwent_well: []\nlanguage: ~\n"
    )
    assert incident == Incident("INC-1", "T", Severity.S2, date(2025, 3, 14))


@pytest.mark.parametrize("text", ["14:05", "NO", "012", "1.10", "1e3", "true", "2025-03-14", "=1+1", "0x1F"])
def test_text_is_kept_as_it_was_written(text: str) -> None:
    incident, _ = load(f"commander: {text}\nwent_well: [{text}]\n")
    assert (incident.commander, incident.went_well) == (text, (text,))


def test_numbers_in_json_are_text_where_text_is_wanted() -> None:
    text = '{"id": 1.10, "title": 2e5, "severity": "S1", "date": "2025-03-14", "schema_version": 1}'
    incident, _ = load_incident(read_bytes(text.encode(), "x.json"))
    assert (incident.id, incident.title) == ("1.10", "2e5")


def test_one_line_stays_one_line_and_markdown_keeps_its_indent() -> None:
    incident, _ = load('commander: |\n  Ada\n  Lovelace\ndetection: "\\n\\n    code\\n\\ntext  \\n"\n')
    assert incident.commander == "Ada Lovelace"
    assert incident.detection == "    code\n\ntext"


def test_what_cannot_be_printed_is_shown_and_found_in_its_place() -> None:
    incident, findings = load(
        'commander: "A\\ada"\naffected_services:\n  - "x\\u202Ey"\n  - "\\e[31mred\\e[0m"\n'
    )
    assert incident.commander == "A‹U+0007›da"
    assert incident.affected_services == ("x‹U+202E›y", "red")
    assert [str(each) for each in findings] == [
        "x.yaml:5:12: commander: ‹U+0007› cannot be printed and is shown as a mark",
        "x.yaml:7:5: affected_services[0]: ‹U+202E› cannot be printed and is shown as a mark",
        "x.yaml:8:5: affected_services[1]: 2 terminal colour codes left out",
    ]


def test_lone_surrogates_never_get_through() -> None:
    text = '{"id": "a\\ud800b", "title": "T", "severity": "S1", "date": "2025-03-14"}'
    incident, _ = load_incident(read_bytes(text.encode(), "x.json"))
    assert incident.id == "a‹U+D800›b"


def test_an_unknown_action_status_is_kept_with_a_finding() -> None:
    incident, findings = load("action_items: [{description: x, type: Detect, status: Wating for parts}]")
    assert incident.action_items[0].status == "Wating for parts"
    assert "action-status" in [each.rule for each in findings]


@pytest.mark.parametrize("written", ["open", "IN PROGRESS", " Done ", "cancelled", "in  progress"])
def test_a_known_action_status_is_matched_in_any_case(written: str) -> None:
    incident, findings = load(f"action_items: [{{description: x, status: '{written}'}}]")
    assert isinstance(incident.action_items[0].status, ActionStatus)
    assert "action-status" not in [each.rule for each in findings]


@pytest.mark.parametrize(
    "tag", ["en", "el-GR", "zh-Hant-TW", "sl-rozaj-biske", "de-CH-1901", "en-a-bbb-x-a", "es-419"]
)
def test_these_are_languages(tag: str) -> None:
    assert load(f"language: {tag}")[0].language == tag


@pytest.mark.parametrize("tag", ["english_UK", "e", "en-", "en-u", "-en", "en GB"])
def test_these_are_none(tag: str) -> None:
    assert "is no language tag" in fault(f"language: {tag}")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///x",
        "//example.org",
        "https://exa mple.org",
        "https://[::1",
        "https://example.org:port/",
        "example.org",
    ],
)
def test_an_address_is_on_the_web(url: str) -> None:
    assert "is no address on the web" in fault(f"sources: ['{url}']")
    assert "is no address on the web" in fault(f"appendices: [{{kind: link, title: t, url: '{url}'}}]")


@pytest.mark.parametrize(
    ("more", "meant"),
    [
        ("summary: x", "executive_summary"),
        ("executiveSummary: x", "executive_summary"),
        ("Action Items: []", "action_items"),
        ("comander: x", "commander"),
        ("five_whys: []", "root_cause.five_whys"),
        ("impact: {costumer: x}", "customer"),
        ("timeline: [{at: '10:00', event: e, who: x}]", "actor"),
        ("document: {organisation: x}", "organization"),
        ("severity_: S1", "severity"),
    ],
)
def test_an_unknown_key_is_told_with_what_was_meant(more: str, meant: str) -> None:
    assert f"did you mean {meant!r}?" in fault(more)


def test_an_unknown_key_that_is_like_none_is_told_in_its_place() -> None:
    assert (
        fault("  \nzebra: 1")
        == "x.yaml:6:1: zebra: the key 'zebra' is not known here (docgen schema prints what is)"
    )
    assert fault("impact: {zebra: 1}") == (
        "x.yaml:5:10: impact.zebra: the key 'zebra' is not known here (one of customer, business, internal)"
    )


@pytest.mark.parametrize("key", ["a.b", "a\\tb", "😀", "x" * 500, "_schema", "__class__", "0"])
def test_whatever_the_key_it_is_only_unknown(key: str) -> None:
    assert "is not known here" in fault(f'"{key}": 1')


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    with pytest.raises(DataError) as caught:
        load_incident(
            read_bytes(b"title: T\nseverity: S9\ndate: x\nimpact: {customer: [a]}\nstatus: Final\n", "x.yaml")
        )
    blocking = [each for each in caught.value.problems if each.blocks]
    assert [(each.path, each.location.line) for each in blocking] == [
        (("id",), 1),
        (("sign_off",), 1),
        (("author",), 1),
        (("commander",), 1),
        (("severity",), 2),
        (("date",), 3),
        (("impact", "customer"), 4),
    ]
    places = [(each.location.line, each.location.column) for each in caught.value.problems]
    assert places == sorted(places)


def test_rules_say_nothing_of_a_field_that_is_wrong_already() -> None:
    told = fault("status: Final\nauthor: [x]\ncommander: A\nsign_off: [{role: R, name: N, reviewed_on: x}]\n")
    assert told.count("author") == 1
    assert "nobody has signed off" not in told


@pytest.mark.parametrize(
    "path",
    sorted(FIXTURES.glob("*/incident.*")),
    ids=lambda path: path.parent.name,
)
def test_the_fixtures_are_incidents(path: Path) -> None:
    incident, _ = load_incident(read(path))
    assert incident.title


def test_ten_thousand_rows_are_checked_in_seconds() -> None:
    rows = [
        {"at": f"{i // 60 % 24:02}:{i % 60:02}", "event": f"Event {i}", "actor": "bot"} for i in range(10_000)
    ]
    data = {"id": "x", "title": "t", "severity": "S1", "date": "2025-03-14", "timeline": rows}
    start = time.process_time()
    incident, _ = load_incident(read_bytes(json.dumps(data).encode(), "x.json"))
    assert len(incident.timeline) == 10_000
    assert str(incident.timeline[-1].at.instant) == "2025-03-20 22:39:00+00:00"
    assert time.process_time() - start < 8


def test_a_key_that_marshmallow_uses_itself_has_its_place_too() -> None:
    assert fault("\n\n_schema: 1").startswith("x.yaml:7:1: _schema: the key '_schema' is not known here")
