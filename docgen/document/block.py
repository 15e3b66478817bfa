"""Blocks: what the pages of a document are made of, by meaning; the union is closed.

``anchor`` names a block so that a :class:`~docgen.document.inline.Reference` can point to it. What is
numbered has a ``number`` that stays empty until :func:`docgen.document.number` has run.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from docgen.document.evidence import Chronology, Exhibit, Figure, KeyFigures, Listing
from docgen.document.inline import Inline
from docgen.document.prose import BlankLines, BulletList, CodeBlock, OrderedList, Paragraph, Quote, Rule
from docgen.document.tabular import Fields, Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document with a heading; its level is the depth at which it stands.

    ``numbered`` sections are counted (1, 1.1) and listed in the contents; others, and all that stand within
    something unnumbered, are neither.
    """

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...] = ()
    anchor: str = ""
    numbered: bool = True
    new_page: bool = False
    number: str = ""


class CalloutKind(Enum):
    """Why a passage stands out."""

    NOTE = "note"
    IMPORTANT = "important"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Callout:
    """A passage that stands out, with a word that says why."""

    title: str
    blocks: tuple[Block, ...]
    kind: CalloutKind = CalloutKind.NOTE


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs; an empty value leaves room to write it by hand."""

    role: str
    name: str = ""
    date: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A table to sign, never split from its heading, each row tall enough for a hand.

    ``date_heading`` names the column of dates. The column of meanings (21 CFR 11.50: authorship, review,
    approval) stands where ``with_meaning`` is set.
    """

    signatories: tuple[Signatory, ...]
    date_heading: str = "Date Reviewed"
    with_meaning: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents, down to ``depth`` levels."""

    title: str = "Contents"
    depth: int = 2


Block: TypeAlias = (
    Section
    | Paragraph
    | BulletList
    | OrderedList
    | Quote
    | CodeBlock
    | Rule
    | BlankLines
    | Table
    | Fields
    | KeyFigures
    | Chronology
    | Figure
    | Listing
    | Exhibit
    | Callout
    | SignOff
    | Contents
)
