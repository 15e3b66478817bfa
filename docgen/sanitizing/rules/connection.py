"""Passwords within addresses and connection strings; who connects to what stays legible."""

from __future__ import annotations

from docgen.sanitizing.rule import Rule
from docgen.sanitizing.rules.placeholder import given

_KIND = "connection-string"

RULES = (
    # RFC 3986, 3.2.1: user, colon, password, at sign.
    Rule(
        "address-password",
        _KIND,
        r"\b[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#@:\"'<>]*:(?P<secret>[^\s/?#\"'<>]+)@[^\s@]",
        given,
        ("://",),
    ),
    Rule(
        "connection-password",
        _KIND,
        r"(?i:\b(?:server|data source|host|user ?id|uid|user(?:name)?|database|initial catalog|addr(?:ess)?)"
        r"\s*=[^\n]*?;\s*(?:password|pwd)\s*=\s*)(?P<secret>[^;\s\"']+)",
        given,
        ("pwd", "password"),
    ),
    Rule(
        "jdbc-password",
        _KIND,
        r"(?i:\bjdbc:[^\s\"']*?[?&;]password=)(?P<secret>[^&;\s\"']+)",
        given,
        ("jdbc:",),
    ),
    Rule(
        "oracle-password",
        _KIND,
        r"(?i:\bjdbc:oracle:[a-z0-9]+:)[^\s/:@]+/(?P<secret>[^\s@]+)@",
        given,
        ("jdbc:oracle",),
    ),
    Rule(
        "shared-access-key",
        _KIND,
        r"SharedAccessKey=(?P<secret>[A-Za-z0-9+/]{20,}={0,2})",
        given,
        ("sharedaccesskey",),
    ),
)
