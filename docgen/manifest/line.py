"""One document of a batch, as a line of its manifest: what was made from what, or why it could not be.

A line is a JSON object (JSON Lines, one object a line in UTF-8). The last line of a document says how it
stands; those before it are its history.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any, TypeAlias

from docgen.errors import UnreadableError
from docgen.incident import INTERNAL

BATCH_MANIFEST = "manifest.jsonl"
"""The name of a batch's manifest in its folder."""

_VERSION = 1

Key: TypeAlias = tuple[str, str, str, str]


class FailureKind(Enum):
    """Why a document could not be made."""

    DATA = "data"
    """The data or the exhibits have problems, or could not be read."""
    LAYOUT = "layout"
    DOCUMENT = "document"
    OUTPUT = "output"
    """The file could not be written, or may not be replaced."""
    CHANGED = "changed"
    """The data changed while the batch was at work."""
    TIME = "time"
    MEMORY = "memory"
    DIED = "died"
    """The process that made it was ended, more than once."""
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be made, in full; ``problems`` are those of the data, each in its place."""

    kind: FailureKind
    message: str
    problems: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the name of a document may be made of."""

    id: str
    severity: str
    date: str


@dataclass(frozen=True, slots=True)
class Line:
    """How one document of a batch stands.

    ``source`` is the data file, from the folder of the manifest; with ``layout``, ``format`` and ``audience``
    it tells this document from every other. ``document`` is its file (empty where not even its name could be
    known), ``recipe_sha256`` the digest of all that it was made with besides the data, and ``exhibits`` the
    paths and digests of the files that the data name. ``seconds`` is how long it took, ``finished`` when it
    was done (ISO 8601, UTC). What was made has no ``failure``.
    """

    source: str
    layout: str
    format: str
    recipe_sha256: str
    docgen: str
    finished: str
    seconds: float
    document: str = ""
    sha256: str = ""
    size: int = 0
    pages: int | None = None
    content_sha256: str = ""
    source_sha256: str = ""
    exhibits: tuple[tuple[str, str], ...] = ()
    incident: Facts | None = None
    findings: tuple[str, ...] = ()
    failure: Failure | None = None
    audience: str = INTERNAL

    @property
    def key(self) -> Key:
        """What tells this document from every other of the batch."""
        return self.source, self.layout, self.format, self.audience


def dump_line(line: Line) -> bytes:
    """The line as it is written, with its end."""
    data = {"manifest_version": _VERSION, "outcome": "failed" if line.failure else "made", **asdict(line)}
    data["exhibits"] = [{"path": path, "sha256": digest} for path, digest in line.exhibits]
    if line.audience == INTERNAL:  # what is made for all has no edition
        del data["audience"]
    if line.failure is not None:
        data["failure"]["kind"] = line.failure.kind.value
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def read_lines(data: bytes, name: str) -> tuple[tuple[Line, ...], int]:
    """The lines of a manifest, and the length in bytes of those that are whole.

    Where the machine went down while a line was written, the last one has no end: it says nothing yet.

    Args:
        data: the content of the manifest.
        name: what messages call it.

    Raises:
        UnreadableError: a line before the last is no line of a manifest; every such line is named.
    """
    length = data.rfind(b"\n") + 1
    lines: list[Line] = []
    faults: list[str] = []
    for number, each in enumerate(data[:length].splitlines(), 1):
        try:
            lines.append(_line(json.loads(each)))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            faults.append(f"{name}:{number}: this is no line of a batch's manifest ({_reason(error)})")
    if faults:
        raise UnreadableError("\n".join(faults))
    return tuple(lines), length


def _line(data: dict[str, Any]) -> Line:
    if data["manifest_version"] != _VERSION:
        raise ValueError(f"its version is {data['manifest_version']!r}, not {_VERSION}")
    data = {"audience": INTERNAL, **data}
    given = {each.name: data[each.name] for each in fields(Line)}
    given["exhibits"] = tuple((each["path"], each["sha256"]) for each in given["exhibits"])
    given["findings"] = tuple(given["findings"])
    given["incident"] = given["incident"] and Facts(**given["incident"])
    if given["failure"] is not None:
        failure = given["failure"]
        given["failure"] = Failure(
            FailureKind(failure["kind"]), failure["message"], tuple(failure["problems"])
        )
    _check_kinds(given)
    return Line(**given)


_KINDS: dict[str, tuple[type, ...]] = {"size": (int,), "pages": (int, type(None)), "seconds": (int, float)}
_OTHERS = ("exhibits", "findings", "incident", "failure")


def _check_kinds(given: Mapping[str, object]) -> None:
    for name, value in given.items():
        if name not in _OTHERS and not isinstance(value, _KINDS.get(name, (str,))):
            raise TypeError(f"{name} is {value!r}")


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)
