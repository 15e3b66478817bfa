"""XML as far as docgen reads it again: no document type, bounded depth, names with their namespace.

The reader is expat's (Python's ``xml.parsers.expat``); what it refuses becomes a :class:`DataError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol
from xml.parsers.expat import ExpatError, ParserCreate

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem

_DEEPEST = 500
_ENCODINGS = ("UTF-8", "UTF-16")  # ECMA-376 part 2, 8.1.1.3
SEPARATOR = " "  # between namespace and name; neither can hold it

# What is no Char (XML 1.0, production 2), and the backslash, by which it is written instead. Line ends and
# tabs would become spaces in an attribute as soon as another program writes it again.
_UNHELD = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(slots=True)
class Element:
    """An element: its namespace and name, its attributes, what stands in it."""

    namespace: str
    name: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""
    """Its own character data, all of it."""

    def all(self, name: str) -> Iterator[Element]:
        """Its children of a name, in its own namespace."""
        return (each for each in self.children if (each.namespace, each.name) == (self.namespace, name))


class Reader(Protocol):
    """What is done with the elements and characters of a part, in their order.

    The name of an element or attribute that is of a namespace has this before it, with a space between.
    """

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def characters(self, text: str) -> None:
        """Character data."""


def walk(data: bytes, reader: Reader, part: str) -> None:
    """Read a part of a file from start to end.

    Raises:
        DataError: it is not well-formed, or has a document type.
    """
    parser: Any = ParserCreate(namespace_separator=SEPARATOR)
    parser.buffer_text = True

    def document_type(*_: object) -> None:
        raise refused(part, "it has a document type (DTD), which no Word file needs")

    def declaration(_: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.upper() not in _ENCODINGS:
            raise refused(part, f"it is written in {encoding!r}, and no Word file is")

    parser.XmlDeclHandler, parser.StartDoctypeDeclHandler = declaration, document_type
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.characters
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise refused(part, f"it is not well-formed XML: {error}") from error


def parse(data: bytes, part: str) -> Element:
    """A part as a tree.

    Raises:
        DataError: as for :func:`walk`, or it nests too deeply.
    """
    reader = _Tree(part)
    walk(data, reader, part)
    return reader.root.children[0]


class _Tree:
    """Builds a tree."""

    def __init__(self, part: str) -> None:
        self.root = Element("", "", {})
        self._part = part
        self._open = [self.root]
        self._pieces: list[list[str]] = [[]]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise refused(self._part, f"it nests its elements more than {_DEEPEST} deep")
        namespace, _, local = name.rpartition(SEPARATOR)
        element = Element(namespace, local, attributes)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._pieces.append([])

    def end(self, _: str) -> None:
        self._open.pop().text = "".join(self._pieces.pop())

    def characters(self, text: str) -> None:
        self._pieces[-1].append(text)


def held(text: str) -> str:
    r"""A text as an XML attribute can hold it: the rest is written ``\u0000``, and so is the backslash."""
    return _UNHELD.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def released(text: str) -> str:
    """The text that was held."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def refused(part: str, message: str) -> DataError:
    """The error that says what is wrong with a part."""
    expected = "a Word file as docgen, Word or LibreOffice saves it"
    return DataError([Problem("word-file", message, expected, location=Location(part))])
