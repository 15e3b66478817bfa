"""Logs, diffs, configuration and transcripts: bytes into lines that can be printed."""

from __future__ import annotations

import codecs

from docgen.evidence.notes import Notes
from docgen.evidence.refusal import refusal
from docgen.evidence.signature import media_type
from docgen.incident import AppendixKind
from docgen.printable import printable

MOST_BYTES = 8 * 2**20
"""The most bytes that a listing may have."""
MOST_LINES = 200_000

_TAB = {AppendixKind.CONFIG: 4}
_TERMINAL_TAB = 8
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FEW_NULS = 0.05
# Five bytes have no meaning in Windows-1252: they stay controls, and come out as visible marks.
_BYTES = {0xDC00 + byte: f"‹{byte:02X}›" for byte in range(0x80, 0x100)}
_WINDOWS_1252 = {byte: bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def text_of(data: bytes) -> str:
    """The text of a file's bytes, as :func:`decode_listing` reads it, with nothing to say of it.

    Raises:
        DataError: the file is no text.
    """
    return decode_listing(data, "the file", Notes())


def decode_listing(data: bytes, name: str, notes: Notes) -> str:
    """The text of a file: by its byte order mark, else as UTF-8, else as Windows-1252 with a finding.

    Raises:
        DataError: the file is no text.
    """
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if encoding:
        return _decode_marked(data, encoding, name, notes)
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_damaged(data, f"{name} (line {data.count(10, 0, error.start) + 1})", notes)


def fit_for_print(text: str, kind: AppendixKind, name: str, notes: Notes) -> str:
    """Text as a listing prints it: tabs as spaces, no line end at the end, what cannot be printed marked.

    Raises:
        DataError: it has more lines or more bytes than docgen prints.
    """
    made = printable(text)
    for change in made.changes:
        notes.find(f"{name}: {change}")
    lines = made.text.count("\n") + 1
    if lines > MOST_LINES:
        raise refusal(
            "too-large",
            f"{name} has {lines:,} lines, more than docgen prints",
            f"at most {MOST_LINES:,}: give the part that matters, and the whole as an appendix of kind file",
        )
    shown = made.text.expandtabs(_TAB.get(kind, _TERMINAL_TAB)).rstrip("\n")
    if not shown.strip():
        notes.find(f"{name} is empty")
    return shown


def _decode_marked(data: bytes, encoding: str, name: str, notes: Notes) -> str:
    text = data.decode(encoding, "replace")
    if text.encode(encoding, "surrogatepass") != data:
        notes.find(f"{name} holds bytes that are no {encoding.upper()}")
    return text.removeprefix("\ufeff")


def _refuse_binary(data: bytes, name: str) -> None:
    found = media_type(data, "")
    if data and not found.startswith(("text/", "image/svg", "application/octet-stream", "application/rtf")):
        raise refusal("not-text", f"{name} is {found}, not text", "a text file, or an appendix of kind file")
    if data.count(0) > _FEW_NULS * len(data):
        raise refusal(
            "not-text",
            f"{name} is not text: it is full of the byte 00",
            "a text file in UTF-8 (UTF-16 needs a byte order mark), or an appendix of kind file",
        )


def _decode_damaged(data: bytes, place: str, notes: Notes) -> str:
    """Decode what is not all UTF-8: with more good than bad sequences it is damaged, else something else."""
    text = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in text)
    good = sum(character > "\x7f" for character in text) - bad
    if good > bad:
        notes.find(f"{place}: bytes that are no UTF-8 are shown by their value, as ‹FF›{_times(bad)}")
        return text.translate(_BYTES)
    notes.find(f"{place}: is not UTF-8, and was read as Windows-1252")
    return data.decode("latin-1").translate(_WINDOWS_1252)


def _times(count: int) -> str:
    return "" if count == 1 else f", {count} times"
