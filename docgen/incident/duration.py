"""How long something took, no more exactly than the data allows."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.incident.moment import Moment

_MINUTES_PER_HOUR = 60
_HOURS_PER_DAY = 24


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A length of time: exact in seconds, or whole days where an hour is not known."""

    seconds: int | None = None
    days: int | None = None

    @property
    def exact(self) -> bool:
        """Whether both ends were known to the minute."""
        return self.seconds is not None

    def __str__(self) -> str:
        """Short and unambiguous: ``1 h 47 min``, ``45 s``, ``2 d 3 h``, ``3 days``, ``same day``."""
        if self.seconds is None:
            count = self.days or 0
            return "same day" if count == 0 else f"{count} day" if count == 1 else f"{count} days"
        return _show_seconds(self.seconds)


def elapsed(start: Moment | None, end: Moment | None) -> Elapsed | None:
    """The time from ``start`` to ``end``; ``None`` where either is absent or the order is wrong.

    It is exact where both are instants; where either is a day alone it is counted in calendar days.
    """
    if start is None or end is None or end.precedes(start):
        return None
    if start.instant is not None and end.instant is not None:
        return Elapsed(seconds=int((end.instant - start.instant).total_seconds()))
    return Elapsed(days=(end.day - start.day).days)


def _show_seconds(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, _MINUTES_PER_HOUR)
    days, hours = divmod(hours, _HOURS_PER_DAY)
    parts = [(days, "d"), (hours, "h"), (minutes, "min"), (rest, "s")]
    shown = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(shown) if shown else "0 min"
