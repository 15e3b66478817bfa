"""The manifest of one incident, written whole: ``{"manifest_version": 1, "documents": [...]}``.

That of a batch is read here, too, so that a document can be looked up in either.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path, PurePosixPath

from docgen.errors import UnreadableError
from docgen.incident import INTERNAL
from docgen.manifest.entry import Entry
from docgen.manifest.line import BATCH_MANIFEST, Line, read_lines

_VERSION = 1
_MOST_BYTES = 256 * 2**20
_OF_A_BATCH = PurePosixPath(BATCH_MANIFEST).suffix


_KINDS = {"size": (int,), "pages": (int, type(None))}


def dump_manifest(entries: Iterable[Entry]) -> bytes:
    """The manifest as it is written to a file."""
    listed = [_dumped(entry) for entry in entries]
    text = json.dumps({"manifest_version": _VERSION, "documents": listed}, indent=2, ensure_ascii=False)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def read_manifest(path: Path) -> tuple[Entry, ...]:
    """The entries of a manifest; of a batch's, those of the documents that were made.

    Raises:
        UnreadableError: it cannot be read, or is no manifest of this version.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise UnreadableError(f"{path}: the manifest has more than {_MOST_BYTES // 2**20} MiB")
        if path.suffix == _OF_A_BATCH:
            return tuple(_entry_of(line) for line in read_lines(data, str(path))[0] if not line.failure)
        content = json.loads(data)
    except OSError as error:
        raise UnreadableError(f"{path}: the manifest cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: the manifest is no JSON: {error}") from error
    listed = content.get("documents") if isinstance(content, dict) else None
    if not isinstance(listed, list) or content.get("manifest_version") != _VERSION:
        raise UnreadableError(f"{path}: this is no manifest of docgen's (manifest_version: {_VERSION})")
    return tuple(_entry(each, index, path) for index, each in enumerate(listed))


def _dumped(entry: Entry) -> dict[str, object]:
    """Without the audience where it is the usual one: what is made for all has no edition."""
    said = asdict(entry)
    return {name: value for name, value in said.items() if (name, value) != ("audience", INTERNAL)}


def _entry_of(line: Line) -> Entry:
    given = {each.name: getattr(line, each.name) for each in fields(Entry)}
    return Entry(**given | {"source": PurePosixPath(line.source).name})


def _entry(value: object, index: int, path: Path) -> Entry:
    names = [field.name for field in fields(Entry)]
    value = {"audience": INTERNAL, **value} if isinstance(value, dict) else value
    if not isinstance(value, dict) or any(
        not isinstance(value.get(name), _KINDS.get(name, (str,))) for name in names
    ):
        wanted = ", ".join(names)
        raise UnreadableError(f"{path}: documents[{index}] is not what a manifest holds ({wanted})")
    return Entry(**{name: value[name] for name in names})
