"""Reading a data file: bytes, text, format, data.

The format follows the suffix. Without one that says so (standard input), the text itself tells: JSON begins
with a brace, or is one list; TOML begins, comments aside, with a table's header or a ``key = value``; all
else is YAML.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from docgen.errors import DataError
from docgen.location import Location, Positions
from docgen.problem import Problem
from docgen.readers.decode import decode
from docgen.readers.source import Data, Source

MAX_BYTES = 16 * 1024 * 1024
"""The largest data file that is read; pictures and logs lie beside it, not in it."""

_SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}
_FIRST_LINE = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n)*+[^\S\n]*([^\n]*)")
_TOML_LINE = re.compile(
    r"\[\[?[^\[\]]+\]\]?\s*(?:#.*)?$"  # a header
    r"""|(?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*\s*="""  # a key and its value
)


def read(path: str | os.PathLike[str]) -> Source:
    """Read a data file.

    Raises:
        DataError: it cannot be read, is too large, or is not well-formed; with all there is to say of it.
    """
    return read_content(content_of(path), path)


def content_of(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a data file, for whoever needs them beside what they say: at most one more than is read.

    Raises:
        DataError: it cannot be read.
    """
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DataError([_unreadable(os.fspath(path), f"the file cannot be read: {reason}")]) from error


def read_content(data: bytes, path: str | os.PathLike[str]) -> Source:
    """What :func:`read` makes of a file with these bytes.

    Raises:
        DataError: as :func:`read`.
    """
    suffix = Path(path).suffix.lower()
    return _source(data, os.fspath(path), _SUFFIXES.get(suffix), Path(path).absolute().parent)


def read_bytes(data: bytes, name: str, format: str | None = None) -> Source:  # noqa: A002 - the field's word
    """Read data that is at hand already, as from standard input.

    Args:
        data: what the file would hold.
        name: what messages call it (``<stdin>``).
        format: ``yaml``, ``json`` or ``toml``; when absent, the suffix of the name or the text tells.

    Raises:
        DataError: it is too large, not well-formed, or in an unknown format.
    """
    if format is not None and format not in _SUFFIXES.values():
        raise DataError([_unreadable(name, f"{format!r} is no format of data", "yaml, json or toml")])
    return _source(data, name, format or _SUFFIXES.get(Path(name).suffix.lower()), None)


def sniff(text: str) -> str:
    """Which format a text is in, by its first line that says anything."""
    if text.lstrip().startswith("{") or _is_json_list(text):
        return "json"
    first = _FIRST_LINE.match(text)
    return "toml" if first and _TOML_LINE.match(first[1]) else "yaml"


def _is_json_list(text: str) -> bool:
    """Whether a text is a list of JSON; a table's header in TOML begins as one does."""
    if not text.lstrip().startswith("["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _source(data: bytes, name: str, format_: str | None, folder: Path | None) -> Source:
    if len(data) > MAX_BYTES:
        expected = f"at most {MAX_BYTES // 1024 // 1024} MiB; keep logs and pictures in files of their own"
        raise DataError([Problem("too-large", "the file is too large", expected, location=Location(name))])
    text = decode(data, name)
    chosen = format_ or sniff(text)
    content, positions = _parser(chosen)(text, name)
    return Source(content, positions, name, folder, sha256(data).hexdigest(), chosen)


def _parser(format_: str) -> Callable[[str, str], tuple[Data, Positions]]:
    """The parser of a format; each loads only what it needs itself."""
    if format_ == "yaml":
        from docgen.readers.yaml_text import parse_yaml  # noqa: PLC0415

        return parse_yaml
    if format_ == "json":
        from docgen.readers.json_text import parse_json  # noqa: PLC0415

        return parse_json
    from docgen.readers.toml_text import parse_toml  # noqa: PLC0415

    return parse_toml


def _unreadable(name: str, message: str, expected: str = "") -> Problem:
    return Problem("unreadable", message, expected, location=Location(name))
