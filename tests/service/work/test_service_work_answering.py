"""How a worker answers: what is raised on purpose travels, and so does that a disk is full."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest

from docgen.errors import DocgenError, LayoutError, OutputError
from docgen.service.work.answering import answered


def raising(error: Exception) -> None:
    raise error


def test_what_a_function_gives_or_raises_on_purpose_is_answered() -> None:
    assert answered(divmod, (7, 2)) == (3, 1)
    error: DocgenError = LayoutError("the layout failed")
    assert answered(raising, (error,)) is error


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_disk_that_takes_nothing_is_what_cannot_be_written(number: int) -> None:
    found = answered(raising, (OSError(number, "there is no room", "/tmp/x"),))
    assert isinstance(found, OutputError)
    assert str(found) == "/tmp/x: cannot be written: there is no room"


def test_a_folder_that_is_gone_is_what_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    found = answered(raising, (FileNotFoundError(errno.ENOENT, "there is none", "/gone/x"),))
    assert isinstance(found, OutputError)


def test_whatever_else_is_raised_is_a_bug() -> None:
    for error in (KeyError("x"), OSError(errno.ENOENT, "there is none")):
        with pytest.raises(type(error)):
            answered(raising, (error,))
