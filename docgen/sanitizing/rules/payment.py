"""Cards and accounts, each with digits by which a slip of the pen is told from a number."""

from __future__ import annotations

import re

from docgen.sanitizing.rule import Candidate, Rule

# ISO/IEC 7812-1: the issuers' ranges by first digits, and the lengths that each uses.
_ISSUERS = (
    (re.compile(r"4"), (16, 19)),  # Visa
    (re.compile(r"5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720"), (16,)),  # Mastercard
    (re.compile(r"3[47]"), (15,)),  # American Express
    (re.compile(r"6011|64[4-9]|65"), (16, 19)),  # Discover
    (re.compile(r"352[89]|35[3-8]"), (16, 19)),  # JCB
    (re.compile(r"30[0-5]|36|38|39"), (14, 16)),  # Diners Club
    (re.compile(r"62|81"), (16, 17, 18, 19)),  # UnionPay
    (re.compile(r"50(?:18|20|38)|5893|6304|6759|676[1-3]"), (16, 18, 19)),  # Maestro
    (re.compile(r"220[0-4]"), (16, 19)),  # Mir
)
_STRIPE = re.compile(r"(?:;|%B)([0-9]{13,19})")
_LONG = 19
_JOINED = re.compile(r"[\w.+]-?$|[0-9A-Fa-f]-$", re.ASCII)
_GOES_ON = re.compile(r"\w|[.-][0-9A-Fa-f]", re.ASCII)
# ISO 13616: how many characters an account's number has, by country (IBAN registry, release 99).
_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK",
        21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL",
        24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST", 26: "IS TR",
        27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA",
        30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip


def _card(candidate: Candidate) -> int:
    """A number of an issuer's range and length whose last digit is right (ISO/IEC 7812-1, annex B)."""
    digits = re.sub(r"[ .-]", "", candidate.text)
    if _JOINED.search(candidate.before) or _GOES_ON.match(candidate.after):
        return 0
    solid = digits == candidate.text
    if solid and len(digits) == _LONG and not digits.startswith("62"):  # identifiers are as long, and many
        return 0
    issued = any(len(digits) in lengths and issuer.match(digits) for issuer, lengths in _ISSUERS)
    return len(candidate.text) if issued and _luhn(digits) else 0


def _track(candidate: Candidate) -> int:
    """All of a magnetic stripe that begins with the number of a card (ISO/IEC 7813)."""
    found = _STRIPE.match(candidate.text)
    return len(candidate.text) if found and _luhn(found[1]) else 0


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * 2 for digit in digits[-2::-2]]
    total = sum(int(digit) for digit in digits[-1::-2]) + sum(value // 10 + value % 10 for value in doubled)
    return total % 10 == 0 and len(set(digits)) > 1


def _account(candidate: Candidate) -> int:
    """As many characters as the country's accounts have, where the remainder is 1 (ISO 7064, MOD 97-10)."""
    text = candidate.text
    length = _LENGTHS.get(text[:2].upper())
    if length is None or candidate.before[-1:].isalnum():
        return 0
    end = _end_of(text, length)
    following = (text + candidate.after)[end : end + 1]
    account = text[:end].replace(" ", "").replace("-", "").upper()
    if len(account) != length or following.isalnum():
        return 0
    turned = "".join(str(int(character, 36)) for character in account[4:] + account[:4])
    return end if int(turned) % 97 == 1 else 0


def _end_of(text: str, length: int) -> int:
    """Where the last of so many characters ends, blanks and hyphens between them not counted."""
    counted = 0
    for index, character in enumerate(text, 1):
        counted += character not in " -"
        if counted == length:
            return index
    return len(text)


RULES = (
    Rule(
        "card-track",
        "card-number",
        r"(?:;[0-9]{13,19}=|%B[0-9]{13,19}\^[^^\n]{2,26}\^)[0-9]{7}[0-9A-Za-z *=-]{0,60}\??",
        _track,
        ("=", "%b"),
    ),
    Rule(
        "card-code",
        "card-number",
        r"(?i:\b(?:cvv2?|cvc2?|cav2|card[ _-]?(?:verification|security)[ _-]?(?:code|value|number)))"
        r"(?:\\?[\"'])?\s{0,4}(?:=>|:=|=|:|\s)\s{0,4}(?:\\?[\"'])?(?P<secret>[0-9]{3,4})(?:\b|[\"'])",
        None,
        ("cv", "cav2", "card"),
    ),
    Rule(
        "card-number",
        "card-number",
        r"\b(?:[0-9]{14,19}|[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4}|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}"
        r"|[0-9]{4}\.[0-9]{4}\.[0-9]{4}\.[0-9]{4}"
        r"|[0-9]{4} [0-9]{6} [0-9]{4,5}|[0-9]{4}-[0-9]{6}-[0-9]{4,5})\b",
        _card,
        retries=True,
    ),
    Rule(
        "card-number-long",
        "card-number",
        r"\b(?:[0-9]{4} [0-9]{4} [0-9]{4} [0-9]{4} [0-9]{3}|[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3})\b",
        _card,
        retries=True,
    ),
    Rule(
        "iban",
        "iban",
        r"\b[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?",
        _account,
        retries=True,
    ),
)
