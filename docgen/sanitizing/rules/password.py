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
_ASSIGNED = r"(?:\\?[\"'])?\]?\s{0,4}(?:=>|:=|={1,3}|:)\s{0,8}"
# Within quotation marks one may stand itself: after a backslash, or doubled as in SQL and YAML.
_QUOTED = (
    r"\"(?P<secret_b>(?:[^\"\\\n]|\\.)+)\"|\"(?P<secret_e>[^\"\n]+)\""
    r"|'(?P<secret_c>(?:[^'\\\n]|\\.|'')+)'|'(?P<secret_f>[^'\n]+)'"
)
_VALUE = (
    rf"(?:\\\"(?P<secret_a>[^\"\\\n]+)\\\"|{_QUOTED}"
    r"|(?P<secret_d>[^\s\"'`,;&<>|)}\]\\][^\s\"'`,;<>|\\]*))"
)
_NAMES = (
    r"api[_.-]?key|access[_.-]?key|(?:access|auth|refresh|id|session|bearer|bot|push|deploy|security)[_.-]?token"
    r"|(?:client|app|shared|session|consumer|webhook|jwt|cookie|oauth|master)[_.-]?secret"
    r"|secret[_.-]?key(?:[_.-]?base)?|(?:signing|encryption|private|master|account|service|storage|license)[_.-]?key"
    r"|\b(?:[a-z0-9]+[_.-])*(?:token|secret)"
)
_PASSWORDS = (
    "password|passwd|passphrase|passcode|pwd|_pass|[_.-]pw"
    "|passwort|kennwort|mot de passe|contrase(?:ñ|n)a|wachtwoord|l(?:ö|o)senord|adgangskode|adgangsord"
    "|salasana|has(?:ł|l)o|\\bheslo|parola|\\bsenha|jelsz(?:ó|o)|пароль|κωδικ(?:ός|ος) πρόσβασης"
)
# Letter case is set aside in ASCII alone when a hint is looked for.
_PASSWORD_HINTS = (
    *("pass", "pwd", "pw", "kennwort", "contrase", "wachtwoord", "senord", "adgangs", "salasana", "haslo"),
    *("hasł", "heslo", "parola", "senha", "jelsz", "ωδικ", "ароль"),
)
_PAIRED = (
    r"password|passwd|passphrase|pwd|passwort|secret|token|api[_.-]?key|access[_.-]?key|private[_.-]?key"
)
_PARAMETER = re.compile(r"&(?:amp;)?[\w.-]+=", re.ASCII)
_TEST = re.compile(r"--- PASS: $")  # Go says so of a test
_SENTENCE = re.compile(r" [A-Za-z]")
_LEAST_SECRET = 8
_SHORT_NUMBER = 3


def _password(candidate: Candidate) -> int:
    """Any value but a placeholder, an expression of a language or the count of a loop."""
    text = candidate.text
    compared = candidate.before.rstrip().endswith("==")
    if not in_quotes(candidate) and (compared or is_code(text) or _is_word(candidate)):
        return 0
    return _apart_from_keys(candidate)


def _paired(candidate: Candidate) -> int:
    """A value beside its name; a count, such as the least length of one, is none."""
    text = candidate.text
    return 0 if text.isdecimal() and len(text) <= _SHORT_NUMBER else _apart_from_keys(candidate)


def _argument(candidate: Candidate) -> int:
    """A value in quotation marks, or one that no word would be."""
    return given(candidate) if in_quotes(candidate) else mixed(candidate)


def _is_word(candidate: Candidate) -> bool:
    """Whether it is the count of a loop, or a word of a sentence that goes on."""
    text = candidate.text
    if text.isalpha():
        return _SENTENCE.match(candidate.after) is not None
    return text.isdecimal() and len(text) <= _SHORT_NUMBER


def _statement(candidate: Candidate) -> int:
    """What a statement of SQL sets; of a call, which may ask for one, what no word would be."""
    called = candidate.before[:-1].endswith("(")
    return mixed(candidate) if called else given(candidate)


def _passed(candidate: Candidate) -> int:
    """A value of ``pass`` or ``pw``, words for much else: in quotation marks, or with a digit in it."""
    certain = in_quotes(candidate) or has_digit(candidate.text)
    if _TEST.search(candidate.before):
        return 0
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
        rf"(?i:{_PASSWORDS}){_ASSIGNED}{_VALUE}",
        _password,
        _PASSWORD_HINTS,
    ),
    Rule("pass", "password", rf"(?i:\b(?:pass|pw)){_ASSIGNED}{_VALUE}", _passed, ("pass", "pw")),
    Rule(
        "password-paired",
        "password",
        r"(?i:\b(?:name|key|id)[\"']?\s{0,4}[:=]\s{0,4}[\"'][\w.:/-]{0,60}"
        rf"(?:{_PAIRED})s?[\"'][^<>{{}}\n]{{0,80}}?\bvalue[\"']?\s{{0,4}}[:=]\s{{0,4}})(?:{_QUOTED})",
        _paired,
        ("value",),
    ),
    Rule(
        "password-statement",
        "password",
        r"(?i:\bidentified\s+(?:with\s+\S+\s+)?by\s+(?:password\s+)?"
        rf"|\b(?:with|encrypted)\s+password\s+|\bpassword\s?\()(?:{_QUOTED})",
        _statement,
        ("identified", "password"),
    ),
    Rule(
        "password-hash",
        "password",
        r"(?:\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id|i|d)|scrypt|pbkdf2[a-z0-9-]{0,12})\$|\{S{0,2}SHA(?:256|512)?\})"
        r"[A-Za-z0-9./+=$,_-]{20,}",
        None,
        ("$", "sha"),
    ),
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
        r"(?i:\bpassword\s(?:(?:is|was|used|typed|entered|set to|changed to|for [\w.@-]{1,60}"
        r"|for user [\w.@-]{1,60}):?\s)?)(?P<secret>[^\s\"',;]{6,})",
        mixed,
        ("password",),
    ),
    Rule(
        "password-argument",
        "password",
        r"(?:\bsshpass\s+-p\s{0,2}|\b(?:requirepass|masterauth)\s+|\bredis-cli\b[^\n|]*?\s-a\s+|\bmysql\b[^\n|]*?\s-p|\s--?(?:password|passwd|pass)\s+)"
        rf"(?:{_QUOTED}|(?P<secret>[^\s\"']+))",
        _argument,
        ("sshpass", "requirepass", "masterauth", "redis-cli", "mysql", "-pass"),
    ),
    Rule(
        "protocol-password",
        "password",
        r"(?:^|[>:] |\bUSER \S{1,60} )PASS (?P<secret>[^\s/]{6,})\s*$",
        mixed,
        ("pass ",),
    ),
    Rule(
        "one-time-code",
        "secret",
        r"(?:(?i:\b(?:pin|otp|totp|mfa[ _-]?code))|\bTAN)"
        rf"{_ASSIGNED}[\"']?(?P<secret>[0-9]{{4,8}})(?:\b|[\"'])",
        None,
        ("pin", "otp", "tan", "mfa"),
    ),
    Rule(
        "secret",
        "secret",
        rf"(?i:{_NAMES}){_ASSIGNED}{_VALUE}",
        _secret,
        ("key", "token", "secret", "credential"),
    ),
)
