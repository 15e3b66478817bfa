"""A full disk, and a folder that may not be written: it is said, and nothing is left half written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from runs import HERE, PROMPT, Words, batch, incidents, leftovers, made, manifest

_COUNT = 6
_ROOM = 1_500_000
"""Bytes for some of the documents, which have about 400,000 each."""

_ON_A_DISK_OF_ITS_OWN = """
out=$1 kept=$2 room=$3; shift 3
run() {
    "$@" > "$kept/$name.out" 2> "$kept/$name.err"
    echo $? > "$kept/$name.code"
    cp -a "$out" "$kept/$name"
}
mount -t tmpfs -o size=$room tmpfs "$out" || exit 9
name=full; run "$@"
mount -o remount,size=100m "$out" || exit 9
name=roomy; run "$@"
mount -o remount,ro "$out" || exit 9
name=read-only; run "$@" --force
umount "$out"
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return incidents(tmp_path_factory.mktemp("room"), [f"R{number}" for number in range(_COUNT)])


@pytest.fixture(scope="module")
def undisturbed(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    out = tmp_path_factory.mktemp("undisturbed")
    code, _, told = batch(*_words(data, out))
    assert code == 0, told
    return made(out)


def _words(data: Path, out: Path) -> Words:
    return (data, "-o", out, "-f", "docx", "-j", "2")


def _check_full(code: int, told: str, out: Path, undisturbed: Mapping[str, bytes]) -> None:
    assert code == 4, told
    assert "no room left" in told or "No space left on device" in told
    assert "Traceback" not in told
    assert not leftovers(out)
    found = made(out)
    assert 0 < len(found) < _COUNT
    assert found.items() <= undisturbed.items()
    assert {line.document for line in manifest(out) if line.failure is None} <= set(found)


def test_a_full_disk(data: Path, undisturbed: Mapping[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    environment = {"DOCGEN_TEST_OUT": str(out), "DOCGEN_TEST_ROOM": str(_ROOM)}
    program = [str(HERE / "quota.py")]
    code, _, told = batch(*_words(data, out), environment=environment, program=program)
    _check_full(code, told, out, undisturbed)
    code, _, told = batch(*_words(data, out))
    assert code == 0, told
    assert made(out) == undisturbed


def _namespace() -> list[str]:
    """How to start a program that may mount, for itself alone; empty where there is no way."""
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        trial = [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
        if subprocess.run(trial, check=False, capture_output=True).returncode == 0:
            return words
    return []


@pytest.mark.skipif(not _namespace(), reason="no disk may be mounted here; test_a_full_disk acts one")
def test_a_small_disk_that_is_full_and_then_read_only(
    data: Path, undisturbed: Mapping[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    kept = tmp_path / "kept"
    kept.mkdir()
    script = ["sh", "-c", _ON_A_DISK_OF_ITS_OWN, "sh", str(out), str(kept), str(_ROOM)]
    words = [sys.executable, "-m", "docgen.cli", "batch", *map(str, _words(data, out))]
    done = subprocess.run([*_namespace(), *script, *words], timeout=2 * PROMPT, check=False)
    assert done.returncode == 0
    code, told = _ended(kept, "full")
    _check_full(code, told, kept / "full", undisturbed)
    code, told = _ended(kept, "roomy")
    assert code == 0, told
    assert made(kept / "roomy") == undisturbed
    code, told = _ended(kept, "read-only")
    assert code == 4, told
    assert told.strip() == f"error: {out / 'manifest.jsonl'}: cannot be written: Read-only file system"


def _ended(kept: Path, name: str) -> tuple[int, str]:
    return int((kept / f"{name}.code").read_text("ascii")), (kept / f"{name}.err").read_text("utf-8")


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="there is no such place where nobody may write")
def test_a_folder_that_nobody_may_write(data: Path) -> None:
    code, _, told = batch(*_words(data, Path("/sys/kernel/docgen-test")))
    assert code == 4, told
    assert told.startswith("error: /sys/kernel/docgen-test/manifest.jsonl: cannot be written: ")
    assert len(told.strip().split("\n")) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is kept from root; on a disk of its own it is tested")
def test_a_folder_of_somebody_else(data: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    code, _, told = batch(*_words(data, tmp_path))
    assert code == 4, told
    assert "cannot be written: Permission denied" in told
