"""Numbered copies of one incident's documents: the data are read once, and each layout is laid out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.copies import Copy
from docgen.document import Document
from docgen.layout_api import Layout, Options
from docgen.pipeline import Request, assemble, dated
from docgen.policy import Edition
from docgen.registry import find_layout
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers import Artifact, load_writer


@dataclass(frozen=True, slots=True)
class CopyMade:
    """One document of one copy."""

    layout: str
    copy: Copy
    artifact: Artifact


def distribute(request: Request, made_for: Edition, copies: Sequence[Copy]) -> Iterator[CopyMade]:
    """Every document that a request wants, for each copy, one after the other as they are made.

    The bytes of a copy are those that it would have if it were the only one made.

    Raises:
        DocgenError: of the stage that failed. Characters of a name that no font holds are found before the
            first document is made.
    """
    layouts = [find_layout(name) for name in request.layouts]
    typefaces = load_typefaces(request.theme, request.fonts)
    typefaces.choose([copy.designation for copy in copies])
    return (made for layout in layouts for made in _of_layout(layout, request, made_for, copies, typefaces))


def _of_layout(
    layout: Layout, request: Request, made_for: Edition, copies: Sequence[Copy], typefaces: Typefaces
) -> Iterator[CopyMade]:
    writers = [load_writer(name) for name in request.formats]
    writings = [each.series(request.theme, typefaces, request.options) for each in writers]
    for copy in copies:
        theme = request.theme
        options = Options(
            theme.organization, theme.logo, request.as_of, made_for.record, copy=copy.designation
        )
        document = carried(dated(assemble(made_for.dossier, layout, options)), copy)
        for writing in writings:
            yield CopyMade(layout.name, copy, writing(document))


def carried(document: Document, copy: Copy) -> Document:
    """The document with what it carries of its copy, by which a register tells it from the others."""
    whose = ", ".join(filter(None, (copy.recipient, copy.organisation)))
    return replace(document, metadata=replace(document.metadata, copy=str(copy.number), recipient=whose))
