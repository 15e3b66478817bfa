"""What a signature means: authorship, review or approval (21 CFR 11.50(a)(3)), by the role of the signer."""

from __future__ import annotations

import re
from enum import Enum

_AUTHORS = re.compile(r"\b(author|writer|prepared)\b", re.IGNORECASE)
_APPROVERS = re.compile(
    r"\b(?:(?i:approv\w*|vp|svp|evp|president|director|head|chief|board|accountable)|C[A-Z]{1,3}O)\b"
)


class Meaning(Enum):
    """The meanings that docgen knows, by the word that is printed."""

    AUTHORSHIP = "Authorship"
    REVIEW = "Review"
    APPROVAL = "Approval"


EXPLAINED = (
    (
        Meaning.AUTHORSHIP,
        "the signer wrote this document and declares it complete and correct to the best of their knowledge.",
    ),
    (
        Meaning.REVIEW,
        "the signer read this document in full and found nothing in it that contradicts what they know.",
    ),
    (
        Meaning.APPROVAL,
        "the signer accepts this document on behalf of the organisation and answers for the measures in it.",
    ),
)


def meaning_of(role: str) -> Meaning:
    """The meaning of a signature in this role: authors write, those who head approve, all others review."""
    if _AUTHORS.search(role):
        return Meaning.AUTHORSHIP
    return Meaning.APPROVAL if _APPROVERS.search(role) else Meaning.REVIEW
