"""The page and the record of results."""

from __future__ import annotations

import socket
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import ON_PAGE, PARTS, write_pages
from benchmarks.page import page
from benchmarks.parts.part import claim
from benchmarks.plot import draw_plots
from benchmarks.record import read_record, write_record
from benchmarks.versions import circumstances


def row(title: str, ratio: float) -> dict[str, Any]:
    return {
        "peer": title,
        "name": title.lower(),
        "versions": {title.lower(): "1.2"},
        "remark": "untagged",
        "pages": 12,
        "size": 123_456,
        "ratios": {"cpu": [ratio, ratio * 1.01], "wall": [ratio, ratio]},
        "cpu": 0.5,
        "wall": 0.6,
        "peak": 98_000_000,
    }


RESULT = {
    "repeats": 2,
    "own": row("docgen", 1.02),
    "rows": [row("Slower", 2.5), row("Alike", 1.01)],
    "broken": {"Broken": "Broken, pdf: the font X is not embedded"},
    "skipped": {"Absent": "absent"},
    "claims": [claim("PDF warm: 3 times", "2.50", "not held")],
}
RECORD = {"warm-pdf": {"circumstances": circumstances("usual"), "result": RESULT}}


def test_the_table_tells_a_difference_only_where_there_is_one() -> None:
    lines = page(RECORD, ON_PAGE, []).splitlines()
    (slower,) = [line for line in lines if line.startswith("| Slower")]
    (alike,) = [line for line in lines if line.startswith("| Alike")]
    assert "| 2.51 (2.51 to 2.52) |" in slower
    assert "0.500 | 0.600 | 98 | 123 | 12 | untagged |" in slower
    assert "| no difference (1.02) |" in alike
    assert "| PDF warm: 3 times | 2.50 | **not held** |" in lines


def test_what_was_not_measured_is_named() -> None:
    text = page(RECORD, ON_PAGE, [])
    assert "Skipped: Absent, since absent is not installed." in text
    assert "Not timed, since its document is not whole: Broken, pdf: the font X is not embedded" in text


def test_a_part_taken_again_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "benchmarks.json"
    write_record(path, {"startup": {"result": {"repeats": 1.234567}}})
    record = read_record(path)
    write_record(path, record | RECORD)
    again = read_record(path)
    assert again["startup"]["result"]["repeats"] == 1.2346
    assert again["warm-pdf"]["result"]["rows"][0]["peer"] == "Slower"


def test_circumstances_name_neither_host_nor_path() -> None:
    said = circumstances("quick")
    assert said["depth"] == "quick"
    assert socket.gethostname() not in map(str, said.values())
    assert not any("/" in str(value) for value in said.values())


def test_names_of_parts_are_told_apart() -> None:
    assert len({part.name for part in PARTS}) == len(PARTS)


def test_the_plot_is_the_same_twice(tmp_path: Path) -> None:
    if find_spec("matplotlib") is None:
        assert draw_plots(RECORD, tmp_path) == []
        pytest.skip("matplotlib is not installed")
    write_pages(RECORD, tmp_path)
    assert "](benchmarks-documents.svg)" in (tmp_path / "benchmarks.md").read_text()
    first = (tmp_path / "benchmarks-documents.svg").read_bytes()
    assert draw_plots(RECORD, tmp_path) == ["benchmarks-documents.svg"]
    assert (tmp_path / "benchmarks-documents.svg").read_bytes() == first
