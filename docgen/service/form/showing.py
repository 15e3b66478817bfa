"""A value as a browser shows it, and as it comes back when nobody has touched it."""

from __future__ import annotations

import datetime
import re

from docgen.readers import Value
from docgen.service.form.model import Choice, Prose, Single

# HTML 13.2.3.5 and 13.2.5: U+0000 is replaced while a page is read; a surrogate cannot even be sent.
_LOST = re.compile("[\x00\ud800-\udfff]")
_LINE_END = re.compile("\r\n|\r")
_ANSWERS = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def fit(text: str) -> str:
    """The text that a browser gives back for a text."""
    return _LOST.sub("\ufffd", _LINE_END.sub("\n", text))


def shown(shape: Single, value: Value) -> str | None:
    """The text that an element shows for a value; ``None`` where it can show none."""
    match value:
        case None:
            return ""
        case bool():
            text = ("no", "yes")[value] if isinstance(shape, Choice) else ("false", "true")[value]
        case datetime.date() | datetime.time():
            text = value.isoformat()
        case str():
            text = fit(value)
        case _:
            return None
    return text if isinstance(shape, Prose) else _on_one_line(shape, text)


def _on_one_line(shape: Single, text: str) -> str:
    line = text.replace("\n", " ").strip()
    if isinstance(shape, Choice) and shape.yes_or_no:
        return _ANSWERS.get(line.casefold(), line)
    return line


def untouched(shape: Single, posted: str, before: str) -> bool:
    """Whether a text that was posted is the one that was shown."""
    if isinstance(shape, Prose):
        return fit(posted) == before
    return _on_one_line(shape, fit(posted)) == before


def written(shape: Single, posted: str, before: str) -> str | None:
    """The value of a text that was posted; a blank one is none.

    The blanks around a text do not count, and a text of several lines ends with its last line, unless it is
    evidence.
    """
    text = fit(posted)
    if not isinstance(shape, Prose):
        return _on_one_line(shape, text) or None
    if not text.strip():
        return None
    if shape.verbatim:
        return text
    text = text.rstrip()
    return text + "\n" if "\n" in text or before.endswith("\n") else text
