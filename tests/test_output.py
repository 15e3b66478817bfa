"""Files appear whole or not at all, and nobody's work is replaced."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest

from docgen import output
from docgen.errors import OutputError
from docgen.output import is_leftover, temporary_name, write_files, write_whole


def own_pdf(path: Path) -> Path:
    pdf = pikepdf.new()
    pdf.docinfo["/Creator"] = "docgen 0.1.0"
    pdf.save(path)
    return path


def own_docx(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("docProps/app.xml", "<Properties><Application>docgen</Application></Properties>")
    return path


def test_writes_into_a_new_folder(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "b.pdf": b"first", tmp_path / "c.docx": b"second"})
    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"first"
    assert (tmp_path / "c.docx").read_bytes() == b"second"


@pytest.mark.parametrize("make", [own_pdf, own_docx])
def test_replaces_what_docgen_made(tmp_path: Path, make: object) -> None:
    path = make(tmp_path / "report")  # type: ignore[operator]
    write_files({path: b"new"})
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("content", [b"", b"my notes", b"%PDF-1.7 broken", b"PK\x03\x04 broken"])
def test_keeps_what_somebody_else_made(tmp_path: Path, content: bytes) -> None:
    theirs = tmp_path / "report.pdf"
    theirs.write_bytes(content)
    other = tmp_path / "other.pdf"
    with pytest.raises(OutputError, match="not made by docgen"):
        write_files({other: b"new", theirs: b"new"})
    assert theirs.read_bytes() == content
    assert not other.exists(), "nothing is written when one of the files may not be"


def test_a_pdf_of_another_program_is_kept(tmp_path: Path) -> None:
    theirs = tmp_path / "report.pdf"
    pdf = pikepdf.new()
    pdf.docinfo["/Creator"] = "Another program"
    pdf.save(theirs)
    with pytest.raises(OutputError, match=r"report\.pdf"):
        write_files({theirs: b"new"})


def test_force_replaces_anything(tmp_path: Path) -> None:
    theirs = tmp_path / "report.pdf"
    theirs.write_bytes(b"mine")
    write_files({theirs: b"new"}, force=True)
    assert theirs.read_bytes() == b"new"


def test_names_every_file_that_stands_in_the_way(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text("mine")
    with pytest.raises(OutputError) as caught:
        write_files({tmp_path / "a": b"", tmp_path / "b": b""})
    assert str(tmp_path / "a") in str(caught.value)
    assert str(tmp_path / "b") in str(caught.value)


def test_a_folder_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write_files({tmp_path / "report.pdf": b""})


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="cannot be written"):
        write_files({tmp_path / "out" / "report.pdf": b""})


def test_a_file_that_appeared_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"theirs")
    with pytest.raises(OutputError, match="not made by docgen"):
        write_whole(path, b"new", replace=False)
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


def test_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    write_whole(tmp_path / "report.pdf", b"new", replace=False)
    assert (tmp_path / "report.pdf").read_bytes() == b"new"
    with pytest.raises(OutputError, match="not made by docgen"):
        write_whole(tmp_path / "report.pdf", b"newer", replace=False)


def test_a_failing_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    with pytest.raises(OutputError, match="No space left"):
        write_whole(path, b"new", replace=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_kill_leaves_no_half_file_under_the_name(tmp_path: Path) -> None:
    """A writer killed again and again: the file is always one of the two whole ones."""
    path = tmp_path / "report.bin"
    script = (
        "import sys, pathlib\nfrom docgen.output import write_whole\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "while True:\n"
        "    for letter in (b'a', b'b'):\n"
        "        write_whole(path, letter * 3_000_000, replace=True)\n"
    )
    for pause in (0.12, 0.17, 0.23, 0.31):
        process = subprocess.Popen([sys.executable, "-c", script, str(path)])
        while not path.exists():
            time.sleep(0.01)
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        content = path.read_bytes()
        assert content in (b"a" * 3_000_000, b"b" * 3_000_000)


def test_the_folder_is_flushed_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[Path] = []
    monkeypatch.setattr(output, "flush_folder", flushed.append)
    write_whole(tmp_path / "report.pdf", b"new", replace=True)
    assert flushed == [tmp_path]


@pytest.mark.parametrize("name", ["report.pdf", "x" * 255, "漢" * 85, "😀" * 63, "a\ud800", ".part"])
def test_a_leftover_is_known_by_its_name(name: str) -> None:
    temporary = temporary_name(name)
    assert len(temporary.encode()) <= 255, "no file name may have more bytes"
    assert is_leftover(temporary)
    assert is_leftover(f"a/b/{temporary}")
    assert temporary != temporary_name(name)
    assert not is_leftover(name)


@pytest.mark.parametrize(
    "name", ["a.part", ".a.part", ".a.0123456789ab.part/b", ".a.0123456789AB.part", "manifest.jsonl"]
)
def test_what_is_no_leftover(name: str) -> None:
    assert not is_leftover(name)


def test_a_name_as_long_as_may_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("漢" * 83 + ".pdf")
    write_whole(path, b"new", replace=False)
    assert path.read_bytes() == b"new"
