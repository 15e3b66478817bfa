"""Blocks of running text: paragraphs, lists, quotes, code, and room to write by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from docgen.document.inline import Inline

if TYPE_CHECKING:
    from docgen.document.block import Block


class ParagraphRole(Enum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    """The opening words that give the gist."""
    NOTE = "note"
    """An aside: an explanation, a remark on what stands near."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    children: tuple[Inline, ...]
    role: ParagraphRole = ParagraphRole.BODY


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without an order; an item is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A list whose order counts, numbered from ``start``."""

    items: tuple[tuple[Block, ...], ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A few lines for a machine within running text; kept line by line."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A change of thought, drawn as a line."""


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Room for ``lines`` lines to be written by hand; ``purpose`` says what belongs there."""

    purpose: str
    lines: int = 3
