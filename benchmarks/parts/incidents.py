"""How the cost of an archive grows with its incidents, and what its parent process holds meanwhile.

The incidents are the least that a Draft needs, and become Word files: what is measured is the batch.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from benchmarks.fitting import drift, exponent, growth
from benchmarks.incident import minimal
from benchmarks.parts.archive import JOBS, batch
from benchmarks.parts.growth import LINEAR
from benchmarks.parts.part import Part, Result, claim, megabytes
from benchmarks.process import run_sampled
from benchmarks.setting import Setting, say

FLAT = 0.05
"""The share by which memory may grow from the second quarter of a run to its last, and pass for flat."""
_FULL = 10_000


def _measure(setting: Setting) -> Result:
    sizes = (1, 100, setting.by_depth(300, 1000, _FULL))
    costs, memory = [], []
    for size in sizes:
        incidents = [setting.incident(seed, minimal, "minimal") for seed in range(1, size + 1)]
        output = setting.folder / "incidents"
        shutil.rmtree(output, ignore_errors=True)
        names = [incident.relative_to(setting.folder) for incident in incidents]
        command = batch("docx")([names[0].parent.parent] if size == sizes[-1] else names, output)
        taken, memory = run_sampled(command, setting.folder, every=0.2)
        made = sum(entry.name.endswith(".docx") for entry in os.scandir(output))
        assert made == size, f"{made} documents of {size}"
        costs.append(taken.cpu)
        say(f"  {size} incidents: {taken.cpu:.1f} s of the processor, {taken.wall:.1f} s")
    result: Result = {"sizes": sizes, "cpu": costs, "memory": _thinned([held for held in memory if held])}
    result["claims"] = [_linear(result), _flat(result)]
    return result


def _linear(result: Result) -> dict[str, str]:
    sizes, costs = result["sizes"], result["cpu"]
    found, factor = exponent(sizes, costs), growth(sizes, costs)[-1]
    measured = f"exponent {found:.2f}, last growth factor {factor:.2f}"
    held = "held" if found <= LINEAR and factor <= LINEAR else "not held"
    return claim(f"time linear in incidents, 1 to {sizes[-1]:,}", measured, held)


def _flat(result: Result) -> dict[str, str]:
    grown, count = drift(result["memory"]), result["sizes"][-1]
    held = "held" if grown <= FLAT else "not held"
    if count < _FULL and held == "held":
        held = f"held as far as measured (--thorough goes to {_FULL:,})"
    return claim(f"memory of the batch's parent flat over {_FULL:,} documents", _grown(grown, count), held)


def _grown(grown: float, count: int) -> str:
    return f"{grown:+.1%} from the second quarter of {count:,} to the last"


def _thinned(memory: list[int], most: int = 200) -> list[int]:
    return memory[:: max(1, len(memory) // most)]


def _lines(result: Result) -> Iterator[str]:
    sizes, costs = result["sizes"], result["cpu"]
    yield f"| incidents | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield "| --- |" + " ---: |" * len(sizes)
    yield f"| processor, s | {' | '.join(f'{cost:.1f}' for cost in costs)} |"
    yield f"| growth | | {' | '.join(f'{factor:.2f}' for factor in growth(sizes, costs))} |"
    yield ""
    memory = result["memory"]
    quarter, end, most = (megabytes(held) for held in (memory[len(memory) // 4], memory[-1], max(memory)))
    yield (
        f"Of {sizes[-1]:,} incidents, with {JOBS} jobs: the parent held {quarter} MB after a quarter of the "
        f"run, {end} MB at its end and {most} MB at most."
    )


INCIDENTS = Part("incidents", "How cost grows with incidents, and memory with it", _measure, _lines)
