"""XML as far as docgen reads it again: no document type, bounded depth, names with their namespace.

The reader is expat's (Python's ``xml.parsers.expat``); what it refuses becomes a :class:`DataError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem

_DEEPEST = 500
_ENCODINGS = ("UTF-8", "UTF-16")  # ECMA-376 part 2, 8.1.1.3
_SEPARATOR = " "  # between namespace and name; neither can hold it

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


@dataclass(slots=True)
class Handlers:
    """What is done at the start and end of each element, and with characters.

    An element is named by its namespace and name. An attribute that is of a namespace has this before its
    name, with a space between.
    """

    start: Callable[[tuple[str, str], dict[str, str]], None]
    end: Callable[[tuple[str, str]], None]
    characters: Callable[[str], None]


def walk(data: bytes, handlers: Handlers, part: str) -> None:
    """Read a part of a file from start to end.

    Raises:
        DataError: it is not well-formed, has a document type, or nests too deeply.
    """
    parser: Any = ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise refused(part, f"it nests its elements more than {_DEEPEST} deep")
        handlers.start(_split(name), attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handlers.end(_split(name))

    def document_type(*_: object) -> None:
        raise refused(part, "it has a document type (DTD), which no Word file needs")

    def declaration(_: str, encoding: str | None, __: int) -> None:
        if encoding is not None and encoding.upper() not in _ENCODINGS:
            raise refused(part, f"it is written in {encoding!r}, and no Word file is")

    parser.XmlDeclHandler = declaration
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handlers.characters
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise refused(part, f"it is not well-formed XML: {error}") from error


def parse(data: bytes, part: str) -> Element:
    """A part as a tree.

    Raises:
        DataError: as for :func:`walk`.
    """
    open_elements = [Element("", "", {})]
    pieces: list[list[str]] = [[]]

    def start(name: tuple[str, str], attributes: dict[str, str]) -> None:
        element = Element(*name, attributes)
        open_elements[-1].children.append(element)
        open_elements.append(element)
        pieces.append([])

    def end(_: tuple[str, str]) -> None:
        open_elements.pop().text = "".join(pieces.pop())

    def characters(text: str) -> None:
        pieces[-1].append(text)

    walk(data, Handlers(start, end, characters), part)
    return open_elements[0].children[0]


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


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return namespace, local
