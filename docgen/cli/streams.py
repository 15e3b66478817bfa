"""Standard output and error, whose faults are none of docgen's: nobody reads any more, or a disk is full.

Click ends a command with 1 when a pipe closes, which for ``docgen check`` would mean a problem in the data,
and passes every other fault on as if it were one of the command's own. So such faults are told apart where
they occur: where bytes leave the process.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import TextIO

from docgen.errors import OutputError


class PipeClosedError(BaseException):
    """Whoever read what the command prints has gone (``docgen check FILE | head -1``)."""


class _Output(io.FileIO):
    """A file descriptor that says whose fault it is when nothing can be written."""

    def write(self, data: io.ReadableBuffer, /) -> int:  # type: ignore[name-defined]
        try:
            return super().write(data)
        except BrokenPipeError as error:
            _silence(self.fileno())
            raise PipeClosedError from error
        except OSError as error:
            _silence(self.fileno())
            raise OutputError(f"the output could not be written: {error.strerror}") from error


def guard_streams() -> None:
    """Let both streams tell their faults; a terminal has none."""
    sys.stdout, sys.stderr = _guarded(sys.stdout), _guarded(sys.stderr)


def end_as_others_do() -> None:
    """End the process as other programs end when nobody reads: by SIGPIPE, where the system has it."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)


def _guarded(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper) or stream.isatty():  # None where it was closed from the start
        return stream
    raw = _Output(stream.fileno(), "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
    )


def _silence(descriptor: int) -> None:
    """What is still in a buffer goes nowhere, instead of failing once more when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
