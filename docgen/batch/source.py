"""What the manifest calls an input, and what people call it."""

from __future__ import annotations

import os
from pathlib import Path

from docgen.batch.order import Order
from docgen.storage import Input


def source_name(input: Input, order: Order) -> str:  # noqa: A002 - the field's word
    """What the manifest calls an input: its path from the manifest's folder, or its address."""
    home, out = input.place.local(), order.out.local()
    if home is None:
        return input.address
    path = os.path.realpath(home / input.name)
    return path if out is None else os.path.relpath(path, os.path.realpath(out))


def shown_source(source: str, order: Order) -> str:
    """The same, as a path from where the user stands."""
    out = order.out.local()
    if out is None or "://" in source or Path(source).is_absolute():
        return source
    return os.path.relpath(os.path.normpath(Path(os.path.realpath(out)) / source))
