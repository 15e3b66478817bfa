"""The manifest: what was made from what, with the digests by which both can be known again.

It is JSON, so that any tool can read it: ``{"manifest_version": 1, "documents": [...]}``. The names of
documents are relative to the folder of the manifest, so that both can be moved together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from docgen.errors import UnreadableError

_VERSION = 1
_MOST_BYTES = 256 * 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: its file, what it is, and what it was made from.

    ``content_sha256`` is the content digest of the data and the exhibits, ``source_sha256`` that of the bytes
    of the data file. ``pages`` is ``None`` where the format has no fixed ones.
    """

    document: str
    format: str
    layout: str
    sha256: str
    size: int
    pages: int | None
    content_sha256: str
    source: str
    source_sha256: str
    docgen: str


_KINDS = {"size": (int,), "pages": (int, type(None))}


def dump_manifest(entries: Iterable[Entry]) -> bytes:
    """The manifest as it is written to a file."""
    listed = [asdict(entry) for entry in entries]
    text = json.dumps({"manifest_version": _VERSION, "documents": listed}, indent=2, ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def read_manifest(path: Path) -> tuple[Entry, ...]:
    """The entries of a manifest.

    Raises:
        UnreadableError: it cannot be read, or is no manifest of this version.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise UnreadableError(f"{path}: the manifest has more than {_MOST_BYTES // 2**20} MiB")
        content = json.loads(data)
    except OSError as error:
        raise UnreadableError(f"{path}: the manifest cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: the manifest is no JSON: {error}") from error
    if not isinstance(content, dict) or content.get("manifest_version") != _VERSION:
        raise UnreadableError(f"{path}: this is no manifest of docgen's (manifest_version: {_VERSION})")
    listed = content.get("documents")
    return tuple(_entry(each, index, path) for index, each in enumerate(listed or ()))


def _entry(value: object, index: int, path: Path) -> Entry:
    names = [field.name for field in fields(Entry)]
    if not isinstance(value, dict) or any(
        not isinstance(value.get(name), _KINDS.get(name, (str,))) for name in names
    ):
        wanted = ", ".join(names)
        raise UnreadableError(f"{path}: documents[{index}] is not what a manifest holds ({wanted})")
    return Entry(**{name: value[name] for name in names})
