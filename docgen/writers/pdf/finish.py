"""The last steps before a PDF is written: structure, files, metadata and, once it is whole, its seal."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

import docgen
from docgen.document import Document
from docgen.errors import DocumentError
from docgen.seal.pdf import sealed
from docgen.writers.pdf.content import digests_of_parts
from docgen.writers.pdf.enclosure import enclose
from docgen.writers.pdf.engine import VERSION, Dictionary, Pdf, PdfStream, Sheets, String
from docgen.writers.pdf.intent import write_screen_intent
from docgen.writers.pdf.moment import xmp_date
from docgen.writers.pdf.printing import make_ready
from docgen.writers.pdf.settling import settle
from docgen.writers.pdf.structure import structure_of, unspoken, write_structure
from docgen.writers.pdf.variant import Variant
from docgen.writers.pdf.xmp import Description, xmp_packet
from docgen.writers.profile import OutputProfile


@dataclass(slots=True)
class Finish:
    """What the engine calls when everything is painted (its ``finisher``); made anew for each file."""

    document: Document
    variant: Variant
    profile: OutputProfile | None = None
    """Of the printing condition, where the variant is for a press."""
    _metadata: PdfStream = None

    def __call__(self, sheets: Sheets, pdf: Pdf) -> None:
        """Complete the file.

        Raises:
            DocumentError: the file would claim what it does not hold.
        """
        if self.variant.for_press:
            make_ready(pdf, self.profile)
        else:
            write_screen_intent(pdf)
        files = self.document.attachments if self.variant.enclosing else ()
        parts = digests_of_parts(pdf, files)
        if self.variant.tagged:
            self._structure(sheets, pdf)
        enclose(pdf, files, self.document.metadata.dated)
        self._metadata = PdfStream([self._packet(parts)], {"Type": "/Metadata", "Subtype": "/XML"})
        pdf.add_object(self._metadata)
        pdf.catalog["Metadata"] = self._metadata.reference
        settle(pdf)

    def seal(self, data: bytes) -> bytes:
        """The bytes of the file, sealed."""
        return sealed(data, self._metadata.offset)

    def _structure(self, sheets: Sheets, pdf: Pdf) -> None:
        root = structure_of(sheets.pages)
        faults = list(unspoken(root))
        if faults:
            raise DocumentError(faults)
        write_structure(root, pdf)
        pdf.catalog["Lang"] = String(self.document.metadata.language)
        pdf.catalog["ViewerPreferences"] = Dictionary({"DisplayDocTitle": "true"})

    def _packet(self, parts: tuple[str, ...]) -> bytes:
        metadata = self.document.metadata
        identity = sha256("\n".join((metadata.digest, metadata.layout, *parts)).encode()).digest()
        return xmp_packet(
            Description(
                title=metadata.title,
                language=metadata.language,
                authors=metadata.authors,
                subject=metadata.subject,
                keywords=metadata.keywords,
                identifier=metadata.identifier,
                producer=f"WeasyPrint {VERSION}",
                creator=f"docgen {docgen.__version__}",
                dated=xmp_date(metadata.dated),
                document_id=f"uuid:{UUID(bytes=identity[:16])}",
                claims=self.variant.claims,
                own={
                    "version": docgen.__version__,
                    "layout": metadata.layout,
                    "contentSHA256": metadata.digest,
                    "audience": metadata.audience,
                    "copy": metadata.copy,
                    "recipient": metadata.recipient,
                    "parts": parts,
                },
            )
        )
