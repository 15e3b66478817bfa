"""``docgen render``: nothing that it writes takes the place of anything else, nor of the data."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from made import FIXTURES, fixture_files

LIST = str(FIXTURES / "recipients.csv")


@pytest.mark.parametrize(
    "more",
    [
        ("-f", "pdf", "-o", "out.pdf", "--redaction-record", "out.pdf"),
        ("-f", "docx", "-o", "out.docx", "--manifest", "folder/../out.docx"),
        ("-o", "new/", "--manifest", "m.json", "--redaction-record", "m.json"),
        ("-o", "new/", "--manifest", "incident.yaml", "--force"),
        ("-o", "./", "--copies", LIST, "--redaction-record", "incident-leadership-copy-2.pdf"),
    ],
)
def test_two_things_in_one_place_are_refused(more: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    data = tmp_path / "incident.yaml"
    shutil.copy(fixture_files()["minimal"], data)
    before = data.read_bytes()
    command = [sys.executable, "-m", "docgen.cli", "render", "incident.yaml", "-l", "leadership", *more]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 2
    assert "is named for two things" in " ".join(done.stderr.split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "incident.yaml"]
    assert data.read_bytes() == before
