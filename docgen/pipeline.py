"""From data to documents: the one place that joins the stages.

    load ── validate ── assemble ── write

Each is a plain function with nothing kept between calls, so that a command line, a batch and a service can
use them alike, from as many threads and processes as they like.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from os import PathLike
from pathlib import Path

from docgen import evidence, readers, schemas
from docgen.checking import load, validate
from docgen.document import Document, check, number, pruned
from docgen.document.exhibit_number import exhibit_numbers
from docgen.enclosure import content_digest, enclosed
from docgen.epoch import source_date_epoch
from docgen.errors import DocgenError, DocumentError, LayoutError
from docgen.evidence import Dossier
from docgen.incident import INTERNAL
from docgen.layout_api import Layout, Options
from docgen.marking import marked
from docgen.policy import STANDING, Edition, Policy, edition
from docgen.readers import Source
from docgen.registry import find_layout
from docgen.theme import Theme
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers import USUAL, Artifact, WriterOptions, load_writer

__all__ = ["Rendered", "Request", "assemble", "load", "load_theme", "render", "validate", "write"]

_log = logging.getLogger(__name__)


def load_theme(path: str | PathLike[str]) -> Theme:
    """Read a theme file, and the logo that it names.

    Raises:
        DataError: the file cannot be read or has problems; all of them are in the error.
    """
    source = readers.read(path)
    file = schemas.load_theme(source)
    if file.logo_path is None:
        return file.theme
    logo = evidence.gather_logo(file.logo_path, source.folder, source.positions)
    return replace(file.theme, logo=logo)


def assemble(
    dossier: Dossier, layout: Layout | str = "postmortem", options: Options | None = None
) -> Document:
    """Turn a dossier into a numbered, checked document, in a layout given itself, by name or by file.

    A dossier that :mod:`docgen.policy` did not make an edition of becomes the internal one.

    Raises:
        LayoutError: there is no such layout, or it failed.
        DocumentError: what the layout made is broken.
    """
    chosen = find_layout(layout) if isinstance(layout, str) else layout
    if not dossier.audience:
        dossier = edition(dossier).dossier
    try:
        document = chosen.assemble(dossier, options := options or Options())
    except (DocgenError, MemoryError):  # a want of memory is no fault of the layout's
        raise
    except Exception as error:
        raise LayoutError(f"the layout {chosen.name!r} failed: {_last_call(error)}") from error
    if not isinstance(document, Document):
        raise LayoutError(f"the layout {chosen.name!r} gave a {type(document).__name__} and no document")
    _log.info("%s: assembled", chosen.name)
    try:
        document = marked(_pruned(document, dossier), dossier.incident.document, options.copy)
        return check(number(_completed(document, dossier, chosen), _exhibits(dossier)))
    except RecursionError as error:
        raise DocumentError([f"the layout {chosen.name!r} nests its blocks too deeply"]) from error


def write(
    document: Document,
    format: str,  # noqa: A002 - the field's own word for it
    theme: Theme | None = None,
    typefaces: Typefaces | None = None,
    options: WriterOptions = USUAL,
) -> Artifact:
    """Write a document in a format ("docx", "pdf"), in memory.

    Raises:
        DocumentError: there is no such format, or the document cannot be made; a character that no font
            at hand has is a :class:`~docgen.errors.MissingGlyphError`.
    """
    theme = theme or Theme()
    document = dated(document)
    artifact = load_writer(format).write(document, theme, typefaces or load_typefaces(theme), options)
    _log.info("%s: written, %d bytes", format, len(artifact.data))
    return artifact


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of one data file: its layouts, the formats of each, and how they look."""

    source: Source
    layouts: tuple[str, ...] = ("postmortem",)
    formats: tuple[str, ...] = ("docx", "pdf")
    theme: Theme = Theme()
    fonts: tuple[str, ...] = ()
    folder: Path | None = None
    strict: bool = False
    options: WriterOptions = USUAL
    as_of: datetime | None = None
    audience: str = INTERNAL
    policy: Policy = STANDING


@dataclass(frozen=True, slots=True)
class Rendered:
    """One document of a request."""

    layout: str
    artifact: Artifact


def render(request: Request, dossier: Dossier | Edition | None = None) -> tuple[Rendered, ...]:
    """Everything that a request wants, in its order; the data is read and checked once.

    Raises:
        DocgenError: of the stage that failed; then nothing is returned at all.
    """
    if dossier is None:
        dossier = validate(
            request.source, folder=request.folder, strict=request.strict, policy=request.policy
        )
    made_for = dossier
    if isinstance(made_for, Dossier):
        made_for = edition(made_for, request.audience, request.policy)
    layouts = [find_layout(name) for name in request.layouts]
    typefaces = load_typefaces(request.theme, request.fonts)
    options = Options(request.theme.organization, request.theme.logo, request.as_of, made_for.record)
    return tuple(
        Rendered(layout.name, artifact)
        for layout in layouts
        for artifact in _write_all(assemble(made_for.dossier, layout, options), request, typefaces)
    )


def write_record(made_for: Edition, format: str, request: Request) -> Artifact:  # noqa: A002 - as above
    """Write the redaction record of an edition as a document, in "docx" or "pdf".

    What travels inside it is what travels inside the edition, and no more.

    Raises:
        DocumentError: it cannot be made.
    """
    options = Options(request.theme.organization, request.theme.logo, record=made_for.record)
    document = assemble(made_for.dossier, "redaction-record", options)
    typefaces = load_typefaces(request.theme, request.fonts)
    return write(document, format, request.theme, typefaces, request.options)


def _write_all(document: Document, request: Request, typefaces: Typefaces) -> Sequence[Artifact]:
    return [write(document, name, request.theme, typefaces, request.options) for name in request.formats]


def _completed(document: Document, dossier: Dossier, layout: Layout) -> Document:
    """The document with what no layout decides: what travels inside it, and by what it is known again."""
    files = enclosed(dossier)
    digest = dossier.digest or content_digest(dossier)
    audience = "" if dossier.audience == INTERNAL else dossier.audience
    metadata = replace(document.metadata, digest=digest, layout=layout.name, audience=audience)
    return replace(document, metadata=metadata, attachments=files)


def _pruned(document: Document, dossier: Dossier) -> Document:
    """The document; where nothing is to be said of what is not there, without headings above nothing."""
    excerpt = dossier.incident.excerpt
    return pruned(document) if excerpt is not None and excerpt.silent else document


def _exhibits(dossier: Dossier) -> dict[str, str]:
    """How each exhibit that has a name is spoken of, in a document that holds it or in another."""
    appendices = [exhibit.appendix for exhibit in dossier.exhibits]
    numbers = exhibit_numbers(evidence.parts_among(appendices))
    named = zip(appendices, numbers, strict=True)
    return {each.name: f"Exhibit {own}" for each, own in named if each.name}


def dated(document: Document) -> Document:
    """The document with the date of ``SOURCE_DATE_EPOCH`` where that is set, else with the data's own."""
    moment = source_date_epoch()
    if moment is None:
        return document
    return replace(document, metadata=replace(document.metadata, dated=moment))


def _last_call(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} (at {Path(frame.filename).name}:{frame.lineno})"
