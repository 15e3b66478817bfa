"""Numbers and versions of a document: which are the same, and which of two versions is the higher.

A version is free text in the data (``1.0``, ``v2``, ``2.1-rc1``, ``Rev B``, ``2026-07``), so that no scheme's
rules hold for all. The rule here is one that a reader would expect of each:

- Compatibility forms (Unicode NFKC), case, and a leading *v*, *version*, *rev*, *revision* or *issue* say
  nothing.
- A run of digits counts as a number, a run of letters as a word; whatever else stands between them separates.
- Runs are compared from the left, numbers by value; letters of a series as A, B … Z, AA, AB; longer words by
  the alphabet. ``1.0`` < ``1.0a`` < ``1.0.1``: nothing comes before a word, and a word before a number.
- A word for what is not there yet comes before nothing at all: ``2.0-draft`` < ``2.0-rc1`` < ``2.0``.
- A zero that stands last, or last before a word, says nothing: ``1``, ``1.0`` and ``v1.0.0`` are one version,
  as are ``1.0-rc1`` and ``1-rc1``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

LONGEST = 100
"""The most characters that a version may have."""
_RUN = re.compile(r"[0-9]+|[^\W\d_]+")
_PREFIX = re.compile(r"\s*(?:v|ver|version|rev|revision|issue)(?![^\W\d_])[\s.:]*(?=[^\W_])")
_EARLY = ("draft", "dev", "alpha", "beta", "pre", "preview", "rc")
_SERIES = 2
"""The most letters that a word of a series (A, B … Z, AA) has."""
_EARLIER, _END, _WORD, _NUMBER = range(4)

Run = tuple[int, int, str]
"""Its kind, its value or the length that counts, and its word."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version; two are equal where they are one version written in two ways."""

    key: tuple[Run, ...]
    text: str = field(compare=False)

    @property
    def canonical(self) -> str:
        """One spelling for all ways to write it: ``1.rc.1`` of ``v1.0-RC1``."""
        return ".".join(word or str(value) for kind, value, word in self.key if kind != _END)


@lru_cache(maxsize=1024)
def read_version(text: str) -> Version:
    """A version as the data writes it.

    Raises:
        ValueError: it holds neither a letter nor a digit, or is too long.
    """
    if len(text) > LONGEST:
        raise ValueError(f"a version of {len(text)} characters (at most {LONGEST})")
    folded = unicodedata.normalize("NFKC", text).casefold()
    bare = _PREFIX.sub("", folded, count=1) if _PREFIX.match(folded) else folded
    runs = tuple(_without_idle_zeros(map(_run, _RUN.findall(_ascii_digits(bare)))))
    if not runs:
        raise ValueError(f"{text!r} has neither a letter nor a digit")
    return Version((*runs, (_END, 0, "")), text)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """A number as it is compared: whatever its case and blanks, what looks the same is the same.

    So is a hyphen that does not break, or another kind of dash.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    kinds = ((each, unicodedata.category(each)) for each in plain)
    seen = ("-" if kind == "Pd" else each for each, kind in kinds if kind != "Cf")
    return " ".join("".join(seen).replace("\u2212", "-").split())


def _ascii_digits(text: str) -> str:
    """Digits of every script as those of ASCII."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in text)


def _run(text: str) -> Run:
    if text.isdecimal():
        return _NUMBER, int(text), ""
    if text in _EARLY:
        return _EARLIER, _EARLY.index(text), text
    return _WORD, min(len(text), _SERIES + 1), text


def _without_idle_zeros(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs without zeros at the end of a row of numbers; a version's first run always stays."""
    first = True
    for is_number, row in groupby(runs, key=lambda run: run[0] == _NUMBER):
        kept = list(row)
        while is_number and len(kept) > first and kept[-1][1] == 0:
            kept.pop()
        yield from kept
        first = False
