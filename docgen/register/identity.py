"""What a finished document says that it is: read from the document itself, never from the name of its file.

This is the one module that knows where a document carries its number, audience and copy: audience, copy
and recipient in its metadata (:class:`docgen.document.Metadata`, as they are read back), the rest in the data
that travel inside.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from docgen.document import Relationship
from docgen.errors import DataError
from docgen.finishing import Opened
from docgen.incident import INTERNAL
from docgen.incident.version import Version, folded, read_version
from docgen.printable import is_printable, printable
from docgen.readers import read_bytes

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Identity:
    """What no two documents may have in common; empty where a document does not say."""

    number: str
    version: str
    audience: str = INTERNAL
    layout: str = ""
    format: str = ""
    copy: str = ""

    @property
    def number_key(self) -> str:
        """The number, whatever its case, blanks and kinds of hyphen."""
        return folded(self.number)

    @property
    def order(self) -> Version:
        """The version, as it compares with others."""
        return read_version(self.version)

    @property
    def edition(self) -> tuple[str, str, str, str]:
        """Number, version, audience and copy, as they are compared: one content has one of each."""
        return self.number_key, self.order.canonical, folded(self.audience), folded(self.copy)

    @property
    def key(self) -> str:
        """All of it as one text, the same for every way to write the same."""
        parts = (*self.edition, folded(self.layout), folded(self.format))
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))

    def __str__(self) -> str:
        copy = f", copy {self.copy}" if self.copy else ""
        made = " ".join(each for each in (self.layout, self.format) if each)
        return f"{self.number} version {self.version} ({self.audience}, {made}{copy})"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself, as far as it does."""

    number: str = ""
    version: str = ""
    audience: str = INTERNAL
    copy: str = ""
    recipient: str = ""
    status: str = ""

    def identity(self, opened: Opened) -> Identity:
        """The identity that they come to; it may lack a number or a version."""
        return Identity(self.number, self.version, self.audience, opened.layout, opened.format, self.copy)

    @property
    def faults(self) -> tuple[str, ...]:
        """Why a document that says this cannot be told from others, in sentences without a full stop."""
        faults = [
            f"its {name} cannot be printed, or has more than {_LONGEST} characters"
            for name in (field.name for field in fields(self))
            if not _is_plain(getattr(self, name))
        ]
        if not self.number:
            faults.append("it says no document number (document: number: in its data)")
        if not self.version:
            faults.append("it says no version (document: version: in its data)")
        else:
            try:
                read_version(self.version)
            except ValueError as error:
                faults.append(f"its version cannot be ordered: {error}")
        return tuple(faults)


def facts_of(opened: Opened) -> Facts:
    """What a document says; nothing where its data are missing or broken.

    A document that names no audience has everything in it, and is internal.
    """
    data = _data_of(opened)
    control = data.get("document")
    held = control if isinstance(control, dict) else {}
    return Facts(
        number=_text(held.get("number")),
        version=_text(held.get("version")),
        audience=_text(opened.audience) or INTERNAL,
        copy=_text(opened.copy),
        recipient=_text(opened.recipient),
        status=_text(data.get("status")),
    )


def plain(text: str) -> str:
    """What somebody says of an issue, on one line that every database can hold."""
    return " ".join(printable(text).text.split())


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _data_of(opened: Opened) -> Mapping[str, Any]:
    sources = [each for each in opened.attachments if each.relationship is Relationship.SOURCE]
    if len(sources) != 1:
        return {}
    try:
        return read_bytes(sources[0].data, sources[0].name, "json").data
    except DataError:
        return {}


def _is_plain(text: str) -> bool:
    return len(text) <= _LONGEST and is_printable(text)
