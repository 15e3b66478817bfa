"""What a document is: a tree that says what every part means and nothing of how it looks.

Layouts build it, :func:`number` numbers it, :func:`check` refuses a broken one, writers turn it into a
format.
"""

from docgen.document.attachment import Attachment, Relationship
from docgen.document.block import Block, Callout, CalloutKind, Contents, Section, Signatory, SignOff
from docgen.document.check import check
from docgen.document.document import Cover, CoverExtent, Document, Metadata, Running
from docgen.document.dump import dump
from docgen.document.evidence import (
    Chronology,
    Exhibit,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    ListingKind,
    Milestone,
)
from docgen.document.inline import (
    Blank,
    Code,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    Label,
    LineBreak,
    Link,
    PageNumber,
    Reference,
    Strong,
    Text,
    Tone,
)
from docgen.document.marking import Marking
from docgen.document.numbering import number
from docgen.document.outline import Heading, outline
from docgen.document.picture import Picture
from docgen.document.prose import (
    BlankLines,
    BulletList,
    CodeBlock,
    OrderedList,
    Paragraph,
    ParagraphRole,
    Quote,
    Rule,
)
from docgen.document.pruning import pruned, without_empty
from docgen.document.tabular import Cell, Column, Field, Fields, Row, Table
from docgen.document.walk import blocks_of, inlines_of, plain_text, walk_blocks

__all__ = [
    "Attachment",
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
    "Deleted",
    "Document",
    "Emphasis",
    "Exhibit",
    "Field",
    "Fields",
    "Figure",
    "Foreign",
    "Heading",
    "Inline",
    "Inserted",
    "KeyFigure",
    "KeyFigures",
    "Label",
    "LineBreak",
    "Link",
    "Listing",
    "ListingKind",
    "Marking",
    "Metadata",
    "Milestone",
    "OrderedList",
    "PageNumber",
    "Paragraph",
    "ParagraphRole",
    "Picture",
    "Quote",
    "Reference",
    "Relationship",
    "Row",
    "Rule",
    "Running",
    "Section",
    "SignOff",
    "Signatory",
    "Strong",
    "Table",
    "Text",
    "Tone",
    "blocks_of",
    "check",
    "dump",
    "inlines_of",
    "number",
    "outline",
    "plain_text",
    "pruned",
    "walk_blocks",
    "without_empty",
]
