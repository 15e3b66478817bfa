"""Anchors as identifiers and addresses within the page.

The engine puts an identifier into a style declaration without escaping it, so that only letters, digits and
hyphens stand as they are.
"""

from __future__ import annotations

import re


def identifier(anchor: str) -> str:
    """The identifier of an anchor; different anchors have different ones."""
    return re.sub("[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", anchor)


def internal(anchor: str) -> str:
    """The address of an anchor within the document."""
    return f"#{identifier(anchor)}"
