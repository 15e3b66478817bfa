"""Section 12: what the signatures cover, what each means, and the table to sign (21 CFR 11.50)."""

from __future__ import annotations

from docgen.layout_api import BulletList, Dossier, Inline, Paragraph, Reference, Section, Strong

from ..parts.control import document_name
from ..parts.exhibits import anchor_of
from ..parts.meaning import EXPLAINED, meaning_of
from ..parts.phrase import house, section
from ..parts.sign_off import formal_sign_off
from ..parts.signatory import signatories


def declaration(dossier: Dossier, covered: int) -> Section:
    """The section: the declaration, and the signatures; it stands behind the ``covered`` sections."""
    return section(
        "Declaration and Signatures",
        section("Declaration", Paragraph(_coverage(dossier, covered)), _meanings(dossier)),
        section("Signatures", formal_sign_off(dossier.incident)),
    )


def _coverage(dossier: Dossier, covered: int) -> tuple[Inline, ...]:
    """What those who sign have reviewed, in a sentence that names document, sections and exhibits."""
    name = document_name(dossier.incident)
    return (
        *house(f"The signatures below apply to this document, {name}, and cover its sections 1 to {covered}"),
        *_exhibits_covered(len(dossier.exhibits)),
        *house(". Each has the meaning that stands beside it:"),
    )


def _exhibits_covered(count: int) -> tuple[Inline, ...]:
    if count == 0:
        return ()
    first, last = Reference(anchor_of(1)), Reference(anchor_of(count))
    several = (*house(" to "), last) if count > 1 else ()
    return (
        *house(" and "),
        first,
        *several,
        *house(f", as the index of exhibits identifies {'it' if count == 1 else 'them'}"),
    )


def _meanings(dossier: Dossier) -> BulletList:
    """Those meanings that occur among the signatures."""
    used = {meaning_of(entry.role) for entry in signatories(dossier.incident)}
    return BulletList(
        tuple(
            (Paragraph((Strong(house(meaning.value)), *house(f": {explanation}"))),)
            for meaning, explanation in EXPLAINED
            if meaning in used
        )
    )
