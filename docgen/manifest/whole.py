"""The manifest of one incident, written whole: ``{"manifest_version": 1, "documents": [...]}``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

from docgen.errors import UnreadableError
from docgen.manifest.entry import Entry

_VERSION = 1
_MOST_BYTES = 256 * 2**20


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
    listed = content.get("documents") if isinstance(content, dict) else None
    if not isinstance(listed, list) or content.get("manifest_version") != _VERSION:
        raise UnreadableError(f"{path}: this is no manifest of docgen's (manifest_version: {_VERSION})")
    return tuple(_entry(each, index, path) for index, each in enumerate(listed))


def _entry(value: object, index: int, path: Path) -> Entry:
    names = [field.name for field in fields(Entry)]
    if not isinstance(value, dict) or any(
        not isinstance(value.get(name), _KINDS.get(name, (str,))) for name in names
    ):
        wanted = ", ".join(names)
        raise UnreadableError(f"{path}: documents[{index}] is not what a manifest holds ({wanted})")
    return Entry(**{name: value[name] for name in names})
