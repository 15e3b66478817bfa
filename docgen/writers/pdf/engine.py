"""WeasyPrint, loaded once and put in order.

Its import makes Pillow accept truncated pictures in the whole process. Evidence is read strictly, so that is
taken back here.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from docgen.errors import DocumentError

try:
    import weasyprint
    import weasyprint.images
    from weasyprint.text.fonts import FontConfiguration
except OSError as error:  # WeasyPrint loads Pango, a library of the system, when it is imported
    reason = str(error).partition("\n")[0]
    raise DocumentError(
        [
            f"a PDF cannot be made, since a library of the system is missing: {reason}",
            "on Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
        ]
    ) from error

weasyprint.images.ImageFile.LOAD_TRUNCATED_IMAGES = False

CSS: Any = weasyprint.CSS
HTML: Any = weasyprint.HTML
Sheets: TypeAlias = Any
"""A document that has been laid out, or one of its pages: WeasyPrint's ``Document`` or ``Page``."""

__all__ = ["CSS", "HTML", "FontConfiguration", "Sheets"]
