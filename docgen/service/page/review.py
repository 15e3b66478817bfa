"""A review: what is wrong with a draft at the moment, as the desk says it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.errors import BusyError
from docgen.problem import Problem
from docgen.service.desk import RefusedError
from docgen.service.draft import Draft, Subject, remember, shelf_of
from docgen.service.page.words import counted
from docgen.service.service import current

MOST_SHOWN = 200
"""The most problems that are shown at a time; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class Review:
    """All that is wrong with a draft, what blocks first; ``unchecked`` is why nobody knows, else empty."""

    draft: Draft
    problems: tuple[Problem, ...]
    unchecked: str = ""

    @property
    def errors(self) -> int:
        """How many problems keep the documents from being made."""
        return sum(each.blocks for each in self.problems)

    @property
    def is_good(self) -> bool:
        """Whether documents can be made."""
        return not self.errors and not self.unchecked

    @property
    def words(self) -> str:
        """What there is, in a few words."""
        if self.unchecked:
            return "not checked"
        if not self.problems:
            return "nothing is wrong"
        findings = len(self.problems) - self.errors
        parts = [counted(self.errors, "error")] if self.errors else []
        return ", ".join([*parts, *([counted(findings, "finding")] if findings else [])])

    @property
    def summary(self) -> str:
        """What the problems mean for the documents, in a sentence; empty where there are none."""
        if not self.problems:
            return ""
        if not self.errors:
            return "Nothing keeps the documents from being made."
        keep = "keeps" if self.errors == 1 else "keep"
        return f"{counted(self.errors, 'error')} {keep} the documents from being made."


def review(draft: Draft, owner: str) -> Review:
    """Ask the desk; what the incident is called is remembered where it is told."""
    service = current()
    try:
        found = service.desk.check(draft.text.encode(), draft.name, shelf_of(service, draft))
    except (BusyError, RefusedError) as error:
        return Review(draft, (), f"the text could not be checked: {error}")
    if found.facts:
        subject = Subject(found.facts["id"], found.facts["title"])
        if subject != draft.subject:
            draft = remember(service.database, owner, draft.id, subject)
    return Review(draft, tuple(sorted(found.problems, key=lambda each: not each.blocks)))
