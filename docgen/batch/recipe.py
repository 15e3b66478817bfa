"""The recipe of a document: the digest of everything that it is made with, besides the data.

Two documents of the same data and the same recipe have the same bytes. So a batch need not make again what
has not changed, and makes again what a new theme, font, layout, option or version would change.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import FunctionType

import docgen
from docgen.batch.order import Order
from docgen.epoch import source_date_epoch
from docgen.incident import INTERNAL
from docgen.policy import STANDING
from docgen.registry import layout_files
from docgen.typeface import font_files

_ENGINES = {
    "pdf": ("weasyprint", "pydyf", "fonttools", "uharfbuzz"),
    "docx": ("python-docx", "lxml", "fonttools", "uharfbuzz"),
}
_SHARED = ("holidays", "markdown-it-py", "pillow", "resvg-py")
_DETECTORS = ("google-re2", "phonenumberslite")


def recipe_digest(order: Order, layout: str, format: str) -> str:  # noqa: A002 - the field's own word for it
    """The digest of a recipe, in hexadecimal.

    Raises:
        LayoutError: there is no such layout.
    """
    said = recipe(order, layout, format)
    return sha256(json.dumps(said, sort_keys=True).encode("utf-8", "backslashreplace")).hexdigest()


def recipe(order: Order, layout: str, format: str) -> Mapping[str, object]:  # noqa: A002
    """What a layout and a format are made with, part by part, as JSON can hold it.

    Where files lie is no part of it, but what they hold: another machine may have them elsewhere.

    Args:
        order: what is wanted of every input.
        layout: as the order names it.
        format: its name.

    Raises:
        LayoutError: there is no such layout.
    """
    epoch = source_date_epoch()
    return {
        "docgen": docgen.__version__,
        "engines": {
            "zlib": zlib.ZLIB_RUNTIME_VERSION,
            **{name: _version(name) for name in (*_ENGINES.get(format, ()), *_SHARED)},
        },
        "layout": [layout if not layout.endswith(".py") else "", _digest_of(layout_files(layout))],
        "format": format,
        "options": _plain(order.options),
        "theme": _plain(replace(order.theme, fonts=())),
        "fonts": _digest_of(path for folder in (*order.fonts, *order.theme.fonts) for path in _fonts(folder)),
        "strict": order.strict,
        "epoch": epoch.isoformat() if epoch else None,
        **_edition(order),
        **({"as_of": order.as_of.isoformat()} if order.as_of else {}),
    }


def _edition(order: Order) -> Mapping[str, object]:
    """For whom, and by which policy; what everybody gets under the built-in one has no such part."""
    if order.audience == INTERNAL and order.policy == STANDING:
        return {}
    engines = {name: _version(name) for name in _DETECTORS}
    return {"audience": order.audience, "policy": _plain(order.policy), "detectors": engines}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a package that brings its engine in another form
        return ""


def _fonts(place: str) -> Iterable[Path]:
    path = Path(place)
    return (path,) if path.is_file() else font_files(path)


def _digest_of(paths: Iterable[Path]) -> list[str]:
    """The names and digests of files; one that cannot be read is missed where the documents are made."""
    return [f"{path.name} {sha256(path.read_bytes()).hexdigest()}" for path in paths if path.is_file()]


def _plain(value: object) -> object:
    """A value as JSON can hold it, the same in every process; bytes by their digest."""
    match value:
        case bytes():
            return sha256(value).hexdigest()
        case Enum():
            return value.name
        case tuple() | list():
            return [_plain(each) for each in value]
        case dict():
            return {str(key): _plain(each) for key, each in value.items()}
        case _ if is_dataclass(value):
            return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
        case str() | int() | float() | None:
            return value
        case FunctionType():  # the check of a rule; its repr is another in every process
            return f"{value.__module__}.{value.__qualname__}"
        case _:
            return str(value)
