"""The journal of a batch that writes into a store.

After ``kill -9`` the lines of the last few seconds are missing. Their documents are there whole, and are made
again, with the same bytes.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from threading import Event, Lock, Thread
from typing import Self

from docgen.batch.claim import Claim
from docgen.batch.journal import last_lines
from docgen.batch.portions import FOLDER, merge, portion_name, portions_among
from docgen.errors import OutputError, UnreadableError
from docgen.manifest import BATCH_MANIFEST, Line, dump_line, read_lines
from docgen.manifest.line import Key
from docgen.storage import Place, is_leftover

EVERY = 3.0
"""The most seconds that a line waits before it is written."""
_MOST_LINES = 500
_TICK = 0.5


class StoreJournal:
    """A journal in a store; see :class:`docgen.batch.journal.Journal`."""

    def __init__(self, out: Place) -> None:
        self._out = out
        self._claim = Claim(out)
        self._run = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}"
        self._standing: dict[Key, Line] = {}
        self._written: list[str] = []
        self._pending: list[Line] = []
        self._since = 0.0
        self._taken = False
        self._lock = Lock()
        self._over = Event()
        self._ticking = Thread(target=self._tick, name="docgen journal", daemon=True)

    def __enter__(self) -> Self:
        """Claim the folder, and gather what earlier runs left.

        Raises:
            PlanError: another batch is at work here.
            OutputError: the manifest cannot be written.
            UnreadableError: it cannot be read, or holds lines that are none.
            StorageError: the folder cannot be listed.
        """
        self._claim.take()
        try:
            names = [name for name in self._out.names() if name.startswith(FOLDER)]
            for name in filter(is_leftover, names):
                with suppress(OutputError):
                    self._out.remove(name)
            data = merge(self._out, portions_among(names))
            lines, _ = read_lines(data, f"{self._out.address.rstrip('/')}/{BATCH_MANIFEST}")
        except BaseException:
            self._claim.release()
            raise
        self._standing = last_lines(lines)
        self._ticking.start()
        return self

    def __exit__(self, *error: object) -> None:
        """Write what waits, make the manifest whole, and give the folder up.

        Raises:
            OutputError: that cannot be done; never in the place of an error that ended the batch.
        """
        self._over.set()
        self._ticking.join()
        try:
            with self._lock:
                self._flush()
            if self._claim.is_ours():
                merge(self._out, self._written)
        except (OutputError, UnreadableError) as fault:
            if not any(error):
                raise OutputError(f"{fault} (run the batch again)") from fault
        finally:
            self._claim.release()

    def standing(self) -> Mapping[Key, Line]:
        """The last line of each document of earlier runs."""
        return self._standing

    def add(self, lines: Sequence[Line]) -> None:
        """Add lines, which are written together with others, some seconds later at most.

        Raises:
            OutputError: the store takes them not, or another run has claimed the folder.
        """
        with self._lock:
            if self._taken:
                raise OutputError(f"{self._out.address}: another batch has taken the folder over")
            self._since = self._since if self._pending else time.monotonic()
            self._pending.extend(lines)
            if self._written and len(self._pending) < _MOST_LINES and not self._is_late():
                return
            try:
                self._flush()
            except OutputError:
                del self._pending[-len(lines) :]
                raise

    def _flush(self) -> None:
        if not self._pending:
            return
        name = portion_name(self._run, len(self._written))
        self._out.write(name, b"".join(map(dump_line, self._pending)), replace=True)
        self._written.append(name)
        self._pending.clear()

    def _is_late(self) -> bool:
        return time.monotonic() - self._since >= EVERY

    def _tick(self) -> None:
        """Write lines that wait although no others follow, and keep the claim alive."""
        while not self._over.wait(_TICK):
            with self._lock:
                if self._pending and self._is_late():
                    with suppress(OutputError):  # the next line that is added says so
                        self._flush()
            self._taken = self._taken or not self._claim.beat()
