"""The seal of a Word file: the digest of each of its parts, of its text, and of each file within it.

The seal is written in one way only, and holds its own digest, so that a change of the seal itself is found
as well. Digests are SHA-256 in hexadecimal (FIPS 180-4).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Protocol
from xml.sax.saxutils import quoteattr

from docgen.seal.markup import Element, held, parse, refused, released
from docgen.seal.namespace import SEAL
from docgen.seal.story import Story, story

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_SAID = ("version", "layout", "digest", "source", "text")
_OF_SOME = ("audience", "copy", "recipient")
"""What few files say; the others do not speak of it."""
_MAIN = (f"{_RELATIONSHIPS}/officeDocument", f"{_STRICT}/officeDocument")


@dataclass(frozen=True, slots=True)
class WordSeal:
    """What a file was when it was made.

    ``files`` and ``parts`` are names with their digests, in the order of names: of what travels inside the
    document, and of the members of the package.
    """

    version: str
    """Of docgen."""
    layout: str = ""
    digest: str = ""
    """The content digest of the document."""
    source: str = ""
    """Which of the files is the data that it was made from."""
    files: tuple[tuple[str, str], ...] = ()
    text: str = ""
    """The digest of its visible text."""
    parts: tuple[tuple[str, str], ...] = ()
    audience: str = ""
    """For whom this edition is; like which numbered copy it is, and whose."""
    copy: str = ""
    recipient: str = ""
    own: str = ""
    """The digest of the seal as it is written without one."""

    @property
    def is_true(self) -> bool:
        """Whether it says what it said when it was made."""
        return self.own == self._digest(self._entries())

    def written(self) -> bytes:
        """The one way to write it."""
        entries = self._entries()
        return self._written(self._digest(entries), entries)

    def _digest(self, entries: str) -> str:
        return sha256(self._written("", entries)).hexdigest()

    def _entries(self) -> str:
        files = "".join([_entry("file", *each) for each in self.files])
        return files + "".join([_entry("part", *each) for each in self.parts])

    def _written(self, own: str, entries: str) -> bytes:
        some = {name: value for name in _OF_SOME if (value := getattr(self, name))}
        said = {name: getattr(self, name) for name in _SAID} | some | {"own": own}
        attributes = "".join(f" {name}={quoteattr(held(value))}" for name, value in said.items())
        seal = f'<seal xmlns="{SEAL}"{attributes}>\n{entries}</seal>\n'
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{seal}'.encode()


class Member(Protocol):
    """A member of a package, whose digest is known."""

    @property
    def data(self) -> bytes:
        """The whole of it."""

    @property
    def digest(self) -> str:
        """The SHA-256 of that."""


def sealed(members: Mapping[str, Member], document: WordSeal, body: Story | None = None) -> bytes:
    """The seal on a package that has none yet; ``document`` says what only the document knows.

    ``body`` is what its main part comes to, where somebody has read it already.
    """
    parts = tuple((name, members[name].digest) for name in sorted(members))
    text = text_digest({name: member.data for name, member in members.items()}, body)
    return replace(document, text=text, parts=parts).written()


def opened(data: bytes, part: str) -> WordSeal:
    """The seal that somebody finds in a file.

    Raises:
        DataError: it cannot be read.
    """
    root = parse(data, part)
    if (root.namespace, root.name) != (SEAL, "seal"):
        raise refused(part, "it is no seal of docgen")
    said = {name: released(root.attributes.get(name, "")) for name in (*_SAID, *_OF_SOME, "own")}
    return WordSeal(**said, files=_entries(root, "file"), parts=_entries(root, "part"))


def text_digest(members: Mapping[str, bytes], body: Story | None = None) -> str:
    """The digest of a package's visible text; ``body`` as for :func:`sealed`.

    Raises:
        DataError: a part with text is not there or not well-formed.
    """
    lines = "".join(f"{line}\n" for each in stories(members, body) for line in each.lines)
    return sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def stories(members: Mapping[str, bytes], body: Story | None = None) -> Iterator[Story]:
    """The body, then each header and footer in the order in which its sections name them.

    Raises:
        DataError: one of them is not there or not well-formed.
    """
    main = main_part(members)
    body = body or story(_member(members, main), main)
    yield body
    targets = _targets(members, main)
    for name in dict.fromkeys(targets.get(edge, "") for edge in body.edges):
        if name:
            yield story(_member(members, name), name)


def main_part(members: Mapping[str, bytes]) -> str:
    """The name of the part with the body: the one that the package relates to as its document.

    Raises:
        DataError: there is none.
    """
    root = parse(_member(members, "_rels/.rels"), "_rels/.rels")
    for each in root.all("Relationship"):
        if each.attributes.get("Type") in _MAIN:
            return _resolved("", each.attributes.get("Target", ""))
    raise refused("_rels/.rels", "it names no document")


def _targets(members: Mapping[str, bytes], part: str) -> dict[str, str]:
    """The parts that a part relates to, by the number of the relationship."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in members:
        return {}
    return {
        each.attributes.get("Id", ""): _resolved(folder, each.attributes.get("Target", ""))
        for each in parse(members[path], path).all("Relationship")
        if each.attributes.get("TargetMode") != "External"
    }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _member(members: Mapping[str, bytes], name: str) -> bytes:
    if name not in members:
        raise refused(name, "this part is missing")
    return members[name]


def _entry(kind: str, name: str, digest: str) -> str:
    return f"<{kind} name={quoteattr(held(name))} sha256={quoteattr(held(digest))}/>\n"


def _entries(root: Element, kind: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (released(each.attributes.get("name", "")), released(each.attributes.get("sha256", "")))
        for each in root.all(kind)
    )
