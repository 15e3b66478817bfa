"""A document that kills its process, or takes more time or memory than it may, fails alone."""

from __future__ import annotations

import json
from pathlib import Path

from runs import HERE, batch, failures, incidents, leftovers, made, manifest

_LAYOUT = HERE / "perilous.py"
_OF = {
    "ABORT": "died",
    "SEGFAULT": "died",
    "LEAVE": "died",
    "EXIT": "bug",
    "FAIL": "layout",
    "MEMORY": "memory",
}


def test_what_kills_its_process_fails_alone_and_its_siblings_are_made(tmp_path: Path) -> None:
    folder = incidents(tmp_path / "in", [*_OF, "GOOD1", "GOOD2"])
    out = tmp_path / "out"
    words = ("-l", _LAYOUT, "-l", "postmortem", "-f", "docx", "-j", "2", "--memory", "1G")
    code, said, told = batch(folder, "-o", out, *words, "--json")
    assert code == 1, told
    tally = json.loads(said)
    assert (tally["made"], tally["failed"], tally["left"]) == (10, 6, 0)
    found = {Path(source).stem: kind for (source, layout, *_), kind in failures(out).items()}
    assert found == _OF
    assert {layout for _, layout, *_ in failures(out)} == {"perilous"}
    assert len(made(out)) == 10
    assert not leftovers(out)


def test_a_document_over_its_time_fails_alone(tmp_path: Path) -> None:
    """Even within C code that never comes back, where no exception could be raised."""
    folder = incidents(tmp_path / "in", ["HANG", "GOOD1", "GOOD2", "GOOD3"])
    out = tmp_path / "out"
    code, _, told = batch(folder, "-o", out, "-l", _LAYOUT, "-f", "docx", "-j", "2", "--timeout", "8s")
    assert code == 1, told
    assert {Path(source).stem: kind for (source, *_), kind in failures(out).items()} == {"HANG": "time"}
    assert len(made(out)) == 3
    assert len(manifest(out)) == 4
