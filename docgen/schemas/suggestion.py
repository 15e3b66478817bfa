"""Did you mean: the known word that somebody probably wanted to write."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60
_MOST_NAMED = 12
_CLOSE_ENOUGH = 0.75


def nearest(word: str, known: Iterable[str], likeness: float = _CLOSE_ENOUGH) -> str | None:
    """The known word that is most like ``word``, or ``None`` when none is.

    Letter case and the marks between words do not count: ``Executive Summary`` is ``executive_summary``.
    """
    if len(word) > _LONGEST:
        return None
    by_form = {_form(each): each for each in known}
    found = get_close_matches(_form(word), by_form, n=1, cutoff=likeness)
    return by_form[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known word, or all of them when none is near."""
    words = list(known)
    found = nearest(word, words)
    if found:
        return meant(found)
    return f"one of {', '.join(words)}" if len(words) <= _MOST_NAMED else "docgen schema prints what is"


def meant(word: str) -> str:
    """The sentence that suggests a word."""
    return f"did you mean {word!r}?"


def quoted(text: str) -> str:
    """A text as a message shows it, cut where it grows long."""
    return repr(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def _form(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).lower()
