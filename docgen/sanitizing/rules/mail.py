"""Addresses of people: e-mail (RFC 5321, with the letters of RFC 6531)."""

from __future__ import annotations

import re

from docgen.sanitizing.rule import Candidate, Rule

_AT = re.compile("@|%40")
# RFC 2606 and RFC 6761: names that belong to nobody.
_NOBODYS = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|example|test|invalid|localhost)$")
_FILES = frozenset(
    {
        "service", "socket", "timer", "target", "mount", "slice", "scope", "conf", "ini",
        "png", "jpg", "jpeg", "gif", "svg", "webp", "js", "css", "json", "yaml", "yml", "html", "xml",
        "txt", "log", "jar", "war", "dll", "exe", "whl", "gz", "tgz",
    }
)  # fmt: skip
_USER = re.compile(r"://[^\s/]*$")  # the user, or his password, in an address
_MESSAGE = re.compile(r"(?:message-id|in-reply-to|references)\W{0,4}$", re.IGNORECASE)
_TOP = re.compile(r"[^\W\d_]{2,}|xn--[a-z0-9-]+")


def _mailbox(candidate: Candidate) -> int:
    """An address of a domain that somebody can have; no version of a package, no remote of Git."""
    at = _AT.search(candidate.text)
    domain = candidate.text[at.end() :].lower() if at else ""
    top = domain.rpartition(".")[2]
    if not _TOP.fullmatch(top) or top in _FILES or _NOBODYS.search(domain):
        return 0
    if _USER.search(candidate.before) or _MESSAGE.search(candidate.before):
        return 0
    if candidate.text.startswith("git@") and candidate.after.startswith((":", "/")):
        return 0
    return len(candidate.text)


RULES = (
    Rule(
        "e-mail",
        "e-mail",
        r"[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}._%+'&~-]*[\p{L}\p{M}\p{N}_%+~-])?(?:@|%40)[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*\.)+[\p{L}\p{N}-]*[\p{L}\p{M}\p{N}]",
        _mailbox,
        ("@", "%40"),
    ),
)
