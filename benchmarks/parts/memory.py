"""What a warm process holds while it makes one document after the other."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.crew import Crew
from benchmarks.fitting import drift
from benchmarks.incident import Incident, incident
from benchmarks.parts.incidents import FLAT
from benchmarks.parts.part import Part, Result, claim, megabytes
from benchmarks.setting import Setting, say

_FULL = 1000
_DIFFERENT = 50
"""As many incidents go round, so that the disk is not filled."""


def _small(seed: int) -> Incident:
    return incident(seed, rows=5, images=1)


def _measure(setting: Setting) -> Result:
    count = setting.by_depth(40, 200, _FULL)
    memory: list[int] = []
    with Crew() as crew:
        for number in range(count):
            form = "pdf" if number % 2 else "docx"
            path = setting.incident(20_000 + number % _DIFFERENT, _small, "small")
            crew.make("docgen_made", path, setting.output("memory", form))
            memory.append(crew.now["docgen_made"])
            if number % 50 == 0:
                say(f"  {number} documents: {megabytes(memory[-1])} MB")
    grown = drift(memory)
    held = "held" if grown <= FLAT else "not held"
    if count < _FULL and held == "held":
        held = f"held as far as measured (--thorough goes to {_FULL:,})"
    measured = f"{grown:+.1%} from the second quarter of {count:,} to the last"
    asked = f"memory of a worker flat over {_FULL:,} documents"
    return {"count": count, "memory": memory[::5], "claims": [claim(asked, measured, held)]}


def _lines(result: Result) -> Iterator[str]:
    memory, count = result["memory"], result["count"]
    quarters = [megabytes(memory[len(memory) * quarter // 4 - 1]) for quarter in (1, 2, 3, 4)]
    yield f"| after, of {count:,} documents | a quarter | a half | three quarters | all |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    yield f"| held, MB | {' | '.join(quarters)} |"
    yield ""
    yield f"Word files and PDFs in turn, of {_DIFFERENT} incidents that go round, in one process."


MEMORY = Part("memory", "What a worker holds", _measure, _lines)
