"""The language of a document as Word's proofing tools know it.

Word proofs by language *and* region; a bare tag (``en``) is given the region that is likeliest for it
(Unicode CLDR, likely subtags), English the one of docgen's own words.
"""

from __future__ import annotations

from docgen.writers.docx.xml import Xml, w

_REGIONS = {
    "ar": "SA", "bg": "BG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES",
    "et": "EE", "fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hi": "IN", "hr": "HR", "hu": "HU",
    "it": "IT", "ja": "JP", "ko": "KR", "lt": "LT", "lv": "LV", "nb": "NO", "nl": "NL", "pl": "PL",
    "pt": "BR", "ro": "RO", "ru": "RU", "sk": "SK", "sl": "SI", "sr": "RS", "sv": "SE", "th": "TH",
    "tr": "TR", "uk": "UA", "vi": "VN", "zh": "CN",
}  # fmt: skip
_EAST_ASIAN = {"ja", "ko", "zh"}
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def proofing_language(tag: str) -> str:
    """A BCP 47 tag with a region where Word needs one: ``en`` is ``en-GB``, ``fr-CA`` stays as it is."""
    region = _REGIONS.get(tag.lower())
    return f"{tag.lower()}-{region}" if region else tag


def language_of(tag: str) -> Xml:
    """The run property that says the language of each kind of script (17.3.2.20)."""
    own = proofing_language(tag)
    primary = tag.lower().partition("-")[0]
    values = {"val": own}
    if primary in _EAST_ASIAN:
        values["eastAsia"] = own
    if primary in _RIGHT_TO_LEFT:
        values["bidi"] = own
    return w("lang", **values)
