"""An archive of incidents to Word and PDF with two jobs: ``docgen batch`` against docxtpl and LibreOffice."""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from benchmarks.checking.gate import check_output
from benchmarks.pairing import Make, Paired, control_range, paired, spread, verdict
from benchmarks.parts.document import outcasts
from benchmarks.parts.part import Part, Result, claim, megabytes
from benchmarks.peers.catalogue import DOCGEN, OF_NAME
from benchmarks.process import Taken, run_measured
from benchmarks.setting import Setting, say

JOBS = 2
_SEED = 5000

Command = Callable[[list[Path], Path], list[str]]


def batch(form: str) -> Command:
    """The command that makes documents of a format, or of ``all``, with docgen."""
    return lambda incidents, output: [
        *DOCGEN,
        "batch",
        *map(str, incidents),
        *("-o", str(output), "--jobs", str(JOBS), "-l", "postmortem", "-f", form, "--json"),
    ]


def _office(incidents: list[Path], output: Path) -> list[str]:
    command = [sys.executable, "-m", "benchmarks.peers.office_batch", str(output), str(JOBS)]
    return [*command, *map(str, incidents)]


def _measure(setting: Setting) -> Result:
    count = setting.by_depth(4, 100, 200)
    peer = OF_NAME["docxtpl_office"]
    own, other = _made(setting, count, batch("all")), _made(setting, count, _office)
    _checked(setting, own, "docgen batch")
    result: Result = {"count": count, "jobs": JOBS, "rows": [], "claims": [], "skipped": {}}
    if lacking := peer.lacking():
        result["skipped"][peer.title] = ", ".join(lacking)
        taken = paired(own, own, 1)
    else:
        _checked(setting, other, peer.title)
        taken = paired(own, other, 1)
    control = [taken.own[-1].wall / taken.own[0].wall, taken.own[-1].cpu / taken.own[0].cpu]
    result["rows"].append(_row("docgen batch", taken.own, count))
    if not lacking:
        result["rows"].append(_row(peer.title, taken.other, count))
        result["ratios"] = {"cpu": taken.cpu, "wall": taken.wall}
        result["claims"] = _claims(taken, control, count)
    result["control"] = control
    return result


def _made(setting: Setting, count: int, command: Command) -> Make:
    """Makes the whole archive into an empty folder."""

    def one(number: int) -> Taken:
        start = _SEED + number * count
        incidents = [setting.incident(seed) for seed in range(start, start + count)]
        output = setting.folder / "archive"
        shutil.rmtree(output, ignore_errors=True)
        taken = run_measured(command(incidents, output))
        made = len([*output.rglob("*.docx"), *output.rglob("*.pdf")])
        assert made == 2 * count, f"{made} documents of {2 * count}"
        say(f"  {command([], output)[2]}: {taken.wall:.1f} s, {taken.cpu:.1f} s of the processor")
        return taken

    return one


def _checked(setting: Setting, make: Make, title: str) -> None:
    """Check the documents of one incident in a small archive."""
    make(0)
    data = yaml.safe_load(setting.incident(_SEED).read_text("utf-8"))
    for form, name in (("pdf", "docxtpl_office"), ("docx", "docxtpl_docx")):
        contents = OF_NAME[f"docgen_{form}" if title.startswith("docgen") else name].contents
        found = sorted((setting.folder / "archive").rglob(f"*.{form}"))
        check_output(title, found[0], data, contents)


def _row(title: str, taken: list[Taken], count: int) -> dict[str, Any]:
    return {
        "title": title,
        "rate": statistics.median(2 * count / each.wall * 60 for each in taken),
        "cpu": statistics.median(each.cpu / (2 * count) for each in taken),
        "peak": max(each.peak for each in taken),
    }


def _claims(taken: Paired, control: list[float], count: int) -> list[dict[str, str]]:
    found, seen = spread(taken.wall).median, spread(taken.cpu).median
    bounds = control_range(control[:1])
    what = f"{count} incidents to Word and PDF with {JOBS} jobs"
    asked = f"{what}: {{}} the documents a minute of docxtpl + LibreOffice"
    measured = f"{found:.2f} times (by time of the processor {seen:.2f})"
    return [
        claim(asked.format("at least 3 times"), measured, verdict(found, 3, bounds, at_least=True)),
        claim("the goal: 5 times", measured, verdict(found, 5, bounds, at_least=True)),
    ]


def _lines(result: Result) -> Iterator[str]:
    yield "| tool | documents a minute | processor a document, s | peak of its largest process, MB |"
    yield "| --- | ---: | ---: | ---: |"
    for row in result["rows"]:
        yield f"| {row['title']} | {row['rate']:.0f} | {row['cpu']:.3f} | {megabytes(row['peak'])} |"
    yield ""
    count, jobs = result["count"], result["jobs"]
    yield f"{count} incidents a run, {2 * count} documents, {jobs} jobs, in the order A B B A."
    if "ratios" in result:
        cpu, wall = (spread(result["ratios"][kind]).median for kind in ("cpu", "wall"))
        yield f"docxtpl + LibreOffice takes {wall:.2f} times as long by the clock,"
        yield f"{cpu:.2f} by the processor;"
    yield f"docgen's second run took {result['control'][0]:.3f} of its first by the clock."
    yield from outcasts(result)


BATCH = Part("batch", "An archive", _measure, _lines)
