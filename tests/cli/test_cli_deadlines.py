"""``docgen deadlines`` as its user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

DATA = """
id: INC-2041
title: Card payments declined
severity: S1
date: "2026-03-27"
timezone: Europe/Berlin
impact_end: 2026-03-31T10:00
regulatory:
  aware_at: 2026-03-27T13:00
  classified_major_at: 2026-03-27T17:00
  country: DE
  subdivision: HE
  notifications:
    - regime: dora
      stage: initial
      authority: BaFin
      submitted_at: 2026-03-27T22:10
      reference: MVP-77120
      delay_reason: The portal was down.
    - {regime: gdpr, stage: notification, authority: HBDI}
"""


def deadlines(*arguments: str, data: str = DATA) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docgen.cli", "deadlines", "-", *arguments],
        input=data,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"NO_COLOR": "1"},
    )


def test_for_people() -> None:
    done = deadlines("--as-of", "2026-03-30T12:00")
    assert done.returncode == 0, done.stderr
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0] == "INC-2041 · as of 2026-03-30 12:00 +02:00 · days of Europe/Berlin"
    first = lines.index("late       Initial notification")
    assert lines[first + 1 : first + 6] == [
        "due 2026-03-27 21:00 +01:00, 1 h 10 min late",
        "submitted 2026-03-27 22:10 +01:00, MVP-77120",
        "counted from classification as major, 2026-03-27 17:00 +01:00",
        "4 h from classification as major, 24 h from awareness at most; classified later, 4 h from then "
        "(RTS (EU) 2025/301 Art. 5(1)(a), (2))",
        "reason for delay: The portal was down.",
    ]
    assert "due 2026-03-30 23:10 +02:00, in 11 h 10 min" in lines
    assert "missing: submission of the intermediate report (notifications)" in lines
    assert "due 2026-03-30 14:00 +02:00, in 2 h" in lines


def test_for_machines() -> None:
    done = deadlines("--as-of", "2026-03-30T12:00Z", "--format", "json")
    answer = json.loads(done.stdout)
    assert answer["as_of"] == "2026-03-30T12:00:00+00:00"
    gdpr = answer["deadlines"][-1]
    assert gdpr == {
        "regime": "gdpr",
        "stage": "notification",
        "title": "Notification to the supervisory authority",
        "authority": "HBDI",
        "state": "due",
        "due_at": "2026-03-30T14:00:00+02:00",
        "whole_day": False,
        "moved_from": None,
        "counted_from": {"what": "awareness", "at": "2026-03-27T13:00:00+01:00"},
        "rule": "72 h from awareness; later with reasons",
        "article": "Regulation (EU) 2016/679 Art. 33(1)",
        "submitted_at": None,
        "reference": None,
        "delay_reason": None,
        "missing": [],
    }


def test_for_a_calendar() -> None:
    done = deadlines("--as-of", "2026-03-30", "--format", "ics")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("BEGIN:VCALENDAR")
    assert done.stdout.count("BEGIN:VEVENT") == 2
    assert "DTSTART:20260330T120000Z" in done.stdout


def test_now_is_what_it_is_judged_by_unless_told() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    answer = json.loads(deadlines("--format", "json").stdout)
    assert before <= datetime.fromisoformat(answer["as_of"]) <= datetime.now(UTC)
    assert answer["deadlines"][-1]["state"] == "late"


def test_data_without_clocks_say_so() -> None:
    done = deadlines(data='id: A\ntitle: B\nseverity: S3\ndate: "2026-02-03"\n')
    assert done.returncode == 0
    assert "there are no deadlines" in done.stderr


def test_only_what_concerns_filings_is_remarked() -> None:
    done = deadlines(data=DATA.replace("2026-03-27T17:00", "2026-03-27T09:00"))
    assert "regulatory.classified_major_at: it lies before aware_at" in done.stderr
    assert done.stderr.count("warning") == 2  # the line, and how many there are


@pytest.mark.parametrize("moment", ["tomorrow", "0001-01-01", "9999-12-31T23:59", "2026-13-01", ""])
def test_a_moment_that_is_none_is_a_usage_error(moment: str) -> None:
    done = deadlines("--as-of", moment)
    assert done.returncode == 2
    assert "is not a time" in done.stderr


def test_data_that_are_wrong_are_told_in_their_place(tmp_path: Path) -> None:
    done = deadlines(data=DATA.replace("stage: notification", "stage: final"))
    assert done.returncode == 1
    assert "regulatory.notifications[1].stage: gdpr has no final" in done.stderr


def test_a_document_is_judged_by_the_moment_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "incident.yaml"
    path.write_text(DATA)
    for moment, state in (("2026-03-30T14:00", "Due"), ("2026-03-30T14:01", "Late")):
        command = [sys.executable, "-m", "docgen.cli", "render", path, "-l", "regulatory", "-f", "pdf"]
        done = subprocess.run(
            [*command, "--as-of", moment], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        text = pdf_text(tmp_path / "incident-regulatory.pdf")
        table = text[text.index("Notification Deadlines", text.index("Document Control", 2000)) :]
        assert f"judged as of 30 March 2026, {moment[-5:]} (UTC+02:00)" in " ".join(table.split())
        assert state in table[table.index("GDPR") :][:400]


def pdf_text(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout
