"""What was done to a piece of evidence so that it can be printed, kept while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Notes:
    """Everything done, in order; and which of it the author should look at.

    A picture that was turned upright is noted. That only the first of its frames is shown is a finding too.
    """

    done: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        """Keep what was done: a plain sentence without a full stop."""
        if what not in self.done:
            self.done.append(what)

    def find(self, what: str) -> None:
        """Keep what was done, and put it before the author."""
        self.note(what)
        if what not in self.findings:
            self.findings.append(what)
