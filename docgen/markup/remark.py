"""What a review says of a text: each thing that is shown otherwise than its author may expect, once."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.printable import printable

_LONGEST_QUOTE = 60
_MOST_REMARKS = 50


class Remarks:
    """Collects remarks while a text is read; each is kept once, in the order in which they came."""

    def __init__(self) -> None:
        self._kept: dict[str, None] = {}
        self._left_out = 0

    def add(self, remark: str) -> None:
        """Keep a remark: a plain sentence without a full stop."""
        if remark in self._kept:
            return
        if len(self._kept) < _MOST_REMARKS:
            self._kept[remark] = None
        else:
            self._left_out += 1

    def add_all(self, remarks: Iterable[str]) -> None:
        """Keep several remarks."""
        for remark in remarks:
            self.add(remark)

    @property
    def all(self) -> tuple[str, ...]:
        """Every remark; a text that earns too many ends with how many more there are."""
        more = (f"and {self._left_out} more remarks of these kinds",) if self._left_out else ()
        return (*self._kept, *more)


def cite(text: str) -> str:
    """A piece of the text as a remark cites it: on one line, and cut where it is long."""
    line = " ".join(printable(text).text.split())
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1]}…"
