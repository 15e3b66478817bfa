"""Numbered copies of one incident's documents: the data are read once, and each layout is laid out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.copies import Copy
from docgen.evidence import Dossier
from docgen.layout_api import Layout, Options
from docgen.pipeline import Request, assemble, dated
from docgen.registry import find_layout
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers import Artifact, load_writer


@dataclass(frozen=True, slots=True)
class CopyMade:
    """One document of one copy."""

    layout: str
    copy: Copy
    artifact: Artifact


def distribute(request: Request, dossier: Dossier, copies: Sequence[Copy]) -> Iterator[CopyMade]:
    """Every document that a request wants, for each copy, one after the other as they are made.

    The bytes of a copy are those that it would have if it were the only one made.

    Raises:
        DocgenError: of the stage that failed. Characters of a name that no font holds are found before the
            first document is made.
    """
    layouts = [find_layout(name) for name in request.layouts]
    typefaces = load_typefaces(request.theme, request.fonts)
    typefaces.choose([copy.designation for copy in copies])
    return (made for layout in layouts for made in _of_layout(layout, request, dossier, copies, typefaces))


def _of_layout(
    layout: Layout, request: Request, dossier: Dossier, copies: Sequence[Copy], typefaces: Typefaces
) -> Iterator[CopyMade]:
    writers = [load_writer(name) for name in request.formats]
    writings = [each.series(request.theme, typefaces, request.options) for each in writers]
    for copy in copies:
        options = Options(request.theme.organization, request.theme.logo, copy.designation)
        document = dated(assemble(dossier, layout, options))
        for writing in writings:
            yield CopyMade(layout.name, copy, writing(document))
