"""The one date that does not come from the data: ``SOURCE_DATE_EPOCH``.

By it whoever builds many things sets the dates in all of them (Reproducible Builds, SOURCE_DATE_EPOCH 1.1).
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from docgen.errors import DocumentError

_NAME = "SOURCE_DATE_EPOCH"


def source_date_epoch() -> datetime | None:
    """The moment that the environment asks for, in UTC; ``None`` where it asks for none.

    Raises:
        DocumentError: it is no count of seconds since 1970 that a document can be dated with.
    """
    text = os.environ.get(_NAME, "")
    if not text:
        return None
    try:
        if not text.isascii() or not text.isdecimal():
            raise ValueError(text)
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError) as error:
        wanted = "a count of seconds since 1970-01-01T00:00:00Z, like 1773446400"
        raise DocumentError([f"{_NAME} is {text!r} ({wanted})"]) from error
