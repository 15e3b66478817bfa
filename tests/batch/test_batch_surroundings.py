"""A batch where there is no terminal, nobody who listens, or another batch."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import HERE, PROMPT, batch, begin, incidents, leftovers, made, manifest, until


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return incidents(tmp_path / "in", ["A", "B", "C"])


def test_without_any_stream(data: Path, tmp_path: Path) -> None:
    """What a program opens first gets their numbers then; nothing may be printed into a document for it."""
    out = tmp_path / "out"
    closed = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh"]
    code, _, _ = batch(data, "-o", out, "-f", "docx", "-j", "2", wrapped=closed)
    assert code == 0
    assert len(made(out)) == 3
    assert {line.document for line in manifest(out)} == set(made(out))


def test_started_by_a_program_that_keeps_signals_away(data: Path, tmp_path: Path) -> None:
    """Services do: then no child's end is told, and no alarm rings, unless docgen sees to that itself."""
    out = tmp_path / "out"
    kept = ["env", "--ignore-signal=CHLD", "--block-signal=ALRM"]
    code, _, told = batch(data, "-o", out, "-f", "docx", "-j", "2", wrapped=kept)
    assert code == 0, told
    assert len(made(out)) == 3


def test_with_nobody_who_listens(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run = begin(data, "-o", out, "-f", "docx", "-j", "2")
    assert run.process.stderr is not None
    run.process.stderr.close()
    run.process.stderr = None
    code, said, _ = run.end()
    assert code == 0
    assert "3  made" in said
    assert len(manifest(out)) == 3


def test_a_second_batch_in_one_folder_is_refused_and_harms_nothing(tmp_path: Path) -> None:
    data, out, go = incidents(tmp_path / "in", ["WAIT1", "WAIT2", "WAIT3"]), tmp_path / "out", tmp_path / "go"
    words = (data, "-o", out, "-l", HERE / "perilous.py", "-f", "docx", "-j", "2")
    first = begin(*words, environment={"DOCGEN_TEST_GO": str(go)})
    assert until(lambda: len(list(tmp_path.glob("begun-*"))) == 2, PROMPT)
    (out / ".a.docx.0123456789ab.part").write_bytes(b"what the first is writing")
    code, _, told = batch(*words)
    assert code == 2
    assert told.strip() == f"error: {out / 'manifest.jsonl'}: another batch is at work here (let it finish)"
    assert leftovers(out), "what another batch is writing is none of its business"
    (out / ".a.docx.0123456789ab.part").unlink()
    go.touch()
    code, _, told = first.end()
    assert code == 0, told
    assert len(manifest(out)) == len(made(out)) == 3
