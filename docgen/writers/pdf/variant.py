"""The standards that a PDF can keep to, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.errors import DocumentError
from docgen.writers.writer import PDF_VARIANTS


@dataclass(frozen=True, slots=True)
class Variant:
    """One standard, or several at once.

    ``engine`` is the variant of the engine's that comes nearest; ``claims`` are the properties by which the
    metadata say what the file keeps to, and others that the standard asks for, by their prefixed names.
    """

    name: str
    engine: str
    claims: Mapping[str, str]
    tagged: bool = False
    enclosing: bool = False
    """It may hold other files."""
    for_press: bool = False
    """It goes to a printing house: with bleed and marks, and without links."""


_WITH_DATA, _WITHOUT_DATA, _FOR_PRESS = PDF_VARIANTS

_ARCHIVAL = Variant(
    _WITH_DATA,
    "pdf/a-3u",  # 3a is 3u with a structure (ISO 19005-3, 6.7), and that is written here
    {"pdfaid:part": "3", "pdfaid:conformance": "A", "pdfuaid:part": "1"},
    tagged=True,
    enclosing=True,
)
_CLOSED = Variant(
    _WITHOUT_DATA,
    "pdf/a-2u",
    {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"},
    tagged=True,
)
_PRESS = Variant(
    _FOR_PRESS,
    "pdf/x-4",
    {
        "pdfxid:GTS_PDFXVersion": "PDF/X-4",
        "pdf:Trapped": "False",
        "xmpMM:VersionID": "1",
        "xmpMM:RenditionClass": "default",
    },
    for_press=True,
)
_VARIANTS = {variant.name: variant for variant in (_ARCHIVAL, _CLOSED, _PRESS)}


def variant(name: str) -> Variant:
    """The variant of a name.

    Raises:
        DocumentError: there is none.
    """
    if name not in _VARIANTS:
        raise DocumentError([f"there is no PDF variant {name!r}; there are {', '.join(_VARIANTS)}"])
    return _VARIANTS[name]
