"""Section 12: what the signatures cover, what each means, and the table to sign (21 CFR 11.50)."""

from __future__ import annotations

from docgen.layout_api import BulletList, Dossier, Paragraph, Section, Strong, Text

from ..parts.control import document_name
from ..parts.meaning import EXPLAINED, meaning_of
from ..parts.phrase import line, section, words
from ..parts.sign_off import formal_sign_off
from ..parts.signatory import signatories

_SECTIONS_COVERED = "sections 1 to 11"


def declaration(dossier: Dossier) -> Section:
    """The section: the declaration, and the signatures."""
    return section(
        "Declaration and Signatures",
        section("Declaration", *line(_coverage(dossier)), _meanings(dossier)),
        section("Signatures", formal_sign_off(dossier.incident)),
    )


def _coverage(dossier: Dossier) -> str:
    """What those who sign have reviewed, in a sentence that names document, sections and exhibits."""
    return (
        f"The signatures below apply to the document {document_name(dossier.incident)} and cover "
        f"{_SECTIONS_COVERED}{_exhibits_covered(len(dossier.exhibits))}. "
        "Each stands for what its meaning says:"
    )


def _exhibits_covered(count: int) -> str:
    if count == 0:
        return ""
    what = "the one exhibit" if count == 1 else f"all {count} exhibits"
    return f" and {what}, each as identified by its SHA-256"


def _meanings(dossier: Dossier) -> BulletList:
    """Those meanings that occur among the signatures."""
    used = {meaning_of(entry.role) for entry in signatories(dossier.incident)}
    return BulletList(
        tuple(
            (Paragraph((Strong(words(meaning.value)), Text(f": {explanation}"))),)
            for meaning, explanation in EXPLAINED
            if meaning in used
        )
    )
