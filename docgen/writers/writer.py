"""What a writer is, and where to find the one for a format. Its heavy libraries load only when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from docgen.document import Document
from docgen.errors import DocumentError
from docgen.theme import Theme
from docgen.typeface import Typefaces
from docgen.writers.profile import OutputProfile

PDF_VARIANTS = ("pdf/a-3a+ua-1", "pdf/a-2a+ua-1", "pdf/x-4")
"""The standards that a PDF can keep to; the first is what docgen makes unless asked for another."""
DEFAULT_PDF_VARIANT = PDF_VARIANTS[0]

_WRITERS = {"docx": "docgen.writers.docx:writer", "pdf": "docgen.writers.pdf:writer"}
MEDIA_TYPES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""The media type of each format, for those who only tell it: to load a writer takes a second."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a format can hold."""

    fixed_pages: bool
    """Pages are as they are printed, whoever opens the file."""
    vector_drawings: bool
    editable: bool


@dataclass(frozen=True, slots=True)
class Artifact:
    """A document in one format; ``pages`` where the format has fixed ones."""

    data: bytes = field(repr=False)
    format: str
    media_type: str
    suffix: str
    pages: int | None = None
    anchors: Mapping[str, int] = field(default_factory=dict, repr=False)
    """The page of each anchor, where the format has fixed pages."""


@dataclass(frozen=True, slots=True)
class WriterOptions:
    """What the one who renders may ask of a format; what does not concern a writer it passes over.

    ``pdf_variant`` names the standard that a PDF keeps to. ``embed_fonts`` lets a Word file bring its fonts.
    ``output_profile`` is that of the press for which a PDF is made; a variant for print has one of its own.
    """

    pdf_variant: str = DEFAULT_PDF_VARIANT
    embed_fonts: bool = True
    output_profile: OutputProfile | None = None


USUAL = WriterOptions()


@dataclass(frozen=True, slots=True)
class Writer:
    """A writer: its format, what that can hold, and the function that writes a numbered, checked document."""

    format: str
    suffix: str
    media_type: str
    capabilities: Capabilities
    write: Callable[[Document, Theme, Typefaces, WriterOptions], Artifact]
    alike: Callable[[Theme, Typefaces, WriterOptions], Callable[[Document], Artifact]] | None = None
    """Where the format gains by it: a function that writes documents which differ in little else but copy."""

    def series(
        self, theme: Theme, typefaces: Typefaces, options: WriterOptions = USUAL
    ) -> Callable[[Document], Artifact]:
        """A function that writes one document after another, each as :attr:`write` does."""
        if self.alike is not None:
            return self.alike(theme, typefaces, options)
        return lambda document: self.write(document, theme, typefaces, options)


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(_WRITERS)


def load_writer(name: str) -> Writer:
    """The writer of a format, loaded on first use.

    Raises:
        DocumentError: there is no such format.
    """
    if name not in _WRITERS:
        raise DocumentError([f"there is no format {name!r}; there are {', '.join(_WRITERS)}"])
    module, attribute = _WRITERS[name].split(":")
    writer: Writer = getattr(import_module(module), attribute)
    return writer
