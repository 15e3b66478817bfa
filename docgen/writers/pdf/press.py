"""The press: one thread of a process lays out and writes at a time.

Fonts go through fontconfig and Pango, whose maps are kept from document to document and are not safe to
share between threads. Processes share nothing: a child of a fork starts with a lock and fonts of its own.
"""

from __future__ import annotations

import atexit
import gc
import os
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from docgen.typeface import Face
from docgen.writers.pdf.fonts import Fonts

_MOST_KEPT = 4
"""Choices of faces whose fonts stay loaded: a batch has few, and each keeps a folder of files."""


@dataclass(slots=True)
class Press:
    """The lock of this process, and the fonts that it keeps loaded."""

    lock: Lock = field(default_factory=Lock)
    kept: OrderedDict[tuple[Face, ...], Fonts] = field(default_factory=OrderedDict)

    def fonts(self, faces: tuple[Face, ...]) -> Fonts:
        """The fonts of a choice of faces, loaded where they are not yet."""
        fonts = self.kept.pop(faces, None) or Fonts(faces)
        self.kept[faces] = fonts
        while len(self.kept) > _MOST_KEPT:
            self.kept.popitem(last=False)
        return fonts

    def start_afresh(self) -> None:
        """In the child of a fork: the parent's font files are the parent's to remove."""
        for fonts in self.kept.values():
            fonts.disown()
        self.lock = Lock()
        self.kept = OrderedDict()

    def close(self) -> None:
        """Let go of all fonts while the libraries that made them still stand: later is a crash."""
        self.kept.clear()


_press = Press()
os.register_at_fork(after_in_child=_press.start_afresh)
atexit.register(_press.close)


@contextmanager
def at_press() -> Iterator[Press]:
    """The press for one document; other threads wait.

    A document is hundreds of thousands of objects that all live until it is written, so that the collector of
    garbage, which comes after each few hundred new ones, would look for nothing; it comes once at the end.
    """
    with _press.lock:
        collects = gc.isenabled()
        gc.disable()
        try:
            yield _press
        finally:
            if collects:
                gc.enable()
                gc.collect(0)
