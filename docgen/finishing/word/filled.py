"""What somebody has filled in: the form that the sign-off is bound to, and the document's other fields."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.finishing.word.item import items_of
from docgen.finishing.word.opening import WordFile
from docgen.seal.control import Control
from docgen.seal.markup import Element, released
from docgen.seal.namespace import FORM
from docgen.seal.word import stories

_PLACE = re.compile(r"signatory\[(\d+)\]/\w+:(\w+)")
_NAMES = ("name", "date", "meaning", "signature")


@dataclass(frozen=True, slots=True)
class Signed:
    """A row of the sign-off: who signs, and what was filled in; empty where nothing was."""

    role: str
    name: str = ""
    date: str = ""
    """ISO 8601 where Word's date picker wrote it."""
    meaning: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """Another field that was filled in."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Entries:
    """Everything that was filled in.

    ``signatories`` are all of the form's, filled in or not. A field of theirs that shows something else than
    the form holds stands among the ``fields`` too.
    """

    signatories: tuple[Signed, ...] = ()
    fields: tuple[Filled, ...] = ()

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Each field that was filled in, with its text: ``("Signature, Manager", "M. Okafor")``."""
        signed = (
            (f"{name.capitalize()}, {each.role}", getattr(each, name))
            for each in self.signatories
            for name in _NAMES
        )
        return (
            *((title, text) for title, text in signed if text),
            *((each.title, each.text) for each in self.fields),
        )


def filled_in(file: WordFile) -> Entries:
    """What was filled in.

    Raises:
        DataError: a part with text is missing or not well-formed.
    """
    controls = [control for story in stories(file.members) for control in story.controls]
    form = _form(file)
    fields: list[Filled] = []
    for control in controls:
        place = _place(control)
        if place is None or place[0] >= len(form) or place[1] not in _NAMES:
            if control.text and (control.fillable or not (control.block or control.marks_a_change)):
                fields.append(Filled(control.title, control.text))
            continue
        fields += _settle(control, form[place[0]], place[1])
    return Entries(tuple(Signed(**each) for each in form), tuple(fields))


def _settle(control: Control, signatory: dict[str, str], name: str) -> list[Filled]:
    """The form's value where it has one, else what the page shows; a contradiction is one more field."""
    shown = control.text
    if not signatory[name]:
        signatory[name] = shown
    if not shown or shown == signatory[name] or (name == "date" and _is_shown(signatory[name], shown)):
        return []
    return [Filled(control.title, shown)]


def _is_shown(date: str, shown: str) -> bool:
    """Whether a date as people write it, in any language, can be this one of ISO 8601."""
    year, _, rest = date.partition("-")
    day = rest.rpartition("-")[2][:2].lstrip("0")
    return bool(day) and {year, day} <= set(re.findall(r"[1-9]\d*", shown))


def _form(file: WordFile) -> list[dict[str, str]]:
    return [
        {"role": released(each.attributes.get("role", "")), **{name: _value(each, name) for name in _NAMES}}
        for _, root in items_of(file.members, FORM)
        for each in root.all("signatory")
    ]


def _value(signatory: Element, name: str) -> str:
    return " ".join(each.text.strip() for each in signatory.all(name))


def _place(control: Control) -> tuple[int, str] | None:
    found = _PLACE.search(control.xpath)
    return (int(found[1]) - 1, found[2]) if found else None
