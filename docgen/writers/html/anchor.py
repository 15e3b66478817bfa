"""Anchors as identifiers and addresses within the page.

The engine puts an identifier into a style declaration without escaping it, so that only letters, digits and
hyphens stand as they are.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from docgen.writers.html.element import element

PAGE_OF = "page-of"
"""The class by which the place of a page number is known again once it is laid out."""
_UNKNOWN = "000"


def identifier(anchor: str) -> str:
    """The identifier of an anchor; different anchors have different ones."""
    return re.sub("[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", anchor)


def internal(anchor: str) -> str:
    """The address of an anchor within the document."""
    return f"#{identifier(anchor)}"


def page_number(anchor: str) -> Markup:
    """A link that shows the page of its target; a number stands in for it until the pages are known."""
    return element("a", _UNKNOWN, class_=PAGE_OF, href=internal(anchor))
