"""From what a browser posts to changed data.

A name is looked up among the names of the form as the data have it now, and never taken apart: whatever else
is posted, with indices and depths of any size, is refused. A value that comes back as it was shown changes
nothing, so that what a form cannot show exactly is kept exactly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import MAX_BYTES, Data
from docgen.schemas.suggestion import quoted
from docgen.service.form.action import action_of
from docgen.service.form.changing import Change
from docgen.service.form.filled import Block, Entry, Listing, Node
from docgen.service.form.filling import fill_section
from docgen.service.form.model import Section

DO = "do"
"""The name of the buttons."""
VERSION = "version"
"""The name of the hidden field that says from which version of the text the form was made."""
MOST_PAIRS = 5_000
"""The most fields that are looked at; a section shows fewer."""
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Posted:
    """The data after a post; they are the same object where nothing has changed.

    ``focus`` is the id of the element in which one goes on, empty where that is for the page to say.
    """

    data: Data
    focus: str = ""


def post(
    data: Data, section: Section, pairs: Iterable[tuple[str, str]], *, besides: Collection[str] = ()
) -> Posted:
    """Put what was posted for a section into the data.

    Args:
        data: what the form was made from; it is not changed.
        section: the section that was posted; nothing outside it changes.
        pairs: names and values as the browser sent them. A field that is not among them stays as it is.
        besides: further names that are no field's, such as that of the token against forged requests.

    Raises:
        DataError: a name is no field of the section or stands twice, there is no such button, or there is
            more than any form has; nothing is changed then.
    """
    given = _bounded(pairs)
    filled = fill_section(section, data)
    known = {entry.name: entry for entry in entries(filled.nodes)}
    texts = _looked_up(given, known, {DO, VERSION, *besides})
    action = action_of(filled, next((value for name, value in given if name == DO), ""))
    changed = Change(texts, action).section(filled, data)
    return Posted(changed, action.focus if action else "")


def entries(nodes: Iterable[Node]) -> Iterator[Entry]:
    """All elements that can be written in."""
    for node in nodes:
        match node:
            case Entry():
                if not node.kept:
                    yield node
            case Block():
                yield from entries(node.nodes)
            case Listing():
                if node.text and not node.text.kept:
                    yield node.text
                for row in node.rows:
                    yield from entries(row.nodes)


def _bounded(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs, if there are not more than any form has."""
    found: list[tuple[str, str]] = []
    size = 0
    for name, value in pairs:
        found.append((name, value))
        size += len(name) + len(value)
        if len(found) > MOST_PAIRS:
            raise _refused("form-too-large", "the form has too many fields", f"at most {MOST_PAIRS:,}")
        if size > MAX_BYTES:
            raise _refused("form-too-large", "the form is too large", f"at most {MAX_BYTES:,} characters")
    return found


def _looked_up(given: list[tuple[str, str]], known: Mapping[str, Entry], besides: set[str]) -> dict[str, str]:
    """The texts by the names of the fields.

    Raises:
        DataError: a name is none, or stands twice; the first of them are named.
    """
    counts = Counter(name for name, _ in given)
    wrong: list[Problem] = []
    for name, count in counts.items():
        if name not in known and name not in besides:
            expected = "the form as it is now; load it again"
            wrong.append(Problem("form-field", f"{quoted(name)} is no field of this section", expected))
        elif count > 1:
            wrong.append(Problem("form-field", f"the field {quoted(name)} was sent {count} times", "once"))
    if len(wrong) > _MOST_TOLD:
        more = len(wrong) - _MOST_TOLD
        wrong[_MOST_TOLD:] = [Problem("form-field", f"{more:,} more fields are refused for such reasons")]
    if wrong:
        raise DataError(wrong)
    return {name: value for name, value in given if name in known}


def _refused(rule: str, message: str, expected: str) -> DataError:
    return DataError([Problem(rule, message, expected)])
