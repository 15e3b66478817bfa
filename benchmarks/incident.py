"""Incidents made up by the seed: text and pictures that no document before has had."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import yaml

from benchmarks.chart import chart
from benchmarks.prose import grid, paragraph, paragraphs, points, sentence

_START = datetime(2026, 3, 14)
_NAMES = ("Ada Kovacs", "Bela Lindqvist", "Carmen Oduya", "Dmitri Haas", "Elif Sandoval", "Farah Nkemelu")
_TYPES = ("Prevent", "Detect", "Mitigate", "Process")
_ROLES = ("Post Mortem Author", "Incident Commander", "Engineering Manager", "VP of Engineering")
_STATES = ("Open", "In Progress", "Done")

Incident = dict[str, object]


def incident(seed: int, rows: int = 40, images: int = 3) -> Incident:
    """The data of a whole report: with 40 rows and three pictures about 12 pages."""
    random = Random(seed)
    return {
        **_heading(random, seed),
        "executive_summary": paragraph(random, 4),
        "impact": {
            "customer": f"{paragraph(random, 4)}\n\n{grid(random, 4)}\n\n{_bullets(random, 3)}",
            "business": paragraph(random, 4),
            "internal": paragraph(random, 3),
        },
        "timeline": [_row(random, row) for row in range(rows)],
        "root_cause": {
            "trigger": paragraph(random, 3),
            "cause": paragraphs(random, 2, 3),
            "contributing_factors": points(random, 4),
            "five_whys": [_why(random, step) for step in range(1, 6)],
        },
        "detection": paragraph(random, 4),
        "response": paragraph(random, 4),
        "went_well": points(random, 4),
        "could_improve": points(random, 4),
        "action_items": [_action(random, number) for number in range(9)],
        "lessons_learned": paragraphs(random, 2, 3),
        "external_communication": {
            "customer": paragraph(random, 4),
            "regulatory": f"{paragraph(random, 2)}\n\n{grid(random, 3)}",
        },
        "appendices": [_exhibit(random, number) for number in range(images)],
        "sign_off": [
            {"role": role, "name": random.choice(_NAMES), "reviewed_on": "2026-04-02"} for role in _ROLES
        ],
    }


def minimal(seed: int) -> Incident:
    """The least that a Draft needs."""
    random = Random(seed)
    title = f"Case {seed}: {random.randint(10, 9999)} orders delayed"
    return {"id": f"INC-{seed}", "title": title, "severity": "S2", "date": "2026-03-14"}


def write_incident(folder: Path, data: Incident) -> Path:
    """Write an incident and the pictures that it names into a folder; the data file's path."""
    folder.mkdir(parents=True, exist_ok=True)
    appendices = data.get("appendices", ())
    assert isinstance(appendices, (list, tuple))
    for number, appendix in enumerate(appendices):
        (folder / appendix["path"]).write_bytes(chart(_seed_of(data, number)))
    path = folder / "incident.yaml"
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    path.write_text(text, "utf-8")
    return path


def _heading(random: Random, seed: int) -> Incident:
    return {
        "id": f"INC-{seed}",
        "title": f"Orders delayed in {random.randint(2, 9)} regions by fault {seed}",
        "severity": "S1",
        "date": "2026-03-14",
        "impact_start": "2026-03-14T00:10:00Z",
        "detected_at": "2026-03-14T00:17:00Z",
        "mitigated_at": "2026-03-14T01:05:00Z",
        "impact_end": "2026-03-14T01:40:00Z",
        "resolved_at": "2026-03-14T01:40:00Z",
        "affected_services": ["Checkout", "Order history", f"Warehouse {random.randint(1, 99)}"],
        "customer_impact": f"{random.randint(1000, 99999)} orders were delayed",
        "commander": random.choice(_NAMES),
        "author": random.choice(_NAMES),
        "postmortem_date": "2026-04-02",
        "status": "Final",
        "document": {
            "number": f"PM-{seed}",
            "version": "1.0",
            "classification": "Confidential",
            "organization": "Example Retail Ltd",
            "owner": "Reliability Engineering",
            "distribution": ["Executive Committee", "Internal Audit"],
            "retention": "Seven years",
            "revisions": [
                {"version": "0.1", "date": "2026-03-20", "author": random.choice(_NAMES), "summary": "Draft"},
                {
                    "version": "1.0",
                    "date": "2026-04-02",
                    "author": random.choice(_NAMES),
                    "summary": "Approved",
                },
            ],
        },
    }


def _row(random: Random, row: int) -> Incident:
    at = _START + timedelta(minutes=3 * row)
    return {
        "at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "event": f"Step {row}: {sentence(random, marks=True)}",
        "actor": random.choice(_NAMES),
    }


def _action(random: Random, number: int) -> Incident:
    return {
        "type": _TYPES[number % len(_TYPES)],
        "description": sentence(random),
        "owner": random.choice(_NAMES),
        "due": f"2026-05-{10 + number}",
        "status": random.choice(_STATES) if number else "Done",
        "ticket": f"OPS{random.randint(1000, 9999)}",
    }


def _why(random: Random, step: int) -> Incident:
    why = f"Why did step {step} fail {random.randint(2, 99)} times?"
    return {"why": why, "answer": paragraph(random, 1)}


def _exhibit(random: Random, number: int) -> Incident:
    return {
        "kind": "image",
        "title": f"Panel {number + 1} of service {random.randint(1, 99)}",
        "path": f"panel-{number + 1}.png",
        "alt": f"Line chart of latency: {sentence(random)}",
        "caption": sentence(random),
        "source": "Dashboard of the gateway",
        "captured_at": "2026-03-14T02:00:00Z",
    }


def _bullets(random: Random, count: int) -> str:
    return "\n".join(f"- {point}" for point in points(random, count))


def _seed_of(data: Incident, number: int) -> int:
    return int(str(data["id"]).removeprefix("INC-")) * 1000 + number
