"""Filings on the command line: what is missing is told, and the DORA report is written or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli_commands import FIXTURES, MINIMAL, docgen

BANK = FIXTURES / "bank-filings" / "incident.yaml"


@pytest.fixture
def incident(tmp_path: Path) -> Path:
    path = tmp_path / "incident.yaml"
    path.write_text(MINIMAL)
    return path


def test_check_tells_what_a_filing_misses_by_number_and_ends_with_1(incident: Path) -> None:
    done = docgen("check", "incident.yaml", "--for", "dora-final", "--for", "gdpr", cwd=incident.parent)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    start = "incident.yaml:1:1: regulatory.dora.root_causes: dora-final field 4.1, High-level classification"
    assert any(line.startswith(start) for line in lines)
    assert any("gdpr field 10 (Art. 33(3)(b)), Data protection officer" in line for line in lines)
    assert docgen("check", "incident.yaml", cwd=incident.parent).returncode == 0


def test_check_of_whole_filings_finds_nothing(tmp_path: Path) -> None:
    done = docgen(
        "check", BANK, "--for", "dora-final", "--for", "nis2-final", "--for", "sec-8k", cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_check_tells_it_as_data_too(incident: Path) -> None:
    done = docgen("check", "--format", "json", "--for", "sec-8k", "incident.yaml", cwd=incident.parent)
    (file,) = json.loads(done.stdout)["files"]
    assert not file["ok"]
    told = [problem for problem in file["problems"] if problem["rule"] == "filing"]
    assert "regulatory.sec.file_number" in {problem["path"] for problem in told}


def test_check_says_what_is_wrong_and_what_is_missing_at_once(incident: Path) -> None:
    incident.write_text(MINIMAL + "regulatory: {dora: {discovery: chance}}\n")
    done = docgen("check", "incident.yaml", "--for", "dora-initial", cwd=incident.parent)
    assert "regulatory.dora.discovery: 'chance' is not known here" in done.stdout
    assert "dora-initial field 2.4," in done.stdout
    assert "field 2.7" not in done.stdout


def test_an_unknown_filing_is_a_fault_of_use(incident: Path) -> None:
    done = docgen("check", "incident.yaml", "--for", "dora", cwd=incident.parent)
    assert done.returncode == 2
    assert "dora-final" in done.stderr


def test_export_writes_the_stage_asked_for(tmp_path: Path) -> None:
    done = docgen("export", "--dora", BANK, "--stage", "intermediate", "-o", "out.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "out.json\n"
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert report["incidentSubmission"] == "intermediate_report"
    assert "rootCauseHLClassification" not in report["incident"]
    again = docgen("export", "--dora", BANK, "--stage", "intermediate", cwd=tmp_path)
    assert again.stdout == (tmp_path / "out.json").read_text("utf-8")


def test_export_is_of_the_final_report_unless_asked(tmp_path: Path) -> None:
    assert (
        json.loads(docgen("export", "--dora", BANK, cwd=tmp_path).stdout)["incidentSubmission"]
        == "final_report"
    )


def test_export_writes_nothing_that_the_schema_refuses(incident: Path) -> None:
    done = docgen("export", "--dora", "incident.yaml", "-o", "out.json", cwd=incident.parent)
    assert done.returncode == 1
    assert "regulatory.dora.root_causes: dora-final field 4.1" in done.stderr
    assert not (incident.parent / "out.json").exists()


def test_export_writes_what_its_readers_may_see(tmp_path: Path) -> None:
    begin = "executive_summary: |\n"
    fenced = f"{begin}  ::: audience internal\n  Not for you.\n  :::\n"
    text = BANK.read_text(encoding="utf-8").replace(begin, fenced, 1)
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    whole = docgen("export", "--dora", "x.yaml", cwd=tmp_path)
    assert "Not for you." in json.loads(whole.stdout)["incident"]["incidentDescription"]
    made = docgen("export", "--dora", "x.yaml", "--audience", "regulator", cwd=tmp_path)
    assert json.loads(made.stdout)["incident"]["incidentDescription"].startswith("[withheld]")
    assert "Not for you." not in made.stdout
    assert docgen("export", "--dora", "x.yaml", "--audience", "nobody", cwd=tmp_path).returncode == 2


def test_export_keeps_a_file_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("mine")
    done = docgen("export", "--dora", BANK, "-o", "out.json", cwd=tmp_path)
    assert done.returncode == 4
    assert (tmp_path / "out.json").read_text() == "mine"
    assert docgen("export", "--dora", BANK, "-o", "out.json", "--force", cwd=tmp_path).returncode == 0


def test_export_asks_what_to_export(tmp_path: Path) -> None:
    done = docgen("export", BANK, cwd=tmp_path)
    assert done.returncode == 2
    assert "--dora" in done.stderr


def test_what_is_withheld_is_said_to_be_missing_from_the_edition_alone(tmp_path: Path) -> None:
    """It stands in the data, at the very place that the message names."""
    done = docgen("export", "--dora", BANK, "--audience", "customer", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = (each for each in done.stderr.splitlines() if "field 2.4," in each)
    assert "is missing from the edition for customer (" in line
    assert "edition" not in docgen("export", "--dora", BANK, cwd=tmp_path).stderr
