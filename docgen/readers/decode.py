"""From bytes to text: UTF-8 with or without a byte order mark, UTF-16 with one, and nothing else."""

from __future__ import annotations

import codecs

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem
from docgen.readers.lines import Lines

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE = len("FF")
_REMEDY = "save the file as UTF-8"


def decode(data: bytes, name: str) -> str:
    """The text of a file, without its byte order mark.

    Raises:
        DataError: at the first bytes that are not text in the file's encoding.
    """
    mark, encoding = next(
        ((mark, encoding) for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    if encoding == "utf-32":
        raise DataError([Problem("encoding", "UTF-32 is not read", _REMEDY, location=Location(name, 1, 1))])
    body = data[len(mark) :]
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding)
        place = Lines(before).place(len(before))
        shown = " ".join(f"{byte:02X}" for byte in body[error.start : error.end])
        subject = f"the byte {shown} is" if len(shown) == _ONE else f"the bytes {shown} are"
        message = f"{subject} no {_family(encoding)} text"
        raise DataError([Problem("encoding", message, _REMEDY, location=Location(name, *place))]) from error


def _family(encoding: str) -> str:
    return encoding[:6].rstrip("-").upper()
