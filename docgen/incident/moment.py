"""A point in time as exactly as the data knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, or a day whose hour is not known.

    ``day`` is the calendar day the data names; ``instant`` is aware, or ``None`` where only the day is known.
    """

    day: date
    instant: datetime | None = None

    @classmethod
    def at(cls, instant: datetime) -> Moment:
        """The moment of an aware instant, on the calendar day of the instant's own offset."""
        if instant.tzinfo is None:
            raise ValueError("an instant needs an offset from UTC")
        return cls(instant.date(), instant)

    @property
    def utc(self) -> datetime | None:
        """The instant in UTC, or ``None`` where only the day is known."""
        return None if self.instant is None else self.instant.astimezone(UTC)

    def local(self, timezone: str) -> datetime | None:
        """The instant in an IANA zone, or ``None`` where only the day is known."""
        return None if self.instant is None else self.instant.astimezone(ZoneInfo(timezone))

    @property
    def sort_key(self) -> datetime:
        """Orders moments in time; a day alone stands before the instants of that day in UTC."""
        return self.utc or datetime.combine(self.day, time.min, UTC)

    def precedes(self, other: Moment) -> bool:
        """Whether this is surely earlier: by the instant where both know it, else by the day."""
        if self.instant is not None and other.instant is not None:
            return self.instant < other.instant
        return self.day < other.day
