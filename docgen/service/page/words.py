"""Words of the page: how numbers, moments, digests and states are said; all are filters of templates."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from docgen.location import show_path
from docgen.problem import Weight
from docgen.service.job import Job, JobState

_UNITS = ("bytes", "kB", "MB", "GB")
_STEP = 1000
_FULL = ".!?"
_WORD = re.compile("[a-z]+(?=[ ,;]|$)")  # and no name of a file or key
_GROUP = 4
_FORMATS = {"pdf": "PDF", "docx": "Word"}
_STATES = {
    JobState.QUEUED: "Waiting",
    JobState.RUNNING: "Being made",
    JobState.DONE: "Done",
    JobState.FAILED: "Not made",
}
# By hand: strftime speaks the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def counted(number: int, thing: str) -> str:
    """A number of things: ``1 page``, ``9 pages``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def size(number: int) -> str:
    """A size in bytes, in the unit that suits it: ``214 kB``."""
    value, unit = float(number), 0
    while value >= _STEP and unit < len(_UNITS) - 1:
        value, unit = value / _STEP, unit + 1
    return f"{value:.0f} {_UNITS[unit]}" if unit < _UNITS.index("MB") else f"{value:.1f} {_UNITS[unit]}"


def day(seconds: float) -> str:
    """The day of a moment in UTC: ``14 March 2026``."""
    found = datetime.fromtimestamp(seconds, UTC)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def moment(seconds: float) -> str:
    """A moment in UTC: ``14 March 2026, 13:52 UTC``."""
    return f"{day(seconds)}, {datetime.fromtimestamp(seconds, UTC):%H:%M} UTC"


def grouped(digest: str) -> str:
    """A digest as the documents print it: ``7f3c 91d2 08ab``."""
    return " ".join(digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))


def sentence(text: str) -> str:
    """A message as a sentence: it begins with a capital letter, unless with a name, and has a full stop."""
    text = text.strip()
    if _WORD.match(text):
        text = text[0].upper() + text[1:]
    return text + ("." if text and text[-1] not in _FULL else "")


def coded(text: str) -> list[tuple[str, bool]]:
    """The parts of a text of the API, and whether each stood between backticks: names of code."""
    return [(part, bool(number % 2)) for number, part in enumerate(text.split("`")) if part]


def first_sentence(text: str) -> str:
    """A text up to its first full stop, without it."""
    return text.partition(". ")[0].removesuffix(".")


def weight_name(weight: Weight) -> str:
    """What a weight is called."""
    return "Error" if weight is Weight.ERROR else "Finding"


def format_name(name: str) -> str:
    """What a format is called."""
    return _FORMATS.get(name, name.upper())


def state_said(job: Job) -> str:
    """What the state of a job is called."""
    return "Made in part" if is_partly_made(job) else _STATES[job.state]


def is_partly_made(job: Job) -> bool:
    """Whether some of a job's documents were made, and some failed."""
    return job.state is JobState.FAILED and bool(job.documents)


def progress_said(job: Job) -> str:
    """How far a job has come."""
    if job.state is JobState.QUEUED:
        return "Waiting to be made"
    if job.total > 1:
        return f"Being made: {job.ended:,} of {job.total:,}"
    return "The documents are being made"


def job_name(job: Job) -> str:
    """What a job is called: as its documents are, or else as its data are."""
    names = {each.name.rpartition(".")[0] for each in job.documents}
    return names.pop() if len(names) == 1 else job.wanted.data


def seen(job: Job) -> str:
    """How a job stood when somebody last saw it, for asking whether it stands otherwise by now."""
    return f"{job.state.value}-{job.ended}"


FILTERS: Mapping[str, Callable[..., Any]] = {
    "counted": counted,
    "size": size,
    "day": day,
    "moment": moment,
    "grouped": grouped,
    "sentence": sentence,
    "coded": coded,
    "first_sentence": first_sentence,
    "path": show_path,
    "weight_name": weight_name,
    "format_name": format_name,
    "state_said": state_said,
    "is_partly_made": is_partly_made,
    "progress_said": progress_said,
    "job_name": job_name,
    "seen": seen,
}
