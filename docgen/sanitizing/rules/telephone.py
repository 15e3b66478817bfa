"""Telephone numbers, by the numbering plans of their countries (libphonenumber's)."""

from __future__ import annotations

import re

from docgen.sanitizing.rule import Candidate, Rule

_KIND = "phone"
_NAMED = re.compile(
    r"(?:phone|mobile|tel|fax|msisdn|cell|sms|call|caller|whatsapp)\W{0,4}(?:to|no|number)?\W{0,4}$",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAST = re.compile(r"[ ().-]+[0-9]+$")
_JOINED = re.compile(r"[\w+.-]$")
_NORTH_AMERICAN = re.compile(r"1[2-9][0-9]{2}[2-9][0-9]{6}")
_FEWEST, _MOST = 7, 15  # ITU-T E.164, 6: at most 15


def _is_valid(number: str, region: str | None = None) -> bool:
    """Whether a country's plan has such a number."""
    if number.startswith("+1") and not _NORTH_AMERICAN.fullmatch(re.sub(r"\D", "", number)):
        return False  # a plan of 25 countries, each of which would be asked
    import phonenumbers  # noqa: PLC0415 - takes a twentieth of a second, and most texts have no candidate

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def _international(candidate: Candidate) -> int:
    """The longest beginning, cut between groups of digits, that is a number; what follows may be a time."""
    text = candidate.text
    if _JOINED.search(candidate.before) or candidate.after[:1].isalnum():
        return 0
    while text and not _is_valid(re.sub(r"^00", "+", text)):
        shorter = _LAST.sub("", text)
        text = shorter if shorter != text else ""
    return len(text)


def _dialled(candidate: Candidate) -> int:
    """A number that begins with 00; without a blank in it, it needs a word that says what it is."""
    if candidate.text.isdecimal() and not _NAMED.search(candidate.before):
        return 0
    return _international(candidate)


def _north_american(candidate: Candidate) -> int:
    if _JOINED.search(candidate.before) or re.match(r"[-.]?\w", candidate.after):
        return 0
    return len(candidate.text) if _is_valid(candidate.text, "US") else 0


def _named(candidate: Candidate) -> int:
    """Digits that are called a telephone number."""
    digits = sum(character.isdigit() for character in candidate.text)
    dated = _DATE.match(candidate.text)
    return len(candidate.text) if _FEWEST <= digits <= _MOST and not dated else 0


_REST = r"(?:[ ().-]{0,2}[0-9])"

RULES = (
    Rule("phone-international", _KIND, rf"\+[1-9]{_REST}{{6,16}}", _international, ("+",)),
    Rule("phone-dialled", _KIND, rf"\b00[1-9]{_REST}{{7,14}}", _dialled, ("00",)),
    Rule(
        "phone-us",
        _KIND,
        r"(?:\([2-9][0-9]{2}\) ?|\b[2-9][0-9]{2}[.-])[2-9][0-9]{2}[ .-][0-9]{4}\b",
        _north_american,
    ),
    Rule(
        "phone-named",
        _KIND,
        r"(?i:\b(?:tele)?phone|\bmobile|\btel|\bfax|\bmsisdn|\bcell(?:phone)?|\bwhatsapp)"
        r"(?i:[_ ]?(?:no|nr|number))?"
        rf"(?:\\?[\"'])?\s{{0,4}}[:=]?\s{{0,4}}(?:\\?[\"'])?(?P<secret>\(?[0-9]{_REST}{{6,14}})\b",
        _named,
        ("phone", "mobile", "tel", "fax", "msisdn", "cell", "whatsapp"),
    ),
)
