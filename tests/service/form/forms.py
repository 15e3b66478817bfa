"""What the tests of the form have in common: the fixtures, a browser that changes nothing, generated data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from docgen.readers import Data, read
from docgen.service.form import Section, fill_section, sections
from docgen.service.form.model import Group, Many, Points, Rows, Shape
from docgen.service.form.posting import entries

ROOT = Path(__file__).parents[3]
FIXTURES = sorted(ROOT.glob("fixtures/*/incident.*"))
SCAFFOLD = next(ROOT.glob("docgen/**/scaffold.yaml"))
YAML = [path for path in [*FIXTURES, SCAFFOLD] if path.suffix == ".yaml"]


def name_of(path: Path) -> str:
    return path.parent.name


def data_of(path: Path) -> Data:
    return read(path).data


def sent(data: Data, section: Section) -> list[tuple[str, str]]:
    """What a browser sends for a section that nobody has touched: line ends as HTML wants them."""
    filled = fill_section(section, data)
    return [(each.name, each.value.replace("\n", "\r\n")) for each in entries(filled.nodes)]


TEXT = st.text(max_size=8) | st.sampled_from(
    [
        "NO",
        "14:05",
        "012",
        "1.10",
        "yes",
        "a\nb\n",
        "- x",
        "#",
        "a: b",
        "2026-03-14",
        "~",
        "null",
        "S2",
        "x " * 80,
    ]
)
AUDIENCE = st.lists(st.sampled_from(["internal", "regulator"]), max_size=2) | st.just("internal")


@cache
def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Data that fit a shape, and some that do not."""
    labelled = st.fixed_dictionaries({"text": TEXT, "audience": AUDIENCE}, optional={"reason": TEXT})
    strange = st.sampled_from([None, "", True, [], {}, ["x"], {"x": "y"}, [None], [[]], "x"])
    match shape:
        case Group():
            fits: st.SearchStrategy[Any] = records(shape.fields)
        case Rows():
            label = st.fixed_dictionaries({}, optional={"audience": AUDIENCE, "reason": TEXT})
            row = st.builds(lambda one, two: {**one, **two}, records(shape.fields), label)
            fits = st.lists(row | strange, max_size=3)
        case Many():
            fits = st.lists(TEXT | labelled | strange, max_size=3)
        case Points():
            fits = TEXT | labelled | st.lists(TEXT | labelled, max_size=3)
        case _:
            fits = TEXT | labelled if shape.labelled else TEXT
    return st.one_of(fits, fits, fits, strange)


@cache
def records(shapes: tuple[Shape, ...]) -> st.SearchStrategy[Any]:
    """A few keys of a record, with a key that nobody knows now and then."""
    more = st.dictionaries(st.sampled_from(["unknown", "x.y"]), TEXT, max_size=1)
    few = st.lists(st.sampled_from(shapes), max_size=4, unique_by=lambda each: each.key)
    own = few.flatmap(lambda chosen: st.fixed_dictionaries({each.key: values(each) for each in chosen}))
    return st.builds(lambda one, two: {**one, **two}, own, more)


def under(section: Section, record: Any) -> Data:
    for key in reversed(section.under):
        record = {key: record}
    return dict(record)


@cache
def data_for(section: Section) -> st.SearchStrategy[Data]:
    return records(section.fields).map(lambda record: under(section, record))


SECTION = st.sampled_from(sections())
ANY = SECTION.flatmap(lambda each: st.tuples(st.just(each), data_for(each)))
