"""What the file says of itself: core and extended properties, settings."""

from __future__ import annotations

from datetime import UTC, datetime

from docgen import __version__
from docgen.document import Metadata
from docgen.writers.docx.language import proofing_language
from docgen.writers.docx.xml import NOTHING, declared, element, encoded, join, namespace, part, w, words

APPLICATION = "docgen"
"""By this name docgen knows its own files again."""
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY = 2  # 0 and 1 are taken (22.3.2.2)
_WORD_2013 = 15
_VERSION = "16.0000"


def core_properties(metadata: Metadata) -> bytes:
    """``core.xml`` (ECMA-376 part 2, 11.1); its times come from the data, never from a clock."""
    dated = _moment(metadata.dated) if metadata.dated else ""
    authors = "; ".join(metadata.authors)
    texts = (
        ("dc:title", metadata.title),
        ("dc:subject", metadata.subject),
        ("dc:creator", authors),
        ("cp:keywords", "; ".join(metadata.keywords)),
        ("dc:identifier", metadata.identifier),
        ("dc:language", proofing_language(metadata.language)),
        ("cp:lastModifiedBy", authors or APPLICATION),
    )
    elements = [element(name, None, words(text)) for name, text in texts if text]
    if dated:
        elements += (
            element(f"dcterms:{name}", {"xsi:type": "dcterms:W3CDTF"}, words(dated))
            for name in ("created", "modified")
        )
    return encoded(element("cp:coreProperties", declared(("cp", "dc", "dcterms", "xsi")), *elements))


def extended_properties(organization: str) -> bytes:
    """``app.xml``: who made the file."""
    company = element("Company", None, words(organization)) if organization else NOTHING
    made = element("Application", None, words(APPLICATION))
    version = element("AppVersion", None, words(_VERSION))
    return encoded(element("Properties", {"xmlns": namespace("ep")}, made, company, version))


def custom_properties(metadata: Metadata) -> bytes:
    """``custom.xml`` (22.3): what a reader of the file's properties can compare with docgen's own word."""
    shown = (
        ("Content SHA-256", metadata.digest),
        ("docgen version", __version__),
        ("Layout", metadata.layout),
    )
    properties = (
        element(
            "property",
            {"fmtid": _USER_DEFINED, "pid": _FIRST_PROPERTY + index, "name": name},
            element("vt:lpwstr", None, words(value)),
        )
        for index, (name, value) in enumerate(shown)
    )
    return encoded(element("Properties", {"xmlns": namespace("cust"), **declared(("vt",))}, *properties))


def settings(metadata: Metadata, *, with_fonts: bool) -> bytes:
    """``settings.xml``: the mode of Word 2013, Word's last; children in the schema's order (17.15)."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=_WORD_2013,
    )
    return part(
        "settings",
        w("zoom", percent=100),
        join((w("embedTrueTypeFonts"), w("saveSubsetFonts"))) if with_fonts else NOTHING,
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=proofing_language(metadata.language)),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _moment(when: datetime) -> str:
    utc = when.astimezone(UTC) if when.tzinfo else when
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ")
