"""What the engine complains of while it works: it only logs, so a listener makes it heard.

Loggers are shared by all threads; the listener hears its own thread alone.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import get_ident

_LOGGER = logging.getLogger("weasyprint")


class _Listener(logging.Handler):
    """Keeps the warnings and errors of the thread that made it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = get_ident()
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.heard.append(record.getMessage())


@contextmanager
def complaints() -> Iterator[list[str]]:
    """A list that fills with what the engine complains of in this thread, for as long as it lasts.

    A program's own logging may have silenced the engine; it is made to speak meanwhile. Only one thread may
    listen at a time.
    """
    listener = _Listener()
    level, disabled = _LOGGER.level, _LOGGER.disabled
    _LOGGER.addHandler(listener)
    _LOGGER.disabled = False
    if _LOGGER.getEffectiveLevel() > logging.WARNING:
        _LOGGER.setLevel(logging.WARNING)
    try:
        yield listener.heard
    finally:
        _LOGGER.removeHandler(listener)
        _LOGGER.setLevel(level)
        _LOGGER.disabled = disabled
