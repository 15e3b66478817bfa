"""``docgen verify`` and ``docgen extract`` as their users meet them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from test_cli_commands import docgen

from made import fixture_files, made
from word_editing import filled_in_by_reviewer

NAME = "payment-final"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the data of an incident, its exhibits, and a document made of them."""
    shutil.copytree(fixture_files()[NAME].parent, tmp_path, dirs_exist_ok=True)
    shutil.copy(made(NAME, "leadership", "pdf"), tmp_path / "report.pdf")
    return tmp_path


def damage(path: Path) -> None:
    data = path.read_bytes()
    place = data.index(b"/Type /Filespec") if b"/Type /Filespec" in data else len(data) // 2
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


class TestVerify:
    def test_a_document_as_it_was_made(self, folder: Path) -> None:
        done = docgen("verify", "report.pdf", cwd=folder)
        assert (done.returncode, done.stderr) == (0, "")
        first, *facts = done.stdout.splitlines()
        assert first == "report.pdf: intact"
        assert facts[:2] == [
            "  made by docgen 0.1.0, layout leadership",
            "  says that it keeps to PDF/A-3A, PDF/UA-1",
        ]
        assert facts[2].startswith("  content SHA-256 ")

    def test_the_data_it_was_made_from(self, folder: Path) -> None:
        done = docgen("verify", "report.pdf", "--data", "incident.yaml", cwd=folder)
        assert done.returncode == 0
        assert done.stdout.startswith("report.pdf: intact, as in incident.yaml\n")

    def test_an_edition_is_not_called_other_than_its_data_for_want_of_its_audience(
        self, folder: Path
    ) -> None:
        """Compared with everything, all that was withheld from it was told as altered, with its words."""
        made = docgen("render", "incident.yaml", "-f", "docx", "--audience", "customer", cwd=folder)
        (name,) = (each.name for each in folder.glob("*-customer.docx"))
        assert made.returncode == 0
        done = docgen("verify", name, "--data", "incident.yaml", "--audience", "customer", cwd=folder)
        assert done.returncode == 0
        assert "layout postmortem, for customer\n" in done.stdout
        done = docgen("verify", name, "--data", "incident.yaml", cwd=folder)
        assert done.returncode == 1
        assert [line for line in done.stdout.splitlines() if "data:" in line] == [
            "  data: it is the edition for customer, and not that for internal (--audience customer)"
        ]

    def test_other_data(self, folder: Path) -> None:
        data = folder / "incident.yaml"
        data.write_text(data.read_text().replace("severity: S1", "severity: S2"))
        done = docgen("verify", "report.pdf", "--data", "incident.yaml", cwd=folder)
        assert done.returncode == 1
        assert done.stdout.splitlines()[:2] == [
            "report.pdf: altered",
            '  data: severity: "S2" in the data, "S1" in the document',
        ]

    def test_data_with_problems_are_told_as_such(self, folder: Path) -> None:
        (folder / "incident.yaml").write_text("id: 1\n")
        done = docgen("verify", "report.pdf", "--data", "incident.yaml", cwd=folder)
        assert done.returncode == 1
        assert "incident.yaml:1:1: title: it is required and missing" in done.stderr

    def test_a_changed_file(self, folder: Path) -> None:
        damage(folder / "report.pdf")
        done = docgen("verify", "report.pdf", cwd=folder)
        assert done.returncode == 1
        assert "intact" not in done.stdout

    def test_one_bad_file_does_not_hide_the_others(self, folder: Path) -> None:
        (folder / "other.pdf").write_bytes(b"%PDF-1.7 broken")
        done = docgen("verify", "other.pdf", "report.pdf", "nowhere.pdf", cwd=folder)
        assert done.returncode == 1
        lines = [line for line in done.stdout.splitlines() if not line.startswith("  ")]
        assert lines == [
            "other.pdf: not as it was made",
            "report.pdf: intact",
            "nowhere.pdf: not as it was made",
        ]
        assert "No such file or directory" in done.stdout

    def test_for_machines(self, folder: Path) -> None:
        done = docgen("verify", "report.pdf", "--format", "json", cwd=folder)
        (found,) = json.loads(done.stdout)["files"]
        assert found["intact"] is True
        assert found["conformance"] == ["PDF/A-3A", "PDF/UA-1"]
        assert (found["docgen"], found["layout"], found["differences"]) == ("0.1.0", "leadership", [])

    def test_a_manifest_made_by_render(self, folder: Path) -> None:
        out = folder / "out"
        made_ = docgen(
            *("render", "incident.yaml", "-l", "leadership", "-f", "pdf", "-o", "out/"),
            *("--manifest", "out/manifest.json"),
            cwd=folder,
        )
        assert made_.returncode == 0, made_.stderr
        (entry,) = json.loads((out / "manifest.json").read_text())["documents"]
        assert entry["document"] == "incident-leadership.pdf"
        digest = subprocess.run(
            ["sha256sum", out / "incident-leadership.pdf"], capture_output=True, text=True, check=True
        )
        assert entry["sha256"] == digest.stdout.split()[0]
        done = docgen("verify", "out/incident-leadership.pdf", "--manifest", "out/manifest.json", cwd=folder)
        assert done.returncode == 0, done.stdout
        shutil.copy(folder / "report.pdf", out / "incident-leadership.pdf")
        same = docgen("verify", "out/incident-leadership.pdf", "--manifest", "out/manifest.json", cwd=folder)
        assert same.returncode == 0, "the same data make the same bytes, whoever renders them"

    def test_rendering_again_renews_the_manifest(self, folder: Path) -> None:
        for _ in range(2):
            done = docgen(
                *("render", "incident.yaml", "-l", "leadership", "-f", "docx", "-o", "out/"),
                *("--manifest", "out/m.json"),
                cwd=folder,
            )
            assert done.returncode == 0, done.stderr

    def test_a_manifest_does_not_replace_somebody_elses_file(self, folder: Path) -> None:
        (folder / "m.json").write_text("{}")
        done = docgen("render", "incident.yaml", "-f", "docx", "--manifest", "m.json", cwd=folder)
        assert done.returncode == 4
        assert (folder / "m.json").read_text() == "{}"


