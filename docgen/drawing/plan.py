"""The plan of a line of time: what stands where, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.document.evidence import Milestone
from docgen.drawing.band import thickness
from docgen.drawing.course import Stretch, stretches, widest_scale
from docgen.drawing.label import Label
from docgen.drawing.pen import Pen, Type
from docgen.drawing.stagger import Flag, crowded, stagger
from docgen.units import pt

# Names and times stand on one grid of lines, so that a stair is level with what stands beside it.
_NAME, _TIME = Type(pt(9), pt(11.8), 600), Type(pt(8.4), pt(11.8))
_PHASE = Type(pt(8), pt(10.6))
_LEAD = 9.0  # the line before the first milestone
BESIDE_POLE = 4.0
_GAP = 7.0
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Hung:
    """A label at ``x``, ``lift`` points off the line: at the right of a pole, or free.

    ``root`` is how far off the line's middle the pole starts; ``None`` where there is no pole.
    """

    label: Label
    x: float
    lift: float
    root: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Milestones above the line, phases below it, and the stretches of the line itself."""

    xs: tuple[float, ...]
    names: tuple[Hung, ...]
    phases: tuple[Hung, ...]
    stretches: tuple[Stretch, ...]

    @property
    def above(self) -> float:
        """How high the names reach."""
        return max(each.lift + each.label.height for each in self.names)

    @property
    def below(self) -> float:
        """How deep the phases reach."""
        return max((each.lift + each.label.height for each in self.phases), default=0.0)


def plan_course(milestones: Sequence[Milestone], pen: Pen, width: float) -> Plan:
    """Plan a line ``width`` points long for milestones in order of time.

    A time stands beneath its name; in a crowd, where names are staggered, beside a name of one line, so that
    the stair stays low. That makes names wider and may draw others into the crowd: it is planned anew until
    nobody joins.
    """
    phases = [pen.write(each.phase, _PHASE, pen.theme.palette.tone(each.tone)) for each in milestones]
    written = tuple(_written(milestones, pen))
    crowd: set[int] = set()
    while True:
        names = [
            name.beside(time, BESIDE_POLE) if index in crowd and len(name.pieces) == 1 else name.below(time)
            for index, (name, time) in enumerate(written)
        ]
        plan = _plan(milestones, names, phases, width)
        joining = crowded(_flags(plan.xs, names), _GAP) - crowd
        if not joining:
            return plan
        crowd |= joining


def _written(milestones: Sequence[Milestone], pen: Pen) -> Iterator[tuple[Label, Label]]:
    palette = pen.theme.palette
    for each in milestones:
        yield pen.write(each.name, _NAME, palette.ink), pen.write(each.at, _TIME, palette.muted)


def _plan(milestones: Sequence[Milestone], names: list[Label], phases: list[Label], width: float) -> Plan:
    seconds = [each.offset - milestones[0].offset for each in milestones]
    scale = widest_scale(_needs(seconds, names, phases), _LEAD, width)
    xs = [scale.place(each) for each in seconds]
    parts = stretches(milestones, xs, width)
    return Plan(tuple(xs), _hang(xs, names), _hang_phases(parts, phases), parts)


def _needs(seconds: list[float], names: list[Label], phases: list[Label]) -> Iterator[tuple[float, float]]:
    """The room that each name takes at its moment, each phase half way to the next, the last one after it."""
    for moment, name in zip(seconds, names, strict=True):
        yield moment, BESIDE_POLE + name.width
    for moment, after, phase in zip(seconds, seconds[1:], phases, strict=False):
        yield (moment + after) / 2, BESIDE_POLE + phase.width
    yield seconds[-1], phases[-1].width + 2 * _GAP


def _flags(xs: Sequence[float], labels: Sequence[Label]) -> list[Flag]:
    return [Flag(x, BESIDE_POLE + label.width, label.height) for x, label in zip(xs, labels, strict=True)]


def _hang(xs: Sequence[float], labels: Sequence[Label]) -> tuple[Hung, ...]:
    lifts = stagger(_flags(xs, labels), _GAP)
    return tuple(Hung(label, x, lift) for label, x, lift in zip(labels, xs, lifts, strict=True))


def _hang_phases(parts: Sequence[Stretch], phases: Sequence[Label]) -> tuple[Hung, ...]:
    """A phase stands in the middle of its stretch; where that is too short, it hangs from the middle."""
    placed = [(part, phase) for part, phase in zip(parts, phases, strict=False) if phase.pieces]
    free = [part.end - part.start > phase.width + 2 * _GAP - _ROUNDING for part, phase in placed]
    starts = [
        part.middle - phase.width / 2 if alone else part.middle
        for (part, phase), alone in zip(placed, free, strict=True)
    ]
    flags = [
        Flag(x, phase.width + (0 if alone else BESIDE_POLE), phase.height)
        for x, (_, phase), alone in zip(starts, placed, free, strict=True)
    ]
    lifts = stagger(flags, _GAP)
    return tuple(
        Hung(phase, x, lift, None if alone else thickness(part.milestone.tone) / 2)
        for (part, phase), x, lift, alone in zip(placed, starts, lifts, free, strict=True)
    )
