"""Sanitizing: secrets and personal data in evidence give way to typed, numbered marks.

Every pattern runs in RE2, whose time grows with the text and with nothing else, so that no log can stop a
document. What a pattern finds is looked at again where it can be: a card number by its issuer and check
digit, an account by country and remainder, a telephone number by the plan of its country.

Nothing here ever shows a secret: no repr, no log line, no message, and a mark holds a number and no digest.
"""

from docgen.sanitizing.finding import find_secrets
from docgen.sanitizing.legible import legible
from docgen.sanitizing.narrative import rules_for, sanitize_narrative, suspects
from docgen.sanitizing.numbering import Numbering
from docgen.sanitizing.rule import Candidate, Rule
from docgen.sanitizing.rules_file import load_rules
from docgen.sanitizing.sanitized import Hit, Sanitized
from docgen.sanitizing.sanitizing import sanitize
from docgen.sanitizing.usual import USUAL_RULES

__all__ = [
    "USUAL_RULES",
    "Candidate",
    "Hit",
    "Numbering",
    "Rule",
    "Sanitized",
    "find_secrets",
    "legible",
    "load_rules",
    "rules_for",
    "sanitize",
    "sanitize_narrative",
    "suspects",
]
