"""Passwords and other secrets, known by the name that they are given to."""

from __future__ import annotations

import re

from docgen.sanitizing.rule import Candidate, Rule
from docgen.sanitizing.rules.placeholder import (
    given,
    has_digit,
    has_letter,
    in_quotes,
    is_code,
    is_path,
    mixed,
)

# Between name and value, as shells, YAML, JSON, Ruby and logs write it.
_ASSIGNED = r"(?:\\?[\"'])?\]?\s{0,4}(?:=>|:=|=|:)\s{0,8}"
_VALUE = (
    r"(?:\\\"(?P<secret_a>[^\"\\\n]+)\\\"|\"(?P<secret_b>[^\"\n]+)\"|'(?P<secret_c>[^'\n]+)'"
    r"|(?P<secret_d>[^\s\"'`,;&<>|)}\]\\][^\s\"'`,;<>|\\]*))"
)
_NAMES = (
    r"api[_.-]?key|access[_.-]?key|(?:access|auth|refresh|id|session|bearer|bot|push|deploy|security)[_.-]?token"
    r"|(?:client|app|shared|session|consumer|webhook|jwt|cookie|oauth|master)[_.-]?secret"
    r"|secret[_.-]?key(?:[_.-]?base)?|(?:signing|encryption|private|master|account|service|storage|license)[_.-]?key"
    r"|\b(?:[a-z0-9]+[_.-])*(?:token|secret)"
)
_PARAMETER = re.compile(r"&(?:amp;)?[\w.-]+=", re.ASCII)
_SENTENCE = re.compile(r" [A-Za-z]")
_LEAST_SECRET = 8
_SHORT_NUMBER = 3


def _password(candidate: Candidate) -> int:
    """Any value but a placeholder, an expression of a language or the count of a loop."""
    text = candidate.text
    if not in_quotes(candidate) and (is_code(text) or _is_word(candidate)):
        return 0
    return _apart_from_keys(candidate)


def _is_word(candidate: Candidate) -> bool:
    """Whether it is the count of a loop, or a word of a sentence that goes on."""
    text = candidate.text
    if text.isalpha():
        return _SENTENCE.match(candidate.after) is not None
    return text.isdecimal() and len(text) <= _SHORT_NUMBER


def _passed(candidate: Candidate) -> int:
    """A value of ``pass``, which is a word for much else: in quotation marks, or with a digit in it."""
    certain = in_quotes(candidate) or has_digit(candidate.text)
    return _password(candidate) if certain else 0


def _secret(candidate: Candidate) -> int:
    """A value that is long enough; without quotation marks one that no word or number would be."""
    text = candidate.text
    if len(text) < _LEAST_SECRET or is_path(text):
        return 0
    if not in_quotes(candidate) and (is_code(text) or not (has_digit(text) and has_letter(text))):
        return 0
    return _apart_from_keys(candidate)


def _apart_from_keys(candidate: Candidate) -> int:
    """A value, up to the next parameter of an address; a private key is found whole elsewhere."""
    if "-----BEGIN" in candidate.text or not given(candidate):
        return 0
    following = None if in_quotes(candidate) else _PARAMETER.search(candidate.text)
    return following.start() if following else len(candidate.text)


RULES = (
    Rule(
        "password",
        "password",
        rf"(?i:password|passwd|passphrase|pwd|_pass|[_.-]pw){_ASSIGNED}{_VALUE}",
        _password,
        ("pass", "pwd", "pw"),
    ),
    Rule("pass", "password", rf"(?i:\bpass){_ASSIGNED}{_VALUE}", _passed, ("pass",)),
    Rule(
        "password-element",
        "password",
        r"<(?i:[a-z]*password|passwd|passphrase|pwd)>(?P<secret>[^<\n]+)<",
        given,
        ("<",),
    ),
    Rule(
        "password-named",
        "password",
        r"(?i:\bpassword\s(?:is\s|was\s)?)(?P<secret>[^\s\"',;]{6,})",
        mixed,
        ("password",),
    ),
    Rule(
        "password-argument",
        "password",
        r"(?:\bsshpass\s+-p\s{0,2}|\b(?:requirepass|masterauth)\s+|\bredis-cli\b[^\n|]*?\s-a\s+|\bmysql\b[^\n|]*?\s-p|\s--?(?:password|passwd|pass)\s+)(?P<secret>[^\s\"']+)",
        mixed,
        ("sshpass", "requirepass", "masterauth", "redis-cli", "mysql", "-pass"),
    ),
    Rule(
        "secret",
        "secret",
        rf"(?i:{_NAMES}){_ASSIGNED}{_VALUE}",
        _secret,
        ("key", "token", "secret", "credential"),
    ),
)
