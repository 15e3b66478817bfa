"""Placeholders: what stands where a secret would, and is none."""

from __future__ import annotations

import re

from docgen.sanitizing.rule import Candidate

_WORDS = frozenset(
    {
        "true", "false", "null", "none", "nil", "undefined", "yes", "no", "on", "off", "empty", "unset",
        "missing", "invalid", "required", "optional", "redacted", "hidden", "masked", "removed", "string",
        "text", "bytes", "password", "passwd", "secret", "token", "files", "compat", "systemd", "ldap",
        "vault", "basic", "bearer", "digest", "negotiate",
    }
)  # fmt: skip
# A variable (${X}, $X, %X%, {{ x }}), a mark (<set by vault>, [redacted], (none)), stars, dots, crosses.
_STAND_IN = re.compile(
    r"\$|%[A-Za-z_(]|\{\{|#\{|@\{|<|\[|\(|\.{3}|…|\*{2,}|[xX*•.#_-]{3,}$|REDACTED|!vault|ENC\[", re.ASCII
)
# A call or an element of something: os.environ["X"], getpass(), process.env.X, self.token
_CODE = re.compile(
    r"[A-Za-z_][A-Za-z0-9_.]{0,80}[\[(]|(?:os|process|self|this|config|settings|env)\.[A-Za-z_]", re.ASCII
)
_PATH = re.compile(r"(?:\.{0,2}/|[a-z]+/(?:[\w.-]+/)+)[\w./-]*$|[a-z]{2,8}://", re.ASCII)


def is_placeholder(text: str) -> bool:
    """Whether a value is none: a variable, a mark, a word of the language around it."""
    bare = text.strip("\"'\\ ")
    return not bare or bare.lower().rstrip(".,;") in _WORDS or _STAND_IN.match(bare) is not None


def given(candidate: Candidate) -> int:
    """All of a value that is no placeholder."""
    return 0 if is_placeholder(candidate.text) else len(candidate.text)


def in_quotes(candidate: Candidate) -> bool:
    """Whether a value stands in quotation marks."""
    return candidate.before.endswith(("'", '"'))


def is_code(text: str) -> bool:
    """Whether a value without quotation marks is an expression of some language, a path or an address."""
    return _CODE.match(text) is not None or is_path(text)


def is_path(text: str) -> bool:
    """Whether a value is a path or an address."""
    return _PATH.match(text) is not None


def has_digit(text: str) -> bool:
    """Whether a text holds an ASCII digit; most words do not and most keys do."""
    return any("0" <= character <= "9" for character in text)


def has_letter(text: str) -> bool:
    """Whether a text holds an ASCII letter."""
    return any("a" <= character <= "z" for character in text.lower())


def mixed(candidate: Candidate) -> int:
    """All of a value that holds a digit and a letter and is no placeholder."""
    text = candidate.text
    return given(candidate) if has_digit(text) and has_letter(text) else 0
