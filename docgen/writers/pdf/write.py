"""The writer: from a document to a PDF, and to the page of each anchor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from docgen.document import Document
from docgen.errors import DocumentError
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.html import HtmlPage, html_page
from docgen.writers.pdf.complaint import complaints
from docgen.writers.pdf.engine import Sheets
from docgen.writers.pdf.layout import Job, page_of_anchors
from docgen.writers.pdf.moment import dated
from docgen.writers.pdf.numbering import number_contents
from docgen.writers.pdf.output import write_sheets
from docgen.writers.pdf.press import at_press
from docgen.writers.pdf.printing import with_black_ink
from docgen.writers.pdf.tuning import tuned
from docgen.writers.pdf.variant import Variant, variant
from docgen.writers.profile import OutputProfile
from docgen.writers.writer import MEDIA_TYPES, USUAL, Artifact, WriterOptions


@dataclass(frozen=True, slots=True)
class Work:
    """One document at work, and the standard that its file is to keep to."""

    job: Job
    page: HtmlPage
    kept_to: Variant
    profile: OutputProfile | None = None

    def write(self, sheets: Sheets) -> Artifact:
        """The file of its sheets."""
        anchors = page_of_anchors(self.job.document, sheets)
        data = write_sheets(sheets, self.job.document, self.kept_to, self.profile)
        return Artifact(data, "pdf", MEDIA_TYPES["pdf"], ".pdf", len(sheets.pages), anchors)


def write(document: Document, theme: Theme, typefaces: Typefaces, options: WriterOptions = USUAL) -> Artifact:
    """Write a numbered, checked document as a PDF.

    Raises:
        MissingGlyphError: no font at hand holds some of the document's characters.
        DocumentError: the document nests too deeply, or the engine complained of it.
    """
    with writing(document, theme, typefaces, options) as work:
        return _made(work)


def _made(work: Work) -> Artifact:
    """The PDF of one document; what was laid out for it is let go at the end."""
    return work.write(laid_out(work.job, work.page))


def laid_out(job: Job, page: HtmlPage) -> Sheets:
    """The sheets of a document, with the page numbers that stand on them."""
    sheets = job.lay_out(page)
    number_contents(sheets)
    return sheets


def paginate(document: Document, theme: Theme, typefaces: Typefaces) -> Mapping[str, int]:
    """The page of each anchor in the PDF of this document, without writing it.

    Raises:
        DocumentError: as :func:`write`.
    """
    with _at_work(document, theme, typefaces) as (job, page):
        return page_of_anchors(document, job.lay_out(page))


@contextmanager
def writing(document: Document, theme: Theme, typefaces: Typefaces, options: WriterOptions) -> Iterator[Work]:
    """A document on its way into a file; what goes wrong with it becomes a :class:`DocumentError`."""
    kept_to = variant(options.pdf_variant)
    if kept_to.for_press:
        document, theme = dated(document), with_black_ink(theme)
    with _at_work(document, theme, typefaces, for_press=kept_to.for_press) as (job, page):
        yield Work(job, page, kept_to, options.output_profile)


@contextmanager
def _at_work(
    document: Document, theme: Theme, typefaces: Typefaces, *, for_press: bool = False
) -> Iterator[tuple[Job, HtmlPage]]:
    """The press at work on a document; what goes wrong there becomes a :class:`DocumentError`."""
    refused: list[str] = []
    try:
        page = html_page(document, theme, typefaces)
        choice = typefaces.choose(page.drawn)
        with at_press() as press, tuned(), complaints() as heard:
            fonts = press.fonts(choice.faces)
            yield Job(document, theme, choice, fonts, refused, for_press), page
    except RecursionError as error:
        raise DocumentError(["the document nests its blocks or its emphasis too deeply for a PDF"]) from error
    faults = [f"the PDF engine complained: {message}" for message in dict.fromkeys(heard)]
    faults += [f"the document refers to {address!r}, which it does not hold" for address in refused]
    if faults:
        raise DocumentError(faults)
