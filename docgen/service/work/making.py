"""Making the documents of one input, exactly as the batch command does."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.batch.inquiry import Inquiry, inquire
from docgen.batch.limit import time_limit
from docgen.batch.making import make
from docgen.batch.order import Commission, Order, Task
from docgen.batch.recipe import recipe_digest
from docgen.errors import DataError
from docgen.evidence.folder import path_parts
from docgen.instant import read_instant
from docgen.location import Location
from docgen.manifest import Facts, Line
from docgen.problem import Problem, Weight
from docgen.readers import MAX_BYTES, read_bytes
from docgen.registry import find_layout
from docgen.service.work.brief import Brief
from docgen.service.work.naming import document_name, member_name
from docgen.storage import Input, appendix_paths, open_place
from docgen.writers import WriterOptions

_NOWHERE = open_place(".")


@dataclass(frozen=True, slots=True)
class Made:
    """What became of an input: a line for each document, and all the problems of its data."""

    lines: tuple[Line, ...]
    problems: tuple[Mapping[str, object], ...]


def make_documents(brief: Brief) -> Made:
    """Make every document that is wanted of an input; each lies in ``out/`` of the job's folder."""
    order = _order(brief)
    origin = brief.input()
    with time_limit(brief.seconds):
        answer = inquire(order.out, Inquiry(origin))
        commissions = tuple(_commissions(brief, order, answer.facts))
    done = make(order, Task(origin, brief.source, answer.digest, answer.facts, commissions), brief.seconds)
    return Made(done.lines, (*done.problems, *_unused(brief, origin, done.lines)))


def _order(brief: Brief) -> Order:
    wanted = brief.wanted
    return Order(
        out=brief.out,
        layouts=wanted.layouts,
        formats=wanted.formats,
        theme=brief.theme,
        strict=wanted.strict,
        audience=wanted.audience,
        policy=brief.policy,
        options=WriterOptions(wanted.pdf_variant, wanted.embed_fonts),
        as_of=read_instant(wanted.as_of),
    )


def _commissions(brief: Brief, order: Order, facts: Facts | None) -> Iterator[Commission]:
    for layout in order.layouts:
        called = find_layout(layout).name
        if brief.is_member:
            name = member_name(brief.source, called, order.audience)
        else:
            name = document_name(facts, called, order.audience)
        for form in order.formats:
            document = f"{name}.{form}" if name else ""
            yield Commission(layout, called, form, document, _recipe(order, layout, form))


_RECIPES: dict[tuple[bytes, str, str], str] = {}
_MOST_RECIPES = 64


def _recipe(order: Order, layout: str, form: str) -> str:
    """The digest of a recipe, kept while this process lives: its layouts and fonts do not change."""
    key = pickle.dumps(replace(order, out=_NOWHERE)), layout, form
    if key not in _RECIPES:
        if len(_RECIPES) >= _MOST_RECIPES:
            _RECIPES.clear()
        _RECIPES[key] = recipe_digest(order, layout, form)
    return _RECIPES[key]


def _unused(brief: Brief, origin: Input, lines: Iterable[Line]) -> Iterator[Mapping[str, object]]:
    """What was sent with the data, and is no exhibit of theirs: it is in no document, and that is said."""
    if brief.is_member or len(brief.wanted.uploads) == 1:
        return
    try:
        named = {_name(path) for path in _named(origin, lines)}
    except DataError:
        return  # which is said already
    for name in brief.wanted.uploads:
        if name != brief.source and name not in named:
            message = f"the file {name!r} was sent, but no appendix names it; it is in no document"
            yield Problem(
                "unused-file", message, "appendices[].path", location=Location(name), weight=Weight.FINDING
            ).as_data()


def _named(origin: Input, lines: Iterable[Line]) -> Iterable[str]:
    """The paths of the appendices: a document that was made tells them, and else they are read once more."""
    for line in lines:
        if line.failure is None:
            return [path for path, _ in line.exhibits]
    return appendix_paths(read_bytes(origin.place.read(origin.name, MAX_BYTES), origin.name).data)


def _name(path: str) -> str:
    try:
        return "/".join(path_parts(path))
    except DataError:
        return ""
