"""Made-up incidents: the same from the same seed, and never the same from another."""

from __future__ import annotations

from pathlib import Path

from benchmarks.chart import chart
from benchmarks.incident import incident, minimal, write_incident
from docgen.pipeline import load, validate


def test_a_seed_decides_all(tmp_path: Path) -> None:
    one, again = (write_incident(tmp_path / name, incident(7, 3, 1)) for name in "ab")
    assert one.read_bytes() == again.read_bytes()
    assert (one.parent / "panel-1.png").read_bytes() == (again.parent / "panel-1.png").read_bytes()


def test_no_text_and_no_picture_comes_twice() -> None:
    one, other = incident(7), incident(8)
    events = [{row["event"] for row in each["timeline"]} for each in (one, other)]
    assert len(events[0]) == 40
    assert not events[0] & events[1]
    assert chart(7001) != chart(8001)


def test_docgen_finds_nothing_to_object_to(tmp_path: Path) -> None:
    assert validate(load(write_incident(tmp_path / "whole", incident(3)))).findings == ()
    assert validate(load(write_incident(tmp_path / "minimal", minimal(3)))).incident.id == "INC-3"
