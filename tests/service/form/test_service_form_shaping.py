"""Every key of the schema is asked for somewhere in the form, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from marshmallow import fields

from docgen.location import FieldPath
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.loading import incident_record
from docgen.schemas.record import Record
from docgen.service.form import section, sections, wording
from docgen.service.form.model import Choice, Group, Line, Many, Points, Prose, Rows, Shape, Zone
from docgen.service.form.shaping import shape_of


def keys_of(record: Record, path: FieldPath = ()) -> Iterator[FieldPath]:
    """The path of every key of a record and of those within it."""
    for key, field in record.keys.items():
        yield (*path, key)
        match field:
            case Items(inner=Part() as part) | (Part() as part):
                yield from keys_of(part.record(), (*path, key))


def asked(shapes: tuple[Shape, ...], path: FieldPath = ()) -> Iterator[FieldPath]:
    for shape in shapes:
        yield (*path, shape.key)
        if isinstance(shape, Group | Rows):
            yield from asked(shape.fields, (*path, shape.key))


def shapes(given: tuple[Shape, ...] | None = None) -> Iterator[Shape]:
    for shape in given if given is not None else [each for one in sections() for each in one.fields]:
        yield shape
        if isinstance(shape, Group | Rows):
            yield from shapes(shape.fields)


def found(*keys: str) -> Shape:
    under = tuple(keys[:-1])
    return next(
        each for one in sections() if one.under == under for each in one.fields if each.key == keys[-1]
    )


def test_every_key_of_the_schema_has_exactly_one_field() -> None:
    told = [path for each in sections() for path in asked(each.fields, each.under)]
    holders = {each.under for each in sections() if each.under}
    wanted = [path for path in keys_of(incident_record()) if path not in holders]
    assert sorted(map(str, told)) == sorted(map(str, wanted))
    assert len(told) > 150


def test_a_field_of_a_new_kind_is_an_error() -> None:
    class Colour(fields.Field[Any]):
        wanted = "a colour"

    with pytest.raises(TypeError, match="Colour has no shape in a form"):
        shape_of(Colour(), "colour", "Colour")


def test_sections_follow_the_report_and_end_with_the_file_itself() -> None:
    headings = [each.heading for each in sections()]
    assert headings == [
        "Summary",
        "Executive summary",
        "Impact",
        "Timeline",
        "Root cause",
        "Detection and response",
        "Action items",
        "Lessons learned",
        "External communication",
        "Evidence",
        "Sign-off",
        "Document control",
        "Regulatory",
        "DORA",
        "NIS2",
        "GDPR",
        "SEC Form 8-K",
        "Language and references",
        "This file",
    ]
    assert len({each.name for each in sections()}) == len(headings)
    assert section("root-cause").under == ("root_cause",)


def test_every_field_has_a_label_in_words_and_every_field_but_items_a_help() -> None:
    for shape in shapes():
        assert shape.label
        assert "_" not in shape.label
        assert shape.help.endswith((".", "INC-2041."))


def test_words_are_only_for_keys_that_there_are() -> None:
    def records(record: Record) -> Iterator[tuple[str, str]]:
        for key, field in record.keys.items():
            yield type(record).__name__.removesuffix("Record"), key
            match field:
                case Items(inner=Part() as part) | (Part() as part):
                    yield from records(part.record())

    assert set(wording.LABELS) <= set(records(incident_record()))
    assert set(wording.BEGINNINGS) <= set(incident_record().keys)
    assert set(wording.THINGS) <= {shape.label for shape in shapes()}


def test_kinds_and_words_come_from_the_schema() -> None:
    severity, impact = found("severity"), found("impact_start")
    assert isinstance(severity, Choice)
    assert severity.words == ("S0", "S1", "S2", "S3")
    assert severity.required
    assert impact.label == "Time impact started"
    assert impact.kind == "moment"
    assert "YYYY-MM-DDTHH:MM" in impact.hint
    zone = found("timezone")
    assert isinstance(zone, Zone)
    assert "Europe/Athens" in zone.names
    assert isinstance(found("went_well"), Points)
    services = found("affected_services")
    assert isinstance(services, Many)
    assert services.item.labelled
    assert not found("title").labelled
    sources = found("sources")
    assert isinstance(sources, Rows)
    assert sources.short == "url"
    (url, _) = sources.fields
    assert isinstance(url, Line)
    assert url.input == "url"
    description = found("regulatory", "dora", "description")
    assert isinstance(description, Prose)
    assert not description.markdown
    answer = found("regulatory", "dora", "business_continuity_activated")
    assert isinstance(answer, Choice)
    assert answer.words == ("yes", "no")
