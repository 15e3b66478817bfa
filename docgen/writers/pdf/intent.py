"""The output intent: what the colours of a file mean (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from docgen.writers.pdf.engine import Array, Dictionary, Pdf, PdfStream, String

_SCREEN = "sRGB2014.icc"
_SCREEN_NAME = "sRGB IEC61966-2.1"


def write_screen_intent(pdf: Pdf) -> None:
    """Colours are those of sRGB, as in the pictures (ISO 19005-3, 6.2.3)."""
    profile = PdfStream([_profile()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": String(_SCREEN_NAME),
        "Info": String(_SCREEN_NAME),
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = Array([Dictionary(intent)])


@cache
def _profile() -> bytes:
    """The profile that the engine brings along; the engine itself would leave the file open."""
    return (files("weasyprint.pdf") / _SCREEN).read_bytes()