class TestExtract:
    def test_data_and_exhibits_come_out_as_they_went_in(self, folder: Path) -> None:
        done = docgen("extract", "report.pdf", "-o", "out", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert sorted(done.stdout.split()) == sorted(
            f"out/{name}"
            for name in (
                "incident.json",
                "SHA256SUMS",
                "bridge.txt",
                "checkout-onset.log",
                "declined-payments.png",
                "device-history.diff",
                "screening-latency.png",
            )
        )
        for path in (folder / "out").iterdir():
            if path.name not in ("incident.json", "SHA256SUMS"):
                assert path.read_bytes() == (folder / path.name).read_bytes()
        checked = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder / "out", check=False
        )
        assert checked.returncode == 0

    def test_what_comes_out_makes_the_same_document(self, folder: Path) -> None:
        docgen("extract", "report.pdf", "-o", "out", cwd=folder)
        done = docgen("render", "out/incident.json", "-l", "leadership", "-o", "again.pdf", cwd=folder)
        assert done.returncode == 0, done.stderr
        assert (folder / "again.pdf").read_bytes() == (folder / "report.pdf").read_bytes()

    def test_a_file_that_is_there_is_kept(self, folder: Path) -> None:
        (folder / "report").mkdir()
        (folder / "report" / "bridge.txt").write_text("mine")
        done = docgen("extract", "report.pdf", cwd=folder)
        assert done.returncode == 4
        assert "bridge.txt: is there already" in done.stderr
        assert (folder / "report" / "bridge.txt").read_text() == "mine"
        assert not (folder / "report" / "incident.json").exists()
        assert docgen("extract", "report.pdf", "--force", cwd=folder).returncode == 0
        assert docgen("extract", "report.pdf", cwd=folder).returncode == 0, "the same files may stand"

    def test_a_document_without_data(self, folder: Path) -> None:
        import pikepdf

        with pikepdf.open(folder / "report.pdf") as pdf:
            del pdf.Root.Names
            pdf.save(folder / "bare.pdf")
        done = docgen("extract", "bare.pdf", cwd=folder)
        assert done.returncode == 1
        assert "there is no data in this document" in done.stderr

    def test_a_name_that_leads_out_is_refused(self, folder: Path) -> None:
        import pikepdf

        with pikepdf.open(folder / "report.pdf") as pdf:
            names = pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)
            names["bridge.txt"].UF = "../../escaped.txt"
            pdf.save(folder / "hostile.pdf")
        done = docgen("extract", "hostile.pdf", "-o", "out", cwd=folder)
        assert done.returncode == 1
        assert "leads out of its folder" in done.stderr
        assert not (folder / "out").exists()

    def test_an_altered_document_is_taken_apart_with_a_warning(self, folder: Path) -> None:
        with (folder / "report.pdf").open("ab") as file:
            file.write(b"% more\n")
        done = docgen("extract", "report.pdf", "-o", "out", cwd=folder)
        assert done.returncode == 0
        assert "warning: 7 bytes were appended" in done.stderr


class TestReviewer:
    """What somebody writes into the form of a Word file is told apart from everything else."""

    @pytest.fixture
    def signed(self, tmp_path: Path) -> Path:
        data = made("minimal", "regulatory", "docx").read_bytes()
        data = filled_in_by_reviewer(data, "Name, Engineering Manager", "Ama Serwaa")
        data = filled_in_by_reviewer(
            data, "Date and Time (UTC), Engineering Manager", "24 July 2026", "2026-07-24"
        )
        (tmp_path / "signed.docx").write_bytes(data)
        return tmp_path

    def test_it_is_verified(self, signed: Path) -> None:
        done = docgen("verify", "signed.docx", cwd=signed)
        assert done.returncode == 1
        differences = [line for line in done.stdout.splitlines()[1:] if line.startswith(("  filled", "  t"))]
        assert differences == [
            "  filled in: Name, Engineering Manager: 'Ama Serwaa' was filled in",
            "  filled in: Date, Engineering Manager: '2026-07-24' was filled in",
        ]

    def test_it_comes_out_under_the_keys_of_the_data(self, signed: Path) -> None:
        done = docgen("extract", "signed.docx", "-o", "out", cwd=signed)
        assert done.returncode == 0, done.stderr
        filled = json.loads((signed / "out" / "filled-in.json").read_text())
        assert filled == {
            "sign_off": [{"role": "Engineering Manager", "name": "Ama Serwaa", "reviewed_on": "2026-07-24"}],
            "fields": [],
        }
