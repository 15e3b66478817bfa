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


def source_path(source: str, order: Order) -> Path | None:
    """Where an input of this name lies on this machine; ``None`` where it lies in a store."""
    out = order.out.local()
    if "://" in source:
        return None
    if out is None or Path(source).is_absolute():
        return Path(source)
    return Path(os.path.normpath(Path(os.path.realpath(out)) / source))


def shown_source(source: str, order: Order) -> str:
    """What people call an input of this name: its path from where they stand, or its address."""
    path = source_path(source, order)
    return source if path is None else os.path.relpath(path)
