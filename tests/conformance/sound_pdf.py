"""A small PDF that is PDF/A-3a and PDF/UA-1, made without docgen: what the tests of the validators break.

WeasyPrint writes one of the two; the other's mark is put into the metadata with the schema that explains it.
"""

from __future__ import annotations

import base64
import gc
import warnings
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from weasyprint import Attachment
from weasyprint.pdf.metadata import DocumentMetadata

from docgen.writers.pdf.engine import CSS, HTML, FontConfiguration

_FONTS = Path(__file__).parent.parent.parent / "fonts"
_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_STYLE = """
@font-face { font-family: Given; src: url(source-sans-3/SourceSans3-Regular.ttf) }
html { font-family: Given; image-rendering: crisp-edges }
h1, th { font-weight: normal }
"""
_BODY = """<html lang="en"><head><title>A sound file</title></head><body>
<h1>A sound file</h1>
<p>Words, and <a href="https://example.org/">a link</a>.</p>
<img alt="A red square" src="data:image/png;base64,{picture}">
<table><tr><th scope="col">Time</th><th scope="col">Event</th></tr>
<tr><td>12:00</td><td>Onset</td></tr></table>
<ul><li>One</li><li>Two</li></ul></body></html>"""
_UA = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


class _Metadata(DocumentMetadata):
    """Metadata that name both standards, and can be read without unpacking."""

    def generate_rdf_metadata(self, *args: object) -> bytes:
        written: bytes = super().generate_rdf_metadata(*args)
        return written.replace(b"</rdf:RDF>", _UA.encode() + b"</rdf:RDF>")

    def include_in_pdf(
        self, pdf: object, variant: object, version: object, conformance: object, compress: object
    ) -> None:
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)


def sound_pdf() -> bytes:
    """The file, the same each time."""
    fonts = FontConfiguration()
    style = CSS(string=_STYLE, font_config=fonts, base_url=f"{_FONTS.as_uri()}/")
    picture = BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    page = HTML(string=_BODY.format(picture=base64.b64encode(picture.getvalue()).decode()))
    sheets = page.render(stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-3a")
    sheets.metadata.__class__ = _Metadata
    sheets.metadata.attachments.append(
        Attachment(string="evidence", name="log.txt", description="The log", created=_DAY, modified=_DAY)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its colour profile open
        data: bytes = sheets.write_pdf(pdf_variant="pdf/a-3a")
        gc.collect()
    return data
