"""A data file as read: its data, the place of everything in it, and which bytes it was."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from docgen.location import Positions

Scalar: TypeAlias = str | bool | datetime.datetime | datetime.date | datetime.time | None
"""Text and numbers as they were written; JSON and TOML know booleans, TOML knows dates and times."""

Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"
Data: TypeAlias = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Source:
    """One data file.

    ``name`` is what messages call it; ``folder`` is where it lies (``None`` for standard input);
    ``digest`` is the SHA-256 of its bytes in hexadecimal; ``format`` is ``yaml``, ``json`` or ``toml``.
    """

    data: Data
    positions: Positions
    name: str
    folder: Path | None
    digest: str
    format: str
