"""``docgen render --copies``: files with the number of their copy; what cannot be is refused before work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from made import FIXTURES, fixture_files

DATA = str(fixture_files()["minimal"])
LIST = str(FIXTURES / "recipients.csv")


def docgen(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docgen.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)


def render(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return docgen("render", DATA, "-l", "leadership", *arguments)


def test_one_document_for_each_recipient_and_format(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    done = render("--copies", LIST, "-o", f"{tmp_path}/", "--manifest", manifest)
    assert done.returncode == 0, done.stderr
    names = [f"incident-leadership-copy-{number}.{form}" for number in (1, 2, 3) for form in ("docx", "pdf")]
    assert [Path(line).name for line in done.stdout.splitlines()] == names
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*names, "manifest.json"])
    listed = json.loads(manifest.read_text("utf-8"))["documents"]
    assert [each["document"] for each in listed] == names
    assert len({each["sha256"] for each in listed}) == len(names)


def test_a_file_in_the_way_is_told_before_any_is_made(tmp_path: Path) -> None:
    (tmp_path / "incident-leadership-copy-3.pdf").write_text("mine")
    done = render("--copies", LIST, "-o", f"{tmp_path}/")
    assert done.returncode == 4
    assert "copy-3.pdf: is there already" in done.stderr
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (("-o", "one.pdf"), "one.pdf is one file, but copies are asked for (name a folder)"),
        (("-l", "leadership", "-o", "out/"), "two of the layouts have the same name"),
    ],
)
def test_documents_without_a_place_of_their_own_are_refused(more: tuple[str, ...], message: str) -> None:
    done = render("--copies", LIST, *more)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())


def test_what_is_wrong_with_list_and_data_is_told_together(tmp_path: Path) -> None:
    listed, data = tmp_path / "list.csv", tmp_path / "a.yaml"
    listed.write_text("recipient\nAda\nAda\n")
    data.write_text("id: X\ntitle: T\nseverity: S9\ndate: 2026-01-01\n")
    done = docgen("render", data, "--copies", listed)
    assert done.returncode == 1
    assert "list.csv:3: recipient: 'Ada' is on line 2, too" in done.stderr
    assert "severity: 'S9' is not known here" in done.stderr


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    done = render("--copies", tmp_path / "none.csv")
    assert done.returncode == 1
    assert "none.csv: the file cannot be read: No such file or directory" in done.stderr
