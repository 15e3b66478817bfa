"""An office suite opens the file without complaint and shows all of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from docx_reading import written

from specimen import specimen


@pytest.mark.office
def test_libreoffice_shows_every_page(tmp_path: Path) -> None:
    (tmp_path / "specimen.docx").write_bytes(written(specimen()).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "specimen.docx")], check=True, capture_output=True, timeout=180)
    command = ["pdftotext", "-layout", str(tmp_path / "specimen.pdf"), "-"]
    shown = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    pages = shown.removesuffix("\f").split("\f")
    assert len(pages) >= 5
    for number, page in enumerate(pages[1:], 2):
        assert f"Page {number} of {len(pages)}" in page
        assert "Confidential" in page
    assert "Confidential" not in pages[0]
    for heading in ("1 Prose of every kind", "2.1 A table without caption", "4 Review and Sign-Off"):
        assert heading in " ".join(shown.split())
