"""What all measuring shares: a folder of its own, how deep to go, and incidents never seen before."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.incident import Incident, incident, write_incident

Maker = Callable[[int], Incident]

DEPTHS = ("quick", "usual", "thorough")


@dataclass(frozen=True, slots=True)
class Setting:
    """The setting of a run."""

    folder: Path
    depth: str = "usual"

    def by_depth(self, quick: int, usual: int, thorough: int) -> int:
        """One of three numbers, as deep as this run goes."""
        return (quick, usual, thorough)[DEPTHS.index(self.depth)]

    def incident(self, seed: int, make: Maker = incident, kind: str = "whole") -> Path:
        """The data file of an incident, made when first asked for, and so before the timing of any side."""
        folder = self.folder / kind / f"{seed:06}"
        path = folder / "incident.yaml"
        return path if path.exists() else write_incident(folder, make(seed))

    def output(self, name: str, form: str) -> Path:
        """Where a peer's document goes; one stands for the last."""
        folder = self.folder / "out"
        folder.mkdir(exist_ok=True)
        return folder / f"{name}.{form}"


def say(*words: object) -> None:
    """Tell of progress, where it is not taken for the result."""
    print(*words, file=sys.stderr, flush=True)
