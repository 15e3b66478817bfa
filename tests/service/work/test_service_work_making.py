"""Documents that a service makes are those of the commands, byte for byte, and it says what was not used."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

import pytest
from bench import MINIMAL, Bench
from click.testing import CliRunner

from docgen.cli.group import docgen
from docgen.manifest import FailureKind
from docgen.service.job import Job, JobKind, JobState
from docgen.storage import appendix_paths
from made import fixture_files

LOG = "appendices:\n  - {{title: Log, kind: log, path: '{}'}}\n"


def out(bench: Bench, job: Job) -> Mapping[str, bytes]:
    """The documents of a job by their names."""
    folder = bench.store / job.folder / "out"
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def exhibits_of(data: Path) -> dict[str, bytes]:
    named = appendix_paths(json.loads(data.read_text("utf-8")))
    return {each: (data.parent / each).read_bytes() for each in named}


def by_command(*given: str | Path) -> Mapping[str, bytes]:
    """What a command puts into a folder."""
    folder = Path(mkdtemp(prefix="docgen-by-command-"))
    done = CliRunner().invoke(docgen, [*map(str, given), "-o", f"{folder}/"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    documents = (each for each in folder.rglob("*") if each.suffix in {".docx", ".pdf"})
    return {str(each.relative_to(folder)): each.read_bytes() for each in documents}


def test_the_documents_of_one_incident_are_those_of_the_commands(bench: Bench) -> None:
    """Those with an exhibit, in both formats; and those of a zip with it in a folder."""
    data = fixture_files()["small-json"]
    exhibits = exhibits_of(data)
    assert exhibits
    job = bench.submit(data.read_bytes(), name=data.name, exhibits=exhibits)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("team/incident.json", data.read_bytes())
        for name, content in exhibits.items():
            archive.writestr(f"team/{name}", content)
    batch = bench.submit(packed.getvalue(), name="batch.zip", kind=JobKind.BATCH)
    bench.make()
    job, batch = bench.job(job.id), bench.job(batch.id)
    assert job.failures == batch.failures == ()
    assert (job.state, batch.state) == (JobState.DONE, JobState.DONE)
    one = out(bench, job)
    assert {each.name for each in job.documents} == set(one)
    assert sorted(one) == [f"2026-04-28-TMR-0931-postmortem.{form}" for form in ("docx", "pdf")]
    assert list(out(bench, batch)) != list(one)
    assert {name.rpartition(".")[2]: held for name, held in out(bench, batch).items()} == {
        name.rpartition(".")[2]: held for name, held in one.items()
    }
    assert sorted(out(bench, batch)) == [f"team/incident-postmortem.{form}" for form in ("docx", "pdf")]
    rendered = by_command("render", data)
    assert sorted(rendered.values()) == sorted(one.values())
    batched = by_command("batch", data)
    assert batched == one


def test_what_was_sent_and_no_appendix_names_is_a_finding(bench: Bench) -> None:
    data = MINIMAL + LOG.format("./logs/app.log") + "  - {title: No, kind: log, path: ../x.log}\n"
    job = bench.submit(
        data, formats=("docx",), exhibits={"logs/app.log": b"x", "app.log": b"y", "ä x.png": b"z"}
    )
    bench.make()
    told = [each for each in bench.job(job.id).problems if each["rule"] == "unused-file"]
    assert [(each["file"], each["weight"]) for each in told] == [
        ("app.log", "finding"),
        ("ä x.png", "finding"),
    ]
    assert "'app.log' was sent, but no appendix names it" in str(told[0]["message"])


def test_with_all_exhibits_used_nothing_is_said_of_them(bench: Bench) -> None:
    data = MINIMAL + LOG.format("./logs//app.log")
    job = bench.submit(data, formats=("docx",), exhibits={"logs/app.log": b"begin\n"})
    bench.make()
    done = bench.job(job.id)
    assert done.failures == ()
    assert "unused-file" not in {each["rule"] for each in done.problems}


def test_all_problems_of_data_are_told_in_their_places_and_nothing_is_made(bench: Bench) -> None:
    job = bench.submit("id: INC-1\nseverity: S9\ndate: 2026-13-40\n", name="öffne.yaml")
    bench.make()
    failed = bench.job(job.id)
    assert failed.state is JobState.FAILED
    assert failed.documents == ()
    assert {each["file"] for each in failed.problems} == {"öffne.yaml"}
    assert {(each["path"], each["line"]) for each in failed.problems} >= {("severity", 2), ("date", 3)}
    assert {each.kind for each in failed.failures} == {FailureKind.DATA}


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"{", b"- a\n", b"[" * 100_000])
def test_what_is_no_data_is_said(bench: Bench, data: bytes) -> None:
    job = bench.submit(data, name="x.json")
    bench.make()
    assert {each.kind for each in bench.job(job.id).failures} == {FailureKind.DATA}
    assert bench.job(job.id).problems


def test_findings_are_told_of_documents_that_are_made_and_strict_makes_none(bench: Bench) -> None:
    lax, strict = bench.submit(formats=("docx",)), bench.submit(formats=("docx",), strict=True)
    bench.make()
    lax, strict = bench.job(lax.id), bench.job(strict.id)
    assert lax.problems
    assert {each["weight"] for each in lax.problems} == {"finding"}
    assert len(lax.documents) == 1
    assert strict.documents == ()
    assert {each.kind for each in strict.failures} == {FailureKind.DATA}
    assert len(strict.problems) == len(lax.problems)


def test_no_file_that_lies_elsewhere_is_an_exhibit(bench: Bench, tmp_path: Path) -> None:
    """Neither one of this machine, nor one of another job, nor one by the number that it is stored under."""
    (tmp_path / "secret.log").write_text("secret", "utf-8")
    other = bench.submit()
    inside = [f"../{other.id}/in/000000", "in/000000", "000000"]
    for path in (f"{tmp_path}/secret.log", "../../../secret.log", *inside):
        job = bench.submit(MINIMAL + LOG.format(path), formats=("docx",))
        bench.make()
        assert bench.job(job.id).documents == ()
        assert {each["rule"] for each in bench.job(job.id).problems} & {"unsafe-path", "missing-file"}


def test_the_manifest_of_a_job_is_one_that_verify_reads(bench: Bench, tmp_path: Path) -> None:
    from docgen.service.job import manifest_lines

    job = bench.submit(formats=("docx",))
    bench.make()
    (document,) = bench.job(job.id).documents
    folder = bench.store / job.folder / "out"
    (folder / "manifest.jsonl").write_bytes(manifest_lines(bench.service.database, job.id))
    given = ["verify", str(folder / document.name), "--manifest", str(folder / "manifest.jsonl")]
    done = CliRunner().invoke(docgen, given, catch_exceptions=False)
    assert done.exit_code == 0, done.output
