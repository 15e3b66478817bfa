"""What a request may ask of its documents, as query parameters."""

from __future__ import annotations

from functools import cache
from typing import Any

from marshmallow import ValidationError, fields, validate

from docgen.incident import INTERNAL
from docgen.instant import FORM, read_instant
from docgen.registry import list_layouts
from docgen.service.api.query import Query
from docgen.service.service import current
from docgen.writers import DEFAULT_PDF_VARIANT, PDF_VARIANTS, formats

_MOST = 32


known_layouts = cache(list_layouts)
"""What packages announce, looked up once: a service is started anew when one is installed."""


def _known_layout(name: str) -> None:
    """Only what packages announce: a name that a caller sends must never be the path of a file of Python."""
    known = [each.name for each in known_layouts()]
    if name not in known:
        raise ValidationError(f"there is no layout {name!r} (one of {', '.join(known)})")


def _known_audience(name: str) -> None:
    known = current().policy.names
    if name not in known:
        raise ValidationError(f"there is no audience {name!r} (one of {', '.join(known)})")


def _known_theme(name: str) -> None:
    known = current().themes
    if name not in known:
        named = ", ".join(each for each in known if each) or "this service has none"
        raise ValidationError(f"there is no theme {name!r} ({named})")


def _is_instant(text: str) -> None:
    if read_instant(text) is None:
        raise ValidationError(f"{text!r} is not a time ({FORM})")


class RenderOptions(Query):
    """How documents are to be made."""

    layout = fields.List(
        fields.String(validate=_known_layout),
        load_default=lambda: ["postmortem"],
        validate=validate.Length(1, _MOST),
        metadata={"description": "A layout; more than once for more."},
    )
    format = fields.List(
        fields.String(validate=validate.OneOf(formats())),
        load_default=lambda: list(formats()),
        validate=validate.Length(1, _MOST),
        metadata={"description": "A format; both by default."},
    )
    audience = fields.String(
        load_default=INTERNAL, validate=_known_audience, metadata={"description": "For whom."}
    )
    theme = fields.String(
        load_default="",
        validate=_known_theme,
        metadata={"description": "A theme of this service; the house's own by default."},
    )
    strict = fields.Boolean(
        load_default=False,
        metadata={"description": "Make no document while a reviewer's findings stand."},
    )
    as_of = fields.String(
        validate=_is_instant,
        metadata={
            "description": "Judge what has not been submitted as of this moment (ISO 8601), "
            "and not of the date of the report.",
            "format": "date-time",
        },
    )
    pdf_variant = fields.String(
        load_default=DEFAULT_PDF_VARIANT,
        validate=validate.OneOf(PDF_VARIANTS),
        metadata={"description": "The standard that a PDF keeps to."},
    )
    embed_fonts = fields.Boolean(
        load_default=True, metadata={"description": "Whether a Word file brings its fonts."}
    )


def wanted(options: dict[str, Any]) -> dict[str, Any]:
    """The options as a job has them, each layout and format once."""
    return {
        "layouts": tuple(dict.fromkeys(options["layout"])),
        "formats": tuple(dict.fromkeys(options["format"])),
        "audience": options["audience"],
        "theme": options["theme"],
        "strict": options["strict"],
        "as_of": options.get("as_of", ""),
        "pdf_variant": options["pdf_variant"],
        "embed_fonts": options["embed_fonts"],
    }
