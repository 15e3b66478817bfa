"""The labelled sample (``sample.txt``), loaded: each piece of evidence with what must be found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

SAMPLE = Path(__file__).parent / "sample.txt"
_LABEL = re.compile("«([a-z-]+) (.*?)»", re.DOTALL)


@dataclass(frozen=True)
class Label:
    """A secret of the sample: its kind, its text and where it starts, in characters."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True)
class Evidence:
    """One line of the sample."""

    number: int
    text: str
    labels: tuple[Label, ...]


def load_sample() -> list[Evidence]:
    """Every line that is no remark, joined and without its marks."""
    lines = SAMPLE.read_text("utf-8").splitlines()
    return [
        _evidence(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("%%")
    ]


def _evidence(number: int, line: str) -> Evidence:
    line = line.replace("¦", "").replace("⏎", "\n").replace("⇥", "\t")
    text, labels, end = "", [], 0
    for found in _LABEL.finditer(line):
        text += line[end : found.start()]
        labels.append(Label(found[1], found[2], len(text)))
        text += found[2]
        end = found.end()
    return Evidence(number, text + line[end:], tuple(labels))
