"""A PDF opened for inspection: what every rule looks at, read once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from conformance.finding import Finding
from conformance.pdf_content import Piece, read_content
from conformance.pdf_tree import Element, Mark, read_tree


@dataclass(frozen=True)
class Subject:
    """The file, its structure tree, and the marked content of its pages."""

    pdf: pikepdf.Pdf
    tree: Element
    pieces: dict[Mark, Piece]

    def pages_of(self, element: Element) -> list[int]:
        """The pages on which an element has content, in reading order."""
        return [self.pieces[mark].page for mark in element.content() if mark in self.pieces]


@contextmanager
def subject(path: Path) -> Iterator[Subject]:
    with pikepdf.open(path) as pdf:
        yield Subject(pdf, read_tree(pdf), read_content(pdf))


def found(rule: str, description: str, element: Element | None = None, place: str = "") -> Finding:
    """A finding of our own inspection."""
    return Finding("PDF", rule, description, element.place if element else place)
