"""A numbered copy: its number, of how many, and who receives it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_COPIES = 1000
"""The most copies that one list may ask for; what needs more is no controlled distribution."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy; ``total`` is the highest number of the list, which need not name all.

    ``email`` is checked and kept for those who send copies out. It is printed nowhere.
    """

    number: int
    total: int
    recipient: str
    organisation: str = ""
    email: str = ""

    @property
    def designation(self) -> str:
        """As it stands on every page: ``Copy 3 of 12 – Eleni Roussou, Bank of Attica``."""
        whose = ", ".join(filter(None, (self.recipient, self.organisation)))
        return f"Copy {self.number} of {self.total} – {whose}"

    @property
    def label(self) -> str:
        """As file names have it, of one width in a list: ``copy-03``."""
        return f"copy-{self.number:0{len(str(self.total))}}"
