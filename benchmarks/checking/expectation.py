"""What a report must hold, read off the data of its incident, without the peers' own code."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.chart import HEIGHT, WIDTH

HEADINGS = (
    "Incident Summary",
    "Executive Summary",
    "Impact Assessment",
    "Timeline of Events",
    "Root Cause Analysis",
    "Contributing Factors",
    "Five Whys Analysis",
    "Detection and Response Assessment",
    "What Went Well",
    "What Could Be Improved",
    "Remediation and Action Items",
    "Lessons Learned",
    "External Communication",
    "Appendices",
    "Review and Sign-Off",
)
FAMILIES = ("SourceSerif4", "SourceSans3", "SourceCodePro")
SIZE = (WIDTH, HEIGHT)
_UNPRINTED = {
    "id",
    "severity",
    "date",
    "kind",
    "path",
    "alt",
    "at",
    "due",
    "captured_at",
    "reviewed_on",
    "status",
}
_UNSAID = {
    "impact_start",
    "impact_end",
    "detected_at",
    "mitigated_at",
    "resolved_at",
    "postmortem_date",
    "type",
}
_MARKS = re.compile(r"[*`|]|^\s*-\s|-{3,}:?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must be found: events word for word, all words as often as in the data, pictures, pages."""

    events: tuple[str, ...]
    words: Counter[str]
    pictures: int
    pages: tuple[int, int]


def expectation(data: dict[str, Any]) -> Expectation:
    """What a report of an incident must hold, and how many pages that could take in any look."""
    rows, pictures = len(data.get("timeline", ())), len(data.get("appendices", ()))
    events = tuple(plain(row["event"]) for row in data.get("timeline", ()))
    words = Counter(word for text in _texts(data) for word in words_of(plain(text)))
    least = 5 + rows // 25 + pictures // 3
    return Expectation(events, words, pictures, (least, 9 + rows // 6 + pictures))


def plain(markdown: str) -> str:
    return _MARKS.sub("", markdown)


def words_of(text: str) -> list[str]:
    """The words of a text, ligatures undone, so that they are the same wherever lines end."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).replace("\u00ad", ""))


def squeezed(text: str) -> str:
    """A text without its spaces, so that it is found wherever lines end."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).replace("\u00ad", ""))


def faults_of_text(text: str, wanted: Expectation) -> Iterator[str]:
    """What a document's text lacks."""
    found = Counter(words_of(text))
    missing = wanted.words - found
    if missing:
        some = ", ".join(word for word, _ in missing.most_common(5))
        yield f"{missing.total()} of {wanted.words.total()} words are missing: {some}"
    tight = squeezed(text)
    lost = [event for event in wanted.events if squeezed(event) not in tight]
    if lost:
        yield f"{len(lost)} of {len(wanted.events)} events are missing: {lost[0]}"
    yield from (f"the heading {title!r} is missing" for title in HEADINGS if squeezed(title) not in tight)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in _UNPRINTED | _UNSAID:
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value)
