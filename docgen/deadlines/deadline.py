"""A deadline: what a rule came to for one authority, and how it was met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import assert_never

from docgen.deadlines.rule import Lack, Limit, Missing, NotAsked, Origin, Prompt, Reckoned, Rule, Withheld
from docgen.incident import Moment, Notification


class State(Enum):
    """How a deadline stands."""

    DUE = "due"
    """Still to be met."""
    SUBMITTED = "submitted"
    """Submitted in time, or submitted where no rule says by when."""
    LATE = "late"
    """Submitted after the limit, or not submitted and past it."""
    OPEN = "open"
    """It cannot be said: a moment is missing, or withheld from the edition."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A rule, what it came to, and how it stands; ``missing`` names what a rule or a judgement lacks."""

    rule: Rule
    reckoned: Reckoned
    state: State
    authority: str | None = None
    submission: Notification | None = None
    missing: tuple[Lack, ...] = ()

    @property
    def name(self) -> str:
        """The name of the clock among those of all regimes: ``dora.final``."""
        return f"{self.rule.regime.value}.{self.rule.name}"

    @property
    def limit(self) -> Limit | None:
        """The limit, where there is one."""
        return self.reckoned if isinstance(self.reckoned, Limit) else None

    @property
    def due_at(self) -> datetime | None:
        """The last second of the limit, in the zone whose days count."""
        return self.limit.at if self.limit else None

    @property
    def origin(self) -> Origin | None:
        """What it was counted from."""
        return self.reckoned.origin if isinstance(self.reckoned, Limit | Prompt) else None

    @property
    def submitted_at(self) -> Moment | None:
        """When it was submitted, if it was."""
        return self.submission.submitted_at if self.submission else None

    @property
    def delay_reason(self) -> str | None:
        """Why it is late, as the data tell the authority."""
        return self.submission.delay_reason if self.submission else None


def judge(
    reckoned: Reckoned, submission: Notification | None, as_of: datetime | None
) -> tuple[State, tuple[Lack, ...]]:
    """How a deadline stands as of an instant, and what is missing to say so.

    ``as_of`` judges what has not been submitted, and only that; without it nothing of the kind is late.
    """
    made = submission.submitted_at if submission else None
    match reckoned:
        case Missing():
            return State.OPEN, reckoned.what
        case Withheld():
            return State.OPEN, ()
        case NotAsked() | Prompt():
            return (State.SUBMITTED if made else State.DUE), ()
        case Limit():
            if made is None:
                past = as_of is not None and _past(as_of, reckoned)
                return (State.LATE if past else State.DUE), ()
            return _judge_submitted(made, reckoned)
        case _:
            assert_never(reckoned)


def _judge_submitted(made: Moment, limit: Limit) -> tuple[State, tuple[Lack, ...]]:
    """In time or late; on the day of a limit that falls within it, only the hour can tell."""
    if made.instant is not None:
        return (State.LATE if _past(made.instant, limit) else State.SUBMITTED), ()
    last = limit.at.date()
    if made.day == last and not limit.whole_day:
        return State.OPEN, (Lack("the hour of the submission", "submitted_at"),)
    return (State.LATE if made.day > last else State.SUBMITTED), ()


def _past(instant: datetime, limit: Limit) -> bool:
    """Whether the limit's last second is over."""
    return instant.astimezone(UTC).replace(microsecond=0) > limit.at.astimezone(UTC)
