"""Trouble of the machine: what the system refuses to everybody, and is no bug of docgen's."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

from docgen.batch.failing import NO_ROOM

_TROUBLE = (*NO_ROOM, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE)


def is_trouble(error: OSError) -> bool:
    """Whether a disk is full, broken or read-only, no more files can be opened, or the data folder is gone.

    Of the last the folder for temporary files tells, which lies in it.
    """
    return error.errno in _TROUBLE or not Path(tempfile.gettempdir()).is_dir()
