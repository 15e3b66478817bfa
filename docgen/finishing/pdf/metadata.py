"""XMP read back: its properties by name, whatever prefixes the file has for them (ISO 16684-1, 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from xml.parsers import expat

from docgen.errors import UnreadableError

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LARGEST = 8 * 2**20
_PROPERTY_DEPTH = 3
"""Within ``x:xmpmeta``, ``rdf:RDF`` and ``rdf:Description``."""

Properties = Mapping[tuple[str, str], tuple[str, ...]]
"""The values of each property, by its namespace and name; a simple one has one value."""


def read_xmp(data: bytes) -> Properties:
    """The properties of a packet.

    Raises:
        UnreadableError: it is no well-formed XML, is too large, or has a document type of its own.
    """
    if len(data) > _LARGEST:
        raise UnreadableError("the metadata of the file are too large")
    reading = _Reading()
    try:
        reading.parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(f"the metadata of the file are broken: {error}") from error
    return {name: tuple(values) for name, values in reading.found.items()}


class _Reading:
    """One reading of one packet; each element's name is its namespace, a blank and its local name."""

    def __init__(self) -> None:
        self.found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self._open: list[str] = []
        self._text = ""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == f"{_RDF} Description":
            for name, value in attributes.items():
                if " " in name and not name.startswith(_RDF):
                    self.found[self._name(name)].append(value)
        self._open.append(tag)
        self._text = ""

    def _characters(self, text: str) -> None:
        self._text += text

    def _end(self, tag: str) -> None:
        self._open.pop()
        if tag == f"{_RDF} li" and len(self._open) == _PROPERTY_DEPTH + 2:
            self.found[self._name(self._open[_PROPERTY_DEPTH])].append(self._text)
        elif len(self._open) == _PROPERTY_DEPTH and not tag.startswith(_RDF) and self._text.strip():
            self.found[self._name(tag)].append(self._text.strip())
        self._text = ""

    def _doctype(self, *_: object) -> None:
        raise UnreadableError("the metadata of the file have a document type of their own, and are not read")

    @staticmethod
    def _name(tag: str) -> tuple[str, str]:
        namespace, _, local = tag.rpartition(" ")
        return namespace, local
