"""Working days: all but Saturdays, Sundays and public holidays (Regulation 1182/71 Art. 2(2))."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.deadlines.facts import Place
from docgen.deadlines.holiday import holiday_on

_DAY = timedelta(days=1)
_SATURDAY, _SUNDAY = 5, 6
_WEEKEND = {_SATURDAY: "Saturday", _SUNDAY: "Sunday"}


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of a place; ``holiday`` names the holiday on a day, from the library or elsewhere."""

    place: Place
    holiday: Callable[[date, str, str | None], str | None] = holiday_on

    def closing(self, day: date) -> str | None:
        """Why a day is no working day: ``Saturday``, the name of a holiday; ``None`` where it is one."""
        if day.weekday() in _WEEKEND:
            return _WEEKEND[day.weekday()]
        if day in self.place.closed:
            return "closed day"
        country = self.place.country
        return self.holiday(day, country, self.place.subdivision) if country else None

    def works(self, day: date) -> bool:
        """Whether it is a working day."""
        return self.closing(day) is None

    def next_working(self, day: date) -> date:
        """The first working day after a day."""
        day += _DAY
        while not self.works(day):
            day += _DAY
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """The last of so many working days after a day, which is not counted itself."""
        for _ in range(count):
            day = self.next_working(day)
        return day
