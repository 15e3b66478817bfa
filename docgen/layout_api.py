"""The contract between docgen and a layout: the only module of docgen that a layout imports from.

A layout is a :class:`Layout`: a name, a sentence on what it is for, and a pure function from a dossier and
options to a document. A package offers one through the entry-point group ``docgen.layouts``; a single file
does by calling its layout ``layout``::

    from docgen.layout_api import Document, Dossier, Layout, Metadata, Options, Section, Text

    def assemble(dossier: Dossier, options: Options) -> Document:
        incident = dossier.incident
        return Document(
            metadata=Metadata(title=incident.title),
            blocks=(Section(title=(Text("Summary"),)),),
        )

    layout = Layout(name="memo", purpose="One page for the file.", assemble=assemble)

Numbers, captions, contents and page numbers are not the layout's business: docgen fills them in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any

from docgen.deadlines import REGIMES as REGIME_NAMES
from docgen.deadlines import Deadline, Limit, Prompt, Withheld, deadlines_of, stated_as_of
from docgen.deadlines import State as DeadlineState
from docgen.document import (
    Blank,
    BlankLines,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Chronology,
    Code,
    CodeBlock,
    Column,
    Contents,
    Cover,
    CoverExtent,
    Deleted,
    Document,
    Emphasis,
    Field,
    Fields,
    Figure,
    Foreign,
    Inline,
    Inserted,
    KeyFigure,
    KeyFigures,
    Label,
    LineBreak,
    Link,
    Listing,
    ListingKind,
    Metadata,
    Milestone,
    OrderedList,
    PageNumber,
    Paragraph,
    ParagraphRole,
    Picture,
    Quote,
    Reference,
    Row,
    Rule,
    Running,
    Section,
    Signatory,
    SignOff,
    Strong,
    Table,
    Text,
    Tone,
    without_empty,
)
from docgen.document import Exhibit as ExhibitBlock
from docgen.evidence import Dossier, Exhibit, parts_among
from docgen.incident import (
    ActionItem,
    ActionStatus,
    ActionType,
    Appendix,
    AppendixKind,
    DocumentControl,
    DocumentReference,
    Elapsed,
    Excerpt,
    Incident,
    Moment,
    RedactionRecord,
    Regime,
    Removal,
    RemovalKind,
    Revision,
    Severity,
    Source,
    Status,
    TimelineEntry,
    Why,
    show_reference,
)
from docgen.incident import SignOff as SignOffEntry
from docgen.location import show_path
from docgen.markup import parse_blocks, parse_inlines

if TYPE_CHECKING:
    from docgen import comparing, filing

_ROOMS = ("comparing", "filing")
"""Loaded when a layout first asks for them, as few do."""


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"docgen.{name}")
    raise AttributeError(name)


@dataclass(frozen=True, slots=True)
class Options:
    """What the one who renders may say beyond the data; whatever the data says itself goes first.

    ``as_of`` is aware; what has not been submitted to an authority is judged by it, and not by the date of
    the report.
    """

    organization: str = ""
    logo: Picture | None = None
    as_of: datetime | None = None
    record: RedactionRecord | None = None
    copy: str = ""
    """Which of several numbered copies it is, and whose: ``Copy 3 of 12 – Recipient``."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name as ``--layout`` takes it, what it is for in a sentence, and its function."""

    name: str
    purpose: str
    assemble: Callable[[Dossier, Options], Document]


__all__ = [
    "REGIME_NAMES",
    "ActionItem",
    "ActionStatus",
    "ActionType",
    "Appendix",
    "AppendixKind",
    "Blank",
    "BlankLines",
    "Block",
    "BulletList",
    "Callout",
    "CalloutKind",
    "Cell",
    "Chronology",
    "Code",
    "CodeBlock",
    "Column",
    "Contents",
    "Cover",
    "CoverExtent",
    "Deadline",
    "DeadlineState",
    "Deleted",
    "Document",
    "DocumentControl",
    "DocumentReference",
    "Dossier",
    "Elapsed",
    "Emphasis",
    "Excerpt",
    "Exhibit",
    "ExhibitBlock",
    "Field",
    "Fields",
    "Figure",
    "Foreign",
    "Incident",
    "Inline",
    "Inserted",
    "KeyFigure",
    "KeyFigures",
    "Label",
    "Layout",
    "Limit",
    "LineBreak",
    "Link",
    "Listing",
    "ListingKind",
    "Metadata",
    "Milestone",
    "Moment",
    "Options",
    "OrderedList",
    "PageNumber",
    "Paragraph",
    "ParagraphRole",
    "Picture",
    "Prompt",
    "Quote",
    "RedactionRecord",
    "Reference",
    "Regime",
    "Removal",
    "RemovalKind",
    "Revision",
    "Row",
    "Rule",
    "Running",
    "Section",
    "Severity",
    "SignOff",
    "SignOffEntry",
    "Signatory",
    "Source",
    "Status",
    "Strong",
    "Table",
    "Text",
    "TimelineEntry",
    "Tone",
    "Why",
    "Withheld",
    "comparing",
    "deadlines_of",
    "filing",
    "parse_blocks",
    "parse_inlines",
    "parts_among",
    "show_path",
    "show_reference",
    "stated_as_of",
    "without_empty",
]
