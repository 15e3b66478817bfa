"""What a runner makes of a result: it tells of documents, and never loads what makes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import zips
from bench import MINIMAL, Bench

from docgen.service.job import Job, JobKind
from docgen.writers import MEDIA_TYPES, formats, load_writer

_SCRIPT = """
import sys
from pathlib import Path
from docgen.manifest import Line
from docgen.service.job.claiming import Claim
from docgen.service.rooms import open_rooms
from docgen.service.runner import Errands, Runner
from docgen.service.server import serve, work
from docgen.service.settings import Settings
from docgen.service.work.making import Made

line = Line(source="a.yaml", layout="postmortem", format=sys.argv[2], recipe_sha256="", docgen="",
            finished="", seconds=1.0, document="a.pdf", sha256="0" * 64, size=1, pages=1)
claim = Claim.__new__(Claim)
outcome = Errands(open_rooms(Settings(Path(sys.argv[1])))).outcome(claim, Made((line,), ()), 1.0)
print(outcome.documents[0]["media_type"])
print(*[each for each in ("weasyprint", "docx", "fontTools", "PIL") if each in sys.modules])
"""


def test_a_format_is_told_without_the_library_that_writes_it(tmp_path: Path) -> None:
    for form in formats():
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT, tmp_path, form], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == [MEDIA_TYPES[form]], "and nothing loaded"


def test_the_media_types_are_those_of_the_writers() -> None:
    assert {form: load_writer(form).media_type for form in formats()} == MEDIA_TYPES


def made(bench: Bench, job: Job, caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """What failed of a job; the log tells more of each than whoever asked is told of any."""
    bench.make()
    answer = bench.client.get(f"/v1/jobs/{job.id}")
    for text in (answer.text, bench.client.get(f"/jobs/{job.id}").text):
        assert str(bench.service.settings.data) not in text, "where on whose machine the store is"
        assert f"files/{job.folder}" not in text
    assert str(bench.store / job.folder) in caplog.text
    failures = answer.json["failures"]
    for each in failures:
        number = each["message"].split()[-1]
        assert f"store {number}: " in caplog.text
    return [(each["kind"], each["message"].partition(";")[0]) for each in failures]


def test_what_the_store_does_not_take_is_told_by_its_own_name(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    job = bench.submit()
    for form in formats():
        (bench.store / job.folder / "out" / f"2026-03-14-INC-1-postmortem.{form}").mkdir(parents=True)
    told = "2026-03-14-INC-1-postmortem.{}: cannot be kept by the service"
    assert made(bench, job, caplog) == [("output", told.format("docx")), ("output", told.format("pdf"))]


def test_nor_does_a_picture_of_a_page_tell_where_it_should_have_been(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    job = bench.submit(kind=JobKind.PREVIEW, dpi=20, formats=("pdf",))
    (bench.store / job.folder / "out" / "page-001.png").mkdir(parents=True)
    assert made(bench, job, caplog) == [("output", "incident.yaml: cannot be kept by the service")]


def test_what_the_store_has_lost_of_a_zip_is_told_by_its_own_name(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    job = bench.submit(zips.of_names("a/x.yaml"), kind=JobKind.BATCH, name="batch.zip", formats=("docx",))
    bench.runner.turn()
    (bench.store / job.folder / "in" / "index.json").unlink()
    assert made(bench, job, caplog) == [("output", "a/x.yaml: cannot be read by the service")]


@pytest.mark.parametrize("kind", [JobKind.RENDER, JobKind.BATCH, JobKind.PREVIEW])
def test_an_upload_that_the_store_has_lost_is_told_by_its_own_name(bench: Bench, kind: JobKind) -> None:
    job = bench.submit(MINIMAL, kind=kind, name="mine.yaml", formats=("docx",), dpi=20)
    (bench.store / job.folder / "in" / "000000").unlink()
    bench.make()
    answer = bench.client.get(f"/v1/jobs/{job.id}")
    assert str(bench.store) not in answer.text
    assert answer.json["problems"][0]["file"] == "mine.yaml"
    assert "in/000000" not in answer.text
