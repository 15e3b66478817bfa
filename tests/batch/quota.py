"""A program: ``docgen`` on a disk that is full when a folder holds so many bytes, where none can be mounted.

The system says so when a file is flushed, as file systems do that put off finding room for it.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

_flush = os.fsync


def _flush_within_the_quota(descriptor: int) -> None:
    files = [path for path in Path(os.environ["DOCGEN_TEST_OUT"]).rglob("*") if path.is_file()]
    if sum(path.stat().st_size for path in files) > int(os.environ["DOCGEN_TEST_ROOM"]):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    _flush(descriptor)


os.fsync = _flush_within_the_quota  # in workers, too, which load this program as a module

if __name__ == "__main__":
    from docgen.cli.__main__ import run

    run()
