"""The document as a whole: its metadata, its cover, what runs on every page, and its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from docgen.document.attachment import Attachment
from docgen.document.block import Block
from docgen.document.inline import Inline, Label
from docgen.document.language import OWN_WORDS
from docgen.document.marking import Marking
from docgen.document.picture import Picture


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself; ``dated`` comes from the data, never from a clock.

    ``digest`` is the content digest: the SHA-256, in hexadecimal, of all that the document was made from.
    ``layout`` names the layout that made it. Both are empty for a document that was made by hand.
    ``language`` is that of the text; ``names_language`` that of the names which the layout gives: of fields
    and key figures, of the kind of document, of the contents. ``audience`` names for whom this edition is,
    ``copy`` and ``recipient`` which numbered copy it is and whose; each is empty where it is nobody's.
    """

    title: str
    language: str = "en"
    authors: tuple[str, ...] = ()
    subject: str = ""
    keywords: tuple[str, ...] = ()
    identifier: str = ""
    dated: datetime | None = None
    digest: str = ""
    layout: str = ""
    names_language: str = OWN_WORDS
    audience: str = ""
    copy: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """What stands at the edge of every page but a cover page; *Page X of Y* is always added."""

    header_start: str = ""
    header_end: str = ""
    footer_start: str = ""


class CoverExtent(Enum):
    """How much room the cover takes."""

    PAGE = "page"
    """A page of its own, without running header and footer."""
    MASTHEAD = "masthead"
    """The top of the first page."""


@dataclass(frozen=True, slots=True)
class Cover:
    """How a document introduces itself; ``blocks`` (a control block, say) stand below its title."""

    kind: str
    title: str
    organization: str = ""
    lead: tuple[Inline, ...] = ()
    labels: tuple[Label, ...] = ()
    logo: Picture | None = None
    blocks: tuple[Block, ...] = ()
    extent: CoverExtent = CoverExtent.PAGE


@dataclass(frozen=True, slots=True)
class Document:
    """A document, ready to be written in any format.

    ``stamp`` is a word drawn large and pale across every page ("DRAFT"); empty for none. ``attachments``
    travel inside the file, in formats that can hold files. ``marking`` stands on every page, a cover too.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    cover: Cover | None = None
    running: Running = Running()
    stamp: str = ""
    attachments: tuple[Attachment, ...] = ()
    marking: Marking = Marking()
