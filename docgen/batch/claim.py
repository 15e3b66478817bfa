"""A claim on a folder in a store, where nothing can be locked: one batch at a time writes there.

The batch at work writes its claim anew every few seconds. Whoever finds one watches it for a while: one that
changes is alive, one that does not was left by a run that is dead, and is taken over. No clocks of different
machines are compared. Whoever knows that a run is dead and will not wait may remove the claim by hand.

A store has no step that asks and writes at once. Two runs that begin in the same moment may both think for
some seconds that the folder is theirs; then one of them sees the other's claim and stops. Their documents are
whole and the same, and their lines lie in portions of their own, so that nothing is lost by it.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime

from docgen.batch.portions import FOLDER
from docgen.errors import DataError, OutputError, PlanError
from docgen.storage import Place

CLAIM = f"{FOLDER}claim.json"

BEAT = 5.0
"""Seconds from one writing of a claim to the next."""
PATIENCE = 20.0
"""Seconds without a new one after which a run is taken for dead."""

_LOOK = 1.0
_MOST_BYTES = 64 * 2**10


class Claim:
    """The claim of this run on a folder."""

    def __init__(self, out: Place) -> None:
        self._out = out
        self._owner = secrets.token_hex(16)
        self._beats = 0
        self._since = datetime.now(UTC).isoformat(timespec="seconds")
        self._written = b""
        self._due = 0.0
        self._address = f"{out.address.rstrip('/')}/{CLAIM}"

    def take(self) -> None:
        """Claim the folder; waits where there is a claim, until it is known whether its run is alive.

        Raises:
            PlanError: it is.
            OutputError: the claim cannot be written.
        """
        found = self._read()
        until = time.monotonic() + PATIENCE
        while found is not None and time.monotonic() < until:
            time.sleep(min(_LOOK, PATIENCE / 2))
            now = self._read()
            if now is not None and now != found:
                raise PlanError([f"{self._address}: {_told(now)}"])
            found = now
        self._write()
        if not self.is_ours():
            raise PlanError([f"{self._address}: another batch has begun here at the same moment"])

    def beat(self) -> bool:
        """Write the claim anew where it is time to; whether it still stands, as far as can be seen."""
        if time.monotonic() < self._due:
            return True
        if not self.is_ours():
            return False
        with suppress(OutputError):  # a store that fails for a moment
            self._write()
        return True

    def is_ours(self) -> bool:
        """Whether no other run has taken the folder over."""
        try:
            return self._read() in (self._written, None)
        except PlanError:  # it cannot be read now: nobody has said that it is another's
            return True

    def release(self) -> None:
        """Give the folder up."""
        if self.is_ours():
            with suppress(OutputError):  # others will see that it does not change
                self._out.remove(CLAIM)

    def _write(self) -> None:
        said = {
            "owner": self._owner,
            "host": socket.gethostname(),
            "process": os.getpid(),
            "since": self._since,
            "beat": self._beats,
        }
        before, self._written = self._written, json.dumps(said).encode()
        try:
            self._out.write(CLAIM, self._written, replace=True)
        except OutputError:
            self._written = self._read_or(before)
            raise
        self._beats += 1
        self._due = time.monotonic() + BEAT

    def _read(self) -> bytes | None:
        try:
            return self._out.read(CLAIM, _MOST_BYTES)
        except DataError as error:
            if all(each.rule == "missing-file" for each in error.problems):
                return None
            raise PlanError([f"{self._address}: cannot be read: {error}"]) from error

    def _read_or(self, before: bytes) -> bytes:
        """What stands there after a writing that failed: it may have come through all the same."""
        with suppress(PlanError):
            found = self._read()
            if found is not None and self._owner.encode() in found:
                return found
        return before


def _told(content: bytes) -> str:
    try:
        said = json.loads(content)
        who = f"{said['host']}, process {said['process']}, since {said['since']}"
    except (ValueError, TypeError, KeyError):
        who = "its claim changes, but does not say whose it is"
    return f"another batch is at work here (let it finish: {who})"
