"""Addresses: where a link may lead, and how its address is written in a document."""

from __future__ import annotations

from docgen.printable import is_printable

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LONGEST = 2000  # Word refuses to open a document with a hyperlink of more than 2,079 characters


def link_target(address: str) -> str | None:
    """The address percent-encoded for a link, or ``None`` where a document may not lead there.

    Links lead to ``http``, ``https``, ``mailto`` and ``tel``. A host name outside ASCII is written as
    punycode (RFC 3492), so that no letter can pass for another.
    """
    if not _leads_out(address):
        return None
    target = _encoded(address.strip())
    return target if _leads_out(target) and target.isascii() and is_printable(target) else None


def _leads_out(address: str) -> bool:
    bare = address.strip().lower()
    scheme = next((scheme for scheme in _SCHEMES if bare.startswith(scheme)), None)
    return scheme is not None and len(scheme) < len(bare) <= _LONGEST


def _encoded(address: str) -> str:
    from markdown_it.common.normalize_url import normalizeLink  # noqa: PLC0415 - loads with the parser

    return normalizeLink(address)
