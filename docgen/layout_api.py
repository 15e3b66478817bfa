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
    Document,
    Emphasis,
    Field,
    Fields,
    Figure,
    Foreign,
    Inline,
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
    Edition,
    Elapsed,
    Incident,
    Moment,
    Revision,
    Severity,
    Source,
    Status,
    TimelineEntry,
    Why,
    edition_name,
)
from docgen.incident import SignOff as SignOffEntry
from docgen.markup import parse_blocks, parse_inlines


@dataclass(frozen=True, slots=True)
class Options:
    """What the one who renders may say beyond the data; whatever the data says itself goes first."""

    organization: str = ""
    logo: Picture | None = None
    copy: str = ""
    """Which of several numbered copies it is, and whose: ``Copy 3 of 12 – Recipient``."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name as ``--layout`` takes it, what it is for in a sentence, and its function."""

    name: str
    purpose: str
    assemble: Callable[[Dossier, Options], Document]


__all__ = [
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
    "Document",
    "DocumentControl",
    "Dossier",
    "Edition",
    "Elapsed",
    "Emphasis",
    "Exhibit",
    "ExhibitBlock",
    "Field",
    "Fields",
    "Figure",
    "Foreign",
    "Incident",
    "Inline",
    "KeyFigure",
    "KeyFigures",
    "Label",
    "Layout",
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
    "Quote",
    "Reference",
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
    "edition_name",
    "parse_blocks",
    "parse_inlines",
    "parts_among",
]
