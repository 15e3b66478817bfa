"""WeasyPrint, loaded once and put in order.

Its import makes Pillow accept truncated pictures in the whole process. Evidence is read strictly, so that is
taken back here.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import weasyprint
import weasyprint.images
from weasyprint.text.fonts import FontConfiguration

weasyprint.images.ImageFile.LOAD_TRUNCATED_IMAGES = False

CSS: Any = weasyprint.CSS
HTML: Any = weasyprint.HTML
Sheets: TypeAlias = Any
"""A document that has been laid out, or one of its pages: WeasyPrint's ``Document`` or ``Page``."""

__all__ = ["CSS", "HTML", "FontConfiguration", "Sheets"]
