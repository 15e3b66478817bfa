"""The commands of docs/service.md, run as they stand there."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from production import token

from remote.serving import serving, without_docgen

ROOT = Path(__file__).parent.parent.parent
MANUAL = (ROOT / "docs" / "service.md").read_text("utf-8")


def commands() -> Iterator[str]:
    """The blocks of the manual that call curl, in their order."""
    for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", MANUAL, re.MULTILINE):
        if "curl" in block:
            yield re.sub("^    ", "", block, flags=re.MULTILINE)


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here: apt-get install curl")
def test_every_example_with_curl_does_what_it_says(tmp_path: Path) -> None:
    here = tmp_path / "here"
    shutil.copytree(ROOT / "fixtures" / "small-json", here)
    shutil.copy(ROOT / "fixtures" / "minimal" / "incident.yaml", here / "minimal.yaml")
    with ZipFile(here / "incidents.zip", "w") as archive:
        archive.write(here / "minimal.yaml", "2026/minimal.yaml")
    script = "\n".join(["set -euo pipefail", *commands()])
    assert script.count("curl") > 7
    with serving(tmp_path / "data", "--require-token") as address:
        key = token({"DOCGEN_DATA": str(tmp_path / "data")})
        environment = without_docgen() | {"URL": address, "TOKEN": key, "NO_PROXY": "127.0.0.1"}
        done = subprocess.run(
            ["bash", "-c", script], cwd=here, env=environment, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr
    assert '"valid":true' in done.stdout.replace(" ", "")
    assert '"intact":true' in done.stdout.replace(" ", "")
    assert (here / "report.docx").read_bytes().startswith(b"PK")
    names = ZipFile(here / "documents.zip").namelist()
    assert sorted(Path(name).suffix for name in names) == [".jsonl", ".pdf"]


def test_every_variable_and_option_of_the_manual_is_one() -> None:
    from click.testing import CliRunner

    from docgen.cli.group import docgen

    told = "".join(
        CliRunner().invoke(docgen, [*command, "--help"], terminal_width=200).output
        for command in (["serve"], ["work"], ["render"], ["token", "new"], ["audit-log"], ["batch"])
    )
    words = set(re.findall(r"`(--[a-z-]+)", MANUAL)) | set(re.findall(r"DOCGEN_[A-Z_]+[A-Z]", MANUAL))
    assert not {word for word in words - {"DOCGEN_PROXIES"} if word not in told}
    for path in re.findall(r"\]\((?!http)([^)#]+)\)", MANUAL):
        assert (ROOT / "docs" / path).exists(), path
