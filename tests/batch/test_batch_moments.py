"""Killed at each step of a document: before it is written, in the middle, before its name, before its line.

Random moments seldom meet these, since the steps take next to no time.
"""

from __future__ import annotations

import signal
from collections.abc import Mapping
from pathlib import Path

import pytest
from runs import HERE, Words, batch, failures, incidents, leftovers, made, manifest

from docgen.manifest import BATCH_MANIFEST

_STEPS = ("UNOPENED", "HALFWRITTEN", "UNNAMED", "NAMED")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return incidents(tmp_path_factory.mktemp("moments"), [*_STEPS, "UNTOLD", "PLAIN1", "PLAIN2"])


@pytest.fixture(scope="module")
def undisturbed(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    code, _, told = batch(*_words(data, out))
    assert code == 0, told
    return made(out)


def _words(data: Path, out: Path) -> Words:
    return (data, "-o", out, "-f", "docx", "-j", "2")


def _disturbed(data: Path, out: Path, met: Path, been: tuple[str, ...], **more: str) -> tuple[int, str]:
    """A run that meets all moments but those that have been."""
    for each in been:
        (met / each).mkdir(parents=True)
    met.mkdir(exist_ok=True)
    environment = {"DOCGEN_TEST_MOMENTS": str(met), **more}
    code, _, told = batch(*_words(data, out), environment=environment, program=[str(HERE / "moments.py")])
    return code, told


def test_workers_killed_at_each_step_cost_nothing(
    data: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    out, met = tmp_path / "out", tmp_path / "met"
    code, told = _disturbed(data, out, met, ("UNTOLD",))
    assert code == 0, told
    assert {each.name for each in met.iterdir()} == {*_STEPS, "UNTOLD"}
    assert made(out) == undisturbed
    assert not leftovers(out)
    assert not failures(out)


def test_a_batch_killed_between_a_name_and_its_line_is_completed(
    data: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    out, met = tmp_path / "out", tmp_path / "met"
    code, told = _disturbed(data, out, met, _STEPS)
    assert code == -signal.SIGKILL, told
    [untold] = [name for name in undisturbed if "UNTOLD" in name]
    found = made(out)
    assert untold in found
    assert untold not in {line.document for line in manifest(out)}
    assert found.items() <= undisturbed.items()
    _complete(data, out, undisturbed)


def test_a_batch_killed_in_the_middle_of_a_line_is_completed(
    data: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    out, met = tmp_path / "out", tmp_path / "met"
    code, told = _disturbed(data, out, met, (*_STEPS, "UNTOLD"), DOCGEN_TEST_LINES="5000")
    assert code == -signal.SIGXFSZ, told
    data_before = (out / BATCH_MANIFEST).read_bytes()
    assert len(data_before) == 5000
    assert not data_before.endswith(b"\n")
    assert manifest(out)
    _complete(data, out, undisturbed)


def _complete(data: Path, out: Path, undisturbed: Mapping[str, bytes]) -> None:
    code, _, told = batch(*_words(data, out))
    assert code == 0, told
    assert made(out) == undisturbed
    assert not leftovers(out)
    assert {line.document for line in manifest(out)} == set(undisturbed)
