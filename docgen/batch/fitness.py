"""Whether a worker of a cluster makes the very documents that this machine would make.

Bytes differ where docgen, an engine, a layout's files or a font differ. So a worker reckons the recipes of
the order for itself, from what it has, and does nothing before they are those of the machine that asks.
"""

from __future__ import annotations

import pickle
import platform
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any

from docgen.batch.order import Order
from docgen.batch.recipe import recipe
from docgen.errors import DataError, DocgenError

_MOST_BYTES = 1024
_PAUSES = (0.0, 0.5, 2.0, 5.0)  # seconds until a shared folder shows what another machine wrote
_WORDS = {
    "docgen": "has docgen {theirs}, not {ours}",
    "engines": "has {theirs}, not {ours}",
    "layout": "has another layout {layout} (a layout's file must lie on a path that all machines share)",
    "fonts": "has other fonts (their folders must lie on a path that all machines share)",
    "epoch": "has SOURCE_DATE_EPOCH at {theirs}, not {ours}",
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """What every worker is told before its first task.

    ``recipes`` are those of each layout and format, ``python`` the version of the machine that asks;
    ``probe`` is a file in the order's folder, and ``probe_sha256`` the digest of what it holds.
    """

    order: Order
    recipes: Mapping[tuple[str, str], Mapping[str, object]]
    python: str
    probe: str
    probe_sha256: str


@dataclass(frozen=True, slots=True)
class Unfit:
    """The worker would make other documents, or others would not find them; ``faults`` say why."""

    faults: tuple[str, ...]


class _TheOrder:
    """Stands among the arguments of a task for the order, which the worker has already."""


def brief(order: Order, probe: str, content: bytes) -> bytes:
    """The briefing for an order, packed; ``probe`` names a file in its folder with ``content``."""
    recipes = {
        (layout, format_): recipe(order, layout, format_)
        for layout in order.layouts
        for format_ in order.formats
    }
    return pickle.dumps(Briefing(order, recipes, _python(), probe, sha256(content).hexdigest()))


def pack(order: Order, function: Callable[..., Any], arguments: tuple[Any, ...]) -> bytes:
    """A task, packed without the order."""
    return pickle.dumps((function, tuple(_TheOrder if each is order else each for each in arguments)))


def attend(briefing: bytes, task: bytes) -> Any:
    """Do a task, or say why this worker is unfit for it; the briefing is heeded once by each process."""
    order, faults = _heed(briefing)
    if faults:
        return Unfit(faults)
    function, arguments = pickle.loads(task)  # noqa: S301 - from the machine that runs the batch
    return function(*(order if each is _TheOrder else each for each in arguments))


@lru_cache(maxsize=1)
def _heed(packed: bytes) -> tuple[Order, tuple[str, ...]]:
    briefing: Briefing = pickle.loads(packed)  # noqa: S301 - from the machine that runs the batch
    return briefing.order, tuple(dict.fromkeys(_faults(briefing)))


def _faults(briefing: Briefing) -> Iterator[str]:
    if briefing.python != _python():
        yield f"has Python {_python()}, not {briefing.python}"
    for (layout, format_), ours in briefing.recipes.items():
        try:
            theirs = recipe(briefing.order, layout, format_)
        except (DocgenError, OSError) as error:
            yield f"cannot use the layout {layout}: {error}"
            continue
        for part in ours:
            if ours[part] != theirs[part]:
                yield _said(part, ours[part], theirs[part], layout)
    yield from _faults_of_folder(briefing)


def _said(part: str, ours: object, theirs: object, layout: str) -> str:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        other = [name for name in ours if ours[name] != theirs.get(name)]
        ours = ", ".join(f"{name} {ours[name]}" for name in other)
        theirs = ", ".join(f"{name} {theirs.get(name)}" for name in other)
    words = _WORDS.get(part, "understands the order otherwise (its {part})")
    return words.format(ours=ours, theirs=theirs, layout=layout, part=part)


def _faults_of_folder(briefing: Briefing) -> Iterator[str]:
    out = briefing.order.out
    reason = "holds another file of its name"
    for pause in _PAUSES:
        time.sleep(pause)
        try:
            if sha256(out.read(briefing.probe, _MOST_BYTES)).hexdigest() == briefing.probe_sha256:
                return
        except DataError as error:
            reason = error.problems[0].message
    where = out.local() or out.address
    yield f"does not share {where} with the machine that runs the batch ({briefing.probe}: {reason})"


def _python() -> str:
    return ".".join(platform.python_version_tuple()[:2])
