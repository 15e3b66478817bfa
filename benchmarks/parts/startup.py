"""What the small commands take, beside a whole cold render."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.pairing import Make, control_range, digits, paired, spread, verdict
from benchmarks.parts.part import Part, Result, claim, megabytes
from benchmarks.peers.catalogue import DOCGEN, DOCGEN_PDF
from benchmarks.process import run_measured
from benchmarks.setting import Setting, say

_SEED = 2000
_COMMANDS: dict[str, tuple[Callable[[Path], list[str]], float]] = {
    "docgen --help": (lambda _: [*DOCGEN, "--help"], 0.1),
    "docgen check": (lambda incident: [*DOCGEN, "check", str(incident)], 0.25),
}


def _measure(setting: Setting) -> Result:
    repeats = setting.by_depth(1, 3, 9)
    output = setting.output("startup", "pdf")

    def made(command: Callable[[Path], list[str]]) -> Make:
        return lambda number: run_measured(command(setting.incident(_SEED + number)))

    render = made(lambda incident: DOCGEN_PDF.command(incident, output))
    control = control_range(paired(render, render, repeats).cpu)
    rows, claims = [], []
    for name, (command, bound) in _COMMANDS.items():
        found = paired(render, made(command), repeats)
        measured = spread(found.cpu).median
        rows.append(
            {
                "name": name,
                "ratios": found.cpu,
                "cpu": statistics.median(each.cpu for each in found.other),
                "peak": max(each.peak for each in found.other),
            }
        )
        held = verdict(measured, bound, control, at_least=False)
        claims.append(claim(f"`{name}` takes under {bound} of a cold render to PDF", digits(measured), held))
        say(f"  {name}: {spread(found.cpu)}")
    return {"repeats": repeats, "rows": rows, "claims": claims}


def _lines(result: Result) -> Iterator[str]:
    yield "| command | processor ÷ that of `docgen render -f pdf` | processor, s | peak, MB |"
    yield "| --- | ---: | ---: | ---: |"
    for row in result["rows"]:
        ratio, peak = spread(row["ratios"]), megabytes(row["peak"])
        yield f"| `{row['name']}` | {ratio} | {row['cpu']:.3f} | {peak} |"


STARTUP = Part("startup", "The small commands", _measure, _lines)
