"""What a form asks for: a closed union of shapes, made from the records of the schema by :mod:`shaping`.

A shape knows the key of its field, the words for it and how it is asked for; it knows no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from docgen.location import FieldPath


@dataclass(frozen=True, slots=True)
class Asked:
    """What all shapes have.

    Args:
        key: the key of the data.
        label: the field's name in the words that people use.
        help: what the schema says of the field; empty where it says nothing.
        required: whether no document can be made without it.
        hint: how a value is written, where a text of any form would be wrong.
        labelled: whether the text may say who may see it: ``{text: …, audience: […]}``.
    """

    key: str
    label: str
    help: str = ""
    required: bool = False
    hint: str = ""
    labelled: bool = False

    @property
    def kind(self) -> str:
        """The name of the shape, by which a template tells it from others."""
        return type(self).__name__.lower()


@dataclass(frozen=True, slots=True)
class Line(Asked):
    """One line of text.

    Args:
        input: the type of the HTML element ``input``.
        mode: its ``inputmode``, for the keyboard of a phone; empty for any text.
        suggestions: texts that are offered; any other may be written.
    """

    input: str = "text"
    mode: str = ""
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prose(Asked):
    """Text of many lines.

    Args:
        markdown: whether it is Markdown.
        verbatim: whether it is evidence, of which every character counts.
        longest: how many characters it may have, or ``None`` where nobody says.
    """

    markdown: bool = False
    verbatim: bool = False
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Day(Asked):
    """A day of the calendar."""


@dataclass(frozen=True, slots=True)
class Moment(Asked):
    """A time, with an offset or without, or a day where the hour is not known."""


@dataclass(frozen=True, slots=True)
class Choice(Asked):
    """One of a few words; ``yes_or_no`` where they are the answers that a boolean stands for, too."""

    words: tuple[str, ...] = ()
    yes_or_no: bool = False


@dataclass(frozen=True, slots=True)
class Zone(Asked):
    """A time zone; ``names`` are all that there are."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Language(Asked):
    """A language tag."""


Single: TypeAlias = Line | Prose | Day | Moment | Choice | Zone | Language
"""What is asked for in one element of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Many(Asked):
    """A list of values; ``thing`` is what an entry is one of, as in "entry 3 of the holidays"."""

    item: Single
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points(Asked):
    """A running text, or a list of points."""

    item: Prose
    thing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Asked):
    """A list of records; ``short`` is the key whose value may stand for a whole record, if there is one."""

    fields: tuple[Shape, ...]
    thing: str
    short: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Asked):
    """A record within a record; ``short`` as above."""

    fields: tuple[Shape, ...]
    short: str = ""


Shape: TypeAlias = Single | Many | Points | Rows | Group
"""Everything that a form can ask for."""


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the form.

    Args:
        name: for addresses: small letters, digits and hyphens.
        heading: for people.
        help: what the schema says of it.
        under: the path of the record that holds the fields; empty for the incident itself.
        fields: in the order of the report template.
        order: all keys of that record, in that order.
    """

    name: str
    heading: str
    help: str
    under: FieldPath
    fields: tuple[Shape, ...]
    order: tuple[str, ...]
