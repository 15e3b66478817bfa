"""What is wanted of every input of a batch, and of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from docgen.incident import INTERNAL
from docgen.manifest import Facts, Line
from docgen.policy import STANDING, Policy
from docgen.storage import Input, Place
from docgen.theme import Theme
from docgen.writers import USUAL, WriterOptions


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of every input: it travels to each worker once, and is the same for all.

    ``replace`` also lets files be replaced that somebody changed, or that docgen did not make. By ``as_of``
    is judged what has not been submitted; without an offset it is on the clocks of each incident's zone.
    """

    out: Place
    layouts: tuple[str, ...] = ("postmortem",)
    formats: tuple[str, ...] = ("docx", "pdf")
    theme: Theme = Theme()
    fonts: tuple[str, ...] = ()
    options: WriterOptions = USUAL
    strict: bool = False
    replace: bool = False
    audience: str = INTERNAL
    policy: Policy = STANDING
    as_of: datetime | None = None


def anchored(order: Order) -> Order:
    """The order with absolute paths, as processes need them that start in other folders."""

    def whole(paths: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(str(Path(each).absolute()) for each in paths)

    layouts = tuple(str(Path(each).absolute()) if each.endswith(".py") else each for each in order.layouts)
    theme = replace(order.theme, fonts=whole(order.theme.fonts))
    return replace(order, layouts=layouts, fonts=whole(order.fonts), theme=theme)


@dataclass(frozen=True, slots=True)
class Commission:
    """One document that is to be made.

    ``layout`` is as the order names it, ``layout_name`` as it calls itself. ``document`` is its name in the
    folder (empty where not even that could be known). ``known`` is the digest of the file of that name
    that an earlier run made; empty where there is none.
    """

    layout: str
    layout_name: str
    format: str
    document: str
    recipe: str
    known: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """The documents of one input, to be made together: its data are read and checked once.

    ``digest`` is that of the data when the work was planned; ``source`` is what the manifest calls them.
    """

    input: Input
    source: str
    digest: str
    facts: Facts | None
    commissions: tuple[Commission, ...]
    attempt: int = field(default=1)


@dataclass(frozen=True, slots=True)
class Done:
    """What a worker says of a task: a line for each of its documents.

    ``full`` says that there was no room left to write: those after it would fail alike. ``problems`` are all
    that the data have, as data; ``lines`` tell them as text.
    """

    lines: tuple[Line, ...]
    full: bool = False
    problems: tuple[Mapping[str, object], ...] = ()
