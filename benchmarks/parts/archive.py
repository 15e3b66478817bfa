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
_WAYS = {1: "one file a run", 25: "25 files a run"}
"""How many files LibreOffice converts in one run: as scripts commonly do it, and as is best for it."""

Command = Callable[[list[Path], Path], list[str]]


def batch(form: str) -> Command:
    """The command that makes documents of a format, or of ``all``, with docgen."""
    return lambda incidents, output: [
        *DOCGEN,
        "batch",
        *map(str, incidents),
        *("-o", str(output), "--jobs", str(JOBS), "-l", "postmortem", "-f", form, "--json"),
    ]


def _office(chunk: int) -> Command:
    """The command of the peer, with so many files in one run of LibreOffice."""
    command = [sys.executable, "-m", "benchmarks.peers.office_batch"]
    return lambda incidents, output: [*command, str(output), str(JOBS), str(chunk), *map(str, incidents)]


def _measure(setting: Setting) -> Result:
    count = setting.by_depth(4, 100, 200)
    peer = OF_NAME["docxtpl_office"]
    own = _made(setting, count, batch("all"))
    _checked(setting, own, "docgen batch")
    result: Result = {"count": count, "jobs": JOBS, "rows": [], "claims": [], "skipped": {}, "ratios": {}}
    if lacking := peer.lacking():
        result["skipped"][peer.title] = ", ".join(lacking)
        taken = paired(own, own, 1)
        return result | {"rows": [_row("docgen batch", taken.own, count)], "control": _control(taken)}
    all_own: list[Taken] = []
    for chunk, way in _WAYS.items():
        other = _made(setting, count, _office(chunk))
        title = f"{peer.title}, {way}"
        _checked(setting, other, title)
        taken = paired(own, other, 1)
        all_own += taken.own
        result["control"] = _control(taken)
        result["rows"].append(_row(title, taken.other, count))
        result["ratios"][title] = {"cpu": taken.cpu, "wall": taken.wall}
        result["claims"] += _claims(title, taken, result["control"], count)
    result["rows"].insert(0, _row("docgen batch", all_own, count))
    return result


def _control(taken: Paired) -> list[float]:
    """The last of docgen's own runs by its first, by the clock and by the processor."""
    return [taken.own[-1].wall / taken.own[0].wall, taken.own[-1].cpu / taken.own[0].cpu]


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


def _claims(title: str, taken: Paired, control: list[float], count: int) -> list[dict[str, str]]:
    found, seen = spread(taken.wall).median, spread(taken.cpu).median
    bounds = control_range(control[:1])
    what = f"{count} incidents to Word and PDF with {JOBS} jobs"
    asked = f"{what}: {{}} the documents a minute of {title}"
    measured = f"{found:.2f} times (by time of the processor {seen:.2f})"
    return [
        claim(asked.format("at least 3 times"), measured, verdict(found, 3, bounds, at_least=True)),
        claim(f"the goal, {title}: 5 times", measured, verdict(found, 5, bounds, at_least=True)),
    ]


def _lines(result: Result) -> Iterator[str]:
    yield "| tool | documents a minute | processor a document, s | peak of its largest process, MB |"
    yield "| --- | ---: | ---: | ---: |"
    for row in result["rows"]:
        yield f"| {row['title']} | {row['rate']:.0f} | {row['cpu']:.3f} | {megabytes(row['peak'])} |"
    yield ""
    count, jobs = result["count"], result["jobs"]
    yield f"{count} incidents a run, {2 * count} documents, {jobs} jobs, in the order A B B A."
    for title, ratios in result["ratios"].items():
        cpu, wall = (spread(ratios[kind]).median for kind in ("cpu", "wall"))
        yield f"{title}, takes {wall:.2f} times as long as docgen by the clock, {cpu:.2f} by the processor;"
    yield f"docgen's second run took {result['control'][0]:.3f} of its first by the clock."
    yield from outcasts(result)


BATCH = Part("batch", "An archive", _measure, _lines)
