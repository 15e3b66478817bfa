"""LibreOffice opens a file, saves it again, and everything that travels inside can still be read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from docgen.finishing.word import Kind, attachments_of, filled_in, open_word, word_differences
from word_editing import DATA, LOG, filled_in_by_reviewer, sealed_file


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    source = folder / "specimen.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder / "again")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return (folder / "again" / "specimen.docx").read_bytes()


@pytest.mark.office
def test_libreoffice_keeps_what_travels_inside(tmp_path: Path) -> None:
    signed = filled_in_by_reviewer(sealed_file(), "Signature, Author", "Mercy Okafor")
    signed = filled_in_by_reviewer(signed, "Date Reviewed, Manager", "3 May 2026", "2026-05-03")
    data = saved_by_libreoffice(signed, tmp_path)
    assert data != signed
    file = open_word(data)
    assert attachments_of(file).attachments == (DATA, LOG)
    assert attachments_of(file).faults == ()
    author, manager = filled_in(file).signatories
    assert (author.role, author.signature) == ("Author", "Mercy Okafor")
    assert (manager.name, manager.date, manager.signature) == ("", "2026-05-03", "")
    found = {each.kind for each in word_differences(data)}
    assert Kind.FILLED_IN in found
    assert not found & {Kind.DATA, Kind.EXHIBIT}
