"""Languages: which one words are in, where that is not the document's own."""

from __future__ import annotations

OWN_WORDS = "en"
"""The language of the words that docgen itself puts in: "Figure", "Exhibit", "Empty field"."""


def is_other(language: str, document: str) -> bool:
    """Whether a language is another one than the document's, regions aside (RFC 5646, 2.1)."""
    return _primary(language) != _primary(document)


def other(language: str, document: str) -> str:
    """The language itself where it is another one than the document's, else nothing."""
    return language if is_other(language, document) else ""


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()
