"""The peers: those that are absent are skipped by name, those that are there make the whole report."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.checking.gate import check_output
from benchmarks.incident import incident, write_incident
from benchmarks.parts.document import outcasts
from benchmarks.peers import catalogue
from benchmarks.peers.catalogue import DOCGEN_DOCX, DOCGEN_PDF, OF_NAME, PEERS, Peer

LIBRARIES = [peer for peer in (DOCGEN_PDF, DOCGEN_DOCX, *PEERS) if not peer.programs]


def test_an_absent_peer_is_skipped_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = Peer("none", "Nonesuch", "pdf", (("no_such_library", "nonesuch"),), ("no-such-program",))
    monkeypatch.setattr(catalogue, "PEERS", (absent, OF_NAME["plain_weasyprint"]))
    there, skipped = catalogue.peers_of("pdf")
    assert [peer.title for peer in there] == ["Jinja2 + WeasyPrint"]
    assert skipped == {"Nonesuch": "nonesuch, no-such-program"}
    assert list(outcasts({"skipped": skipped})) == [
        "Skipped: Nonesuch, since nonesuch, no-such-program is not installed."
    ]


def test_what_starts_a_program_for_each_document_is_not_warm() -> None:
    warm, _ = catalogue.peers_of("pdf", warm=True)
    assert not any(peer.programs for peer in warm)


@pytest.mark.parametrize("peer", LIBRARIES, ids=lambda peer: peer.name)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the peers' own
def test_a_peer_makes_the_whole_report(peer: Peer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if lacking := peer.lacking():
        pytest.skip(f"not installed: {', '.join(lacking)}")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    data = incident(11, rows=6, images=1)
    path, output = write_incident(tmp_path / "incident", data), tmp_path / f"made.{peer.form}"
    import_module(peer.module).make(path, output)
    check_output(peer.title, output, data, peer.contents)
