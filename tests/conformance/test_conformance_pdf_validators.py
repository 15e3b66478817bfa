"""Each validator of PDFs finds nothing in a sound file and its own part of what is broken on purpose."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from conformance.broken_pdf import BREAKS, broken
from conformance.finding import told
from conformance.page_check import page_check
from conformance.poppler import poppler
from conformance.qpdf import qpdf
from conformance.sound_pdf import sound_pdf
from conformance.verapdf import PROFILES, verapdf

sound = cache(sound_pdf)


def test_nothing_is_found_in_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "sound.pdf"
    path.write_bytes(sound())
    by_verapdf = [verapdf([path], profile)[path] for profile in PROFILES]
    by_others = [qpdf(path), poppler(path), *(page_check(path, profile) for profile in PROFILES)]
    assert told(finding for findings in [*by_verapdf, *by_others] for finding in findings) == ""


@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_what_it_must(profile: str, tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{number}.pdf" for number, name in enumerate(BREAKS)}
    for name, path in paths.items():
        path.write_bytes(broken(sound(), name))
    reports = verapdf(list(paths.values()), profile)
    for name, path in paths.items():
        if f"veraPDF {profile}" in BREAKS[name].caught_by:
            assert reports[path], name


@pytest.mark.parametrize("name", BREAKS)
def test_the_quick_ones_find_what_they_must(name: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(broken(sound(), name))
    checks = [poppler(path), *(page_check(path, profile) for profile in PROFILES)]
    caught_by = {finding.validator for findings in checks for finding in findings}
    must = {validator for validator in BREAKS[name].caught_by if not validator.startswith("veraPDF")}
    assert must <= caught_by


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"startxref", b"startxerf"), (b"/Length ", b"/Lenght "), (b"endstream", b"endstraem")],
    ids=["no cross-references", "streams without a length", "streams without an end"],
)
def test_qpdf_finds_damage(old: bytes, new: bytes, tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(sound().replace(old, new))
    assert qpdf(path)


def ending_with_a_carriage_return() -> bytes:
    end = b'</x:xmpmeta>{}<?xpacket end="r"?>'
    return sound().replace(end.replace(b"{}", b"\n"), end.replace(b"{}", b"") + b"\r")


def test_a_stream_may_end_with_a_carriage_return(tmp_path: Path) -> None:
    path = tmp_path / "sound.pdf"
    path.write_bytes(ending_with_a_carriage_return())
    assert b"\r\nendstream" in path.read_bytes()
    assert told([*verapdf([path], "3a")[path], *page_check(path, "3a")]) == ""


def test_a_stream_of_another_length_is_found(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(sound().replace(b"/Length 1", b"/Length 2"))
    assert page_check(path, "3a")


def test_another_length_is_found_beside_a_carriage_return(tmp_path: Path) -> None:
    """What is forgiven is the stream that ends so, and no other of its file."""
    path = tmp_path / "broken.pdf"
    path.write_bytes(ending_with_a_carriage_return().replace(b"/Length 1", b"/Length 2", 1))
    assert any(finding.rule.endswith("STREAM-LENGTH-001") for finding in page_check(path, "3a"))


def test_what_is_no_pdf_is_told_by_all(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"no")
    assert qpdf(path)
    assert verapdf([path], "3a")[path]
    assert page_check(path, "3a")
