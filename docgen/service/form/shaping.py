"""From the records of the schema to the sections of the form.

A field of a kind that has no shape here is a ``TypeError``: nothing of the schema is left out unnoticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from docgen.location import FieldPath
from docgen.schemas import choice_field, collection_field, filing_field, name_field, pixel_field, text_field
from docgen.schemas import time_field as time
from docgen.schemas.loading import incident_record
from docgen.schemas.record import Record
from docgen.service.form import wording
from docgen.service.form.model import (
    Choice,
    Day,
    Group,
    Language,
    Line,
    Many,
    Moment,
    Points,
    Prose,
    Rows,
    Section,
    Shape,
    Single,
    Zone,
)

_YES_OR_NO = ("yes", "no")
_DIGITS, _DECIMAL = "numeric", "decimal"


@cache
def sections() -> tuple[Section, ...]:
    """The sections, in the order of the report template; what is about the file itself comes last."""
    record = incident_record()
    order = tuple(record.keys)
    begun: dict[str, list[Shape]] = {}
    for shape in shapes_of(record):
        if shape.key in wording.BEGINNINGS or not begun:
            begun[shape.key] = []
        next(reversed(begun.values())).append(shape)
    begun[wording.LAST] = begun.pop(wording.LAST, [])
    found: list[Section] = []
    for key, shapes in begun.items():
        found.extend(_sections_of(wording.BEGINNINGS[key], shapes, order))
    return tuple(found)


def section(name: str) -> Section:
    """The section of a name.

    Raises:
        KeyError: there is none.
    """
    return {each.name: each for each in sections()}[name]


def shapes_of(record: Record) -> tuple[Shape, ...]:
    """A shape for every key of a record."""
    name = type(record).__name__.removesuffix("Record")
    return tuple(shape_of(field, key, wording.label_of(name, key)) for key, field in record.keys.items())


def shape_of(field: Any, key: str, label: str) -> Shape:
    """The shape of a field of the schema.

    Raises:
        TypeError: the field is of a kind that no form can ask for.
    """
    words: Mapping[str, Any] = {
        "key": key,
        "label": label,
        "help": str(field.metadata.get("description", "")),
        "required": bool(field.required),
    }
    thing = wording.thing_of(label)
    match field:
        case collection_field.Items(inner=collection_field.Part() as part):
            return Rows(**words, fields=shapes_of(part.record()), thing=thing, short=_short(part))
        case collection_field.Items():
            return Many(**words, item=_item(field.inner, label), thing=thing)
        case collection_field.Points():
            return Points(**words, item=Prose("", label, markdown=True, labelled=True), thing=thing)
        case collection_field.Part():
            return Group(**words, fields=shapes_of(field.record()), short=_short(field))
    return _single(field, words)


def _item(field: Any, label: str) -> Single:
    """An entry of a list; a line in a list may be labelled, as a narrative may anywhere."""
    labelled = isinstance(field, text_field.Line | text_field.Markdown)
    return _single(field, {"key": "", "label": label, "required": True, "labelled": labelled})


def _single(field: Any, words: Mapping[str, Any]) -> Single:
    told = {**words, "hint": field.wanted}
    match field:
        case text_field.Markdown():
            return Prose(**{**words, "labelled": True}, markdown=True)
        case filing_field.Passage():
            return Prose(**words, longest=field.json_schema().get("maxLength"))
        case text_field.Verbatim():
            return Prose(**words, verbatim=True)
        case time.Day():
            return Day(**told)
        case time.Time():
            return Moment(**told)
        case choice_field.Choice() | choice_field.Word() | choice_field.Only():
            return Choice(**words, words=_words(field.json_schema()["enum"]))
        case filing_field.YesOrNo():
            return Choice(**words, words=_YES_OR_NO, yes_or_no=True)
        case filing_field.Country():
            return Choice(**told, words=tuple(sorted(filing_field.countries())))
        case name_field.Zone():
            return Zone(**told, names=("UTC", *sorted(name_field.zones() - {"UTC"})))
        case name_field.Language():
            return Language(**told)
        case choice_field.Progress():
            return Line(**words, suggestions=_words(field.json_schema()["examples"]))
        case text_field.Line():
            return Line(**words)
    return _line(field, told)


def _line(field: Any, told: Mapping[str, Any]) -> Single:
    """A line of a certain form."""
    line = partial(Line, **told)
    match field:
        case name_field.Address():
            return line(input="url", mode="url")
        case filing_field.Email():
            return line(input="email", mode="email")
        case filing_field.Phone():
            return line(input="tel", mode="tel")
        case filing_field.Count() | pixel_field.Pixels():
            return line(mode=_DIGITS)
        case filing_field.Amount() | filing_field.Percentage():
            return line(mode=_DECIMAL)
        case name_field.Slug() | filing_field.Lei() | filing_field.Length():
            return line()
    raise TypeError(f"{type(field).__name__} has no shape in a form")


def _words(kinds: list[Any]) -> tuple[str, ...]:
    """The words of an enumeration, without the numbers that are taken for them."""
    return tuple(each for each in kinds if isinstance(each, str))


def _short(part: collection_field.Part) -> str:
    match part:
        case collection_field.Link():
            return "url"
        case collection_field.Referred():
            return "number"
    return ""


def _sections_of(heading: str, shapes: list[Shape], order: tuple[str, ...]) -> list[Section]:
    """A section; where it is one record, the records within that have sections of their own, too."""
    if len(shapes) != 1 or not isinstance(shapes[0], Group):
        return [Section(_name(heading), heading, "", (), tuple(shapes), order)]
    return list(_of_group(shapes[0], heading, (shapes[0].key,)))


def _of_group(group: Group, heading: str, under: FieldPath) -> list[Section]:
    own = [each for each in group.fields if not _stands_alone(each, under)]
    first = Section(_name(heading), heading, group.help, under, tuple(own), _keys(group))
    rest = [
        Section(_name(each.label), each.label, each.help, (*under, each.key), each.fields, _keys(each))
        for each in group.fields
        if isinstance(each, Group) and _stands_alone(each, under)
    ]
    return [first, *rest]


def _keys(group: Group) -> tuple[str, ...]:
    return tuple(each.key for each in group.fields)


def _stands_alone(shape: Shape, under: FieldPath) -> bool:
    return isinstance(shape, Group) and not shape.short and len(under) == 1


def _name(heading: str) -> str:
    return re.sub("[^a-z0-9]+", "-", heading.lower()).strip("-")
