"""The output intent: what the colours of a file mean (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from docgen.writers.pdf.engine import Array, Dictionary, Pdf, PdfStream, String
from docgen.writers.profile import OutputProfile

_SCREEN = "sRGB2014.icc"
_SCREEN_NAME = "sRGB IEC61966-2.1"
_REGISTRY = "http://www.color.org"
"""Where the ICC keeps the names of printing conditions."""


def write_screen_intent(pdf: Pdf) -> None:
    """Colours are those of sRGB, as in the pictures (ISO 19005-3, 6.2.3)."""
    said = {"OutputConditionIdentifier": String(_SCREEN_NAME), "Info": String(_SCREEN_NAME)}
    _write(pdf, "/GTS_PDFA1", write_screen_profile(pdf), said)


def write_press_intent(pdf: Pdf, profile: OutputProfile) -> None:
    """Colours are to be printed under the condition of a profile, which travels in the file (ISO 15930-7)."""
    said = {
        "OutputConditionIdentifier": String(profile.condition or "Custom"),
        "Info": String(profile.description),
    }
    if profile.condition:
        said["RegistryName"] = String(_REGISTRY)
    _write(pdf, "/GTS_PDFX", _embedded(pdf, profile.data, colours=4), said)


def write_screen_profile(pdf: Pdf) -> bytes:
    """Put the profile of sRGB into a file; its reference."""
    return _embedded(pdf, _screen_profile(), colours=3)


def _write(pdf: Pdf, kind: str, profile: bytes, said: dict[str, String]) -> None:
    intent = {"Type": "/OutputIntent", "S": kind, **said, "DestOutputProfile": profile}
    pdf.catalog["OutputIntents"] = Array([Dictionary(intent)])


def _embedded(pdf: Pdf, profile: bytes, *, colours: int) -> bytes:
    stream = PdfStream([profile], {"N": colours}, compress=True)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference


@cache
def _screen_profile() -> bytes:
    """The profile that the engine brings along; the engine itself would leave the file open."""
    return (files("weasyprint.pdf") / _SCREEN).read_bytes()
