"""The course of an incident to scale: where each moment stands on the line, and the stretches between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.document.evidence import Milestone


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one milestone to the next, or, ``open``, to the line's end after the last; in points."""

    milestone: Milestone
    start: float
    end: float
    open: bool = False

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.start + self.end) / 2


def in_order(milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """Milestones in order of time; those of one moment keep their order."""
    return tuple(sorted(milestones, key=lambda milestone: milestone.offset))


@dataclass(frozen=True, slots=True)
class Scale:
    """Seconds since the first milestone to points from the left."""

    start: float
    points_per_second: float

    def place(self, seconds: float) -> float:
        """Where a moment stands."""
        return self.start + seconds * self.points_per_second


def widest_scale(needs: Iterable[tuple[float, float]], start: float, end: float) -> Scale:
    """The largest scale at which every moment keeps the room it needs between itself and ``end``.

    A need is a moment in seconds since the first one, and the points to be left free at its right.
    """
    scales = [(end - room - start) / seconds for seconds, room in needs if seconds > 0]
    return Scale(start, max(min(scales, default=0.0), 0.0))


def stretches(milestones: Sequence[Milestone], xs: Sequence[float], end: float) -> tuple[Stretch, ...]:
    """The stretches of a line; one after the last milestone only where that has a phase."""
    between = [Stretch(each, *ends) for each, ends in zip(milestones, pairwise(xs), strict=False)]
    if milestones[-1].phase:
        between.append(Stretch(milestones[-1], xs[-1], end, open=True))
    return tuple(between)
