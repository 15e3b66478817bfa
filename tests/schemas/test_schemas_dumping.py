"""Dumping: what was loaded goes back to data that loads again as the same incident."""

from __future__ import annotations

import json

from hypothesis import given, settings

from docgen.enclosure import canonical_json
from docgen.errors import DataError
from docgen.incident import Incident
from docgen.readers import read_bytes
from docgen.schemas import dump_incident, json_schema, load_incident
from incidents import incidents


def loaded(data: dict[str, object]) -> Incident:
    return load_incident(read_bytes(json.dumps(data).encode(), "incident.json"))[0]


def again(incident: Incident) -> Incident:
    return load_incident(read_bytes(canonical_json(dump_incident(incident)), "incident.json"))[0]


BASE = {"id": "INC-7", "title": "A", "severity": "S1", "date": "2026-03-14"}


@given(incidents)
@settings(max_examples=150, deadline=None)
def test_any_incident_comes_back(data: dict[str, object]) -> None:
    try:
        incident = loaded(data)
    except DataError:  # two times out of order, say
        return
    assert again(incident) == incident


def test_what_is_absent_has_no_key() -> None:
    assert dump_incident(loaded(BASE)) == {
        "schema_version": "1",
        "timezone": "UTC",
        "status": "Draft",
        "language": "en",
        **BASE,
    }


def test_times_need_neither_zone_nor_neighbour() -> None:
    data = {
        **BASE,
        "timezone": "Europe/Athens",
        "impact_start": "2026-03-14T01:30",
        "detected_at": "2026-03-15",
        "timeline": [{"at": "23:50", "event": "a"}, {"at": "00:10", "event": "b"}],
    }
    dumped = dump_incident(loaded(data))
    assert dumped["impact_start"] == "2026-03-14T01:30:00+02:00"
    assert dumped["detected_at"] == "2026-03-15"
    assert [entry["at"] for entry in dumped["timeline"]] == [
        "2026-03-14T23:50:00+00:00",
        "2026-03-15T00:10:00+00:00",
    ]


def test_an_offset_of_odd_seconds_keeps_instant_and_day() -> None:
    """Until 1937 the clocks of Amsterdam were 19 minutes and 32 seconds ahead."""
    data = {
        **BASE,
        "date": "1920-01-02",
        "timezone": "Europe/Amsterdam",
        "impact_start": "1920-01-02T00:00:10",
    }
    incident = loaded(data)
    copy = again(incident)
    assert copy == incident
    assert copy.impact_start is not None
    assert copy.impact_start.day.isoformat() == "1920-01-02"


def test_evidence_is_dumped_to_the_letter() -> None:
    text = "\x1b[31mred\x1b[0m\r\n\x00 \ufffe \ud800 ]]>"
    data = {**BASE, "appendices": [{"kind": "log", "title": "L", "text": text}]}
    incident = loaded(data)
    assert dump_incident(incident)["appendices"][0]["text"] == text
    assert again(incident) == incident


def test_an_unknown_status_stays_as_it_was_written() -> None:
    items = [{"description": "a", "status": "in PROGRESS"}, {"description": "b", "status": "Parked, for now"}]
    dumped = dump_incident(loaded({**BASE, "action_items": items}))
    assert [item["status"] for item in dumped["action_items"]] == ["In Progress", "Parked, for now"]


def test_figures_and_answers_are_dumped_as_they_are_read() -> None:
    dora = dump_incident(loaded(_WHOLE))["regulatory"]["dora"]
    assert dora["business_continuity_activated"] == "no"
    assert dora["infrastructure_affected"] == "yes"
    assert dora["clients_affected"] == {"number": "0", "percentage": "0.5"}
    assert dora["transactions_value"] == "12500.50"


def test_every_key_of_a_data_file_is_dumped() -> None:
    """A field that dumping forgets would be lost from every document."""
    properties = set(json_schema()["properties"]) - {"$schema"}
    whole = loaded(json.loads(json.dumps(_WHOLE)))
    assert set(dump_incident(whole)) == properties
    assert again(whole) == whole


_WHOLE: dict[str, object] = {
    **BASE,
    "schema_version": 1,
    "timezone": "Europe/Athens",
    "impact_start": "2026-03-14T10:00",
    "impact_end": "2026-03-14T12:00",
    "detected_at": "2026-03-14T10:10",
    "mitigated_at": "2026-03-14T11:00",
    "resolved_at": "2026-03-14T12:30",
    "affected_services": ["a"],
    "customer_impact": "some",
    "commander": "C",
    "author": "A",
    "postmortem_date": "2026-03-20",
    "status": "In Review",
    "executive_summary": "It failed.",
    "impact": {"customer": "c", "business": "b", "internal": "i"},
    "timeline": [{"at": "10:00", "event": "e", "actor": "a"}],
    "root_cause": {
        "trigger": "t",
        "cause": "c",
        "contributing_factors": ["f"],
        "five_whys": [{"why": "w", "answer": "a"}],
    },
    "detection": "d",
    "response": "r",
    "went_well": ["w"],
    "could_improve": "c",
    "action_items": [
        {
            "type": "Prevent",
            "description": "d",
            "owner": "o",
            "due": "2026-04-01",
            "status": "Open",
            "ticket": "T-1",
        }
    ],
    "lessons_learned": "l",
    "external_communication": {"customer": "c", "regulatory": "r"},
    "appendices": [
        {
            "kind": "log",
            "title": "t",
            "text": "x",
            "alt": "a",
            "caption": "c",
            "source": "s",
            "captured_at": "2026-03-14",
        }
    ],
    "sign_off": [{"role": "r", "name": "n", "reviewed_on": "2026-03-21T10:00"}],
    "document": {
        "number": "n",
        "version": "v",
        "classification": "c",
        "organization": "o",
        "owner": "w",
        "distribution": ["d"],
        "retention": "r",
        "revisions": [{"version": "v", "date": "2026-03-20", "author": "a", "summary": "s"}],
    },
    "regulatory": {
        "aware_at": "2026-03-14T10:12",
        "notification_incident_determined_at": "2026-03-14T12:30",
        "individuals_affected": 12,
        "country": "DE",
        "subdivision": "HE",
        "weekend_relief_denied": True,
        "holidays": ["2026-03-25"],
        "notifications": [
            {
                "regime": "dora",
                "stage": "initial",
                "authority": "a",
                "submitted_at": "2026-03-14T13:00",
                "reference": "r",
                "delay_reason": "d",
            }
        ],
        "dora": {
            "submitting_entity": {"name": "n", "lei": "529900T8BM49AURSDO55"},
            "affected_entities": [{"types": ["credit_institution"], "name": "n"}],
            "primary_contact": {"email": "a@example.org", "phone": "+30 210 5550100"},
            "business_continuity_activated": False,
            "clients_affected": {"number": 0, "percentage": "0.5"},
            "transactions_value": "12500.50",
            "infrastructure_affected": True,
            "costs": {"staff": 10, "redress": "2.25"},
        },
        "nis2": {"malicious_act_suspected": "unknown", "update": "u"},
        "gdpr": {"data_subjects": 12, "data_subject_categories": ["c"]},
        "sec": {"nature": "n", "delay": {"until": "2026-04-14"}},
    },
    "language": "en-GB",
    "sources": ["https://example.org/", {"url": "https://example.net/", "title": "t"}],
}
