"""Addresses of machines, which the law counts among personal data: IPv4 and IPv6."""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv6Address, IPv6Network

from docgen.sanitizing.rule import Candidate, Rule

_KIND = "ip-address"
# RFC 5737 and RFC 3849: addresses that only documents have.
_DOCUMENTS = frozenset({(192, 0, 2), (198, 51, 100), (203, 0, 113)})
_DOCUMENTS_6 = (IPv6Network("2001:db8::/32"), IPv6Network("3fff::/20"))
_OF_NOBODY = (169, 254, 169, 254)  # where every cloud tells a machine about itself
_LARGEST = 255
_LOOPBACK = 127
_MULTICAST = 224
_VERSION = re.compile(
    r"(?:^|[^a-z])(?:version|ver|v|release|rev|firmware|build|section|chapter|oid|§)[\s.:=]*$|[=~<>!]=\s?$",
    re.IGNORECASE,
)
_UPGRADE = re.compile(
    r"(?:upgrad|downgrad|bump|updat|install)[a-z]*\s"
    r"(?:(?!(?:host|client|node|server|peer|machine|ip|addr|address|record|from|for|on|at|to|via|by)\b)[\w-]+\s)?"
    r"(?:(?:from\s)?[0-9][0-9.]*\s(?:to|[=-]>|→)\s)?$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"[A-Za-z][\w.+-]*[/_-]$", re.ASCII)
_SUFFIX = re.compile(
    r"[.-](?:el|fc|rc|alpha|beta|snapshot|final|ga|dev|post|deb|ubuntu|jar|zip|tar|tgz|whl|rpm|so|dll)",
    re.IGNORECASE,
)
_REVISION = re.compile(r"[+~][\w]|-[0-9]{1,4}(?![0-9.])")  # as Debian and RPM number packages
_JOINED = re.compile(r"[.:-]?\w|::")
_PAIRS = re.compile(r"[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){7}")
_FEW_GROUPS = 2
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))


def _ipv4(candidate: Candidate) -> int:
    """An address that some machine can have, and no version of a program."""
    octets = candidate.text.split(".")
    if any(len(octet) > 1 and octet[0] == "0" for octet in octets) or _goes_on(candidate):
        return 0
    numbers = tuple(map(int, octets))
    if max(numbers) > _LARGEST or _is_nobodys(numbers):
        return 0
    return 0 if _is_version(candidate, numbers) else len(candidate.text)


def _is_nobodys(numbers: tuple[int, ...]) -> bool:
    """Whether it names no machine, this one, many, or one that only documents have."""
    first = numbers[0]
    reserved = first in (0, _LOOPBACK, _LARGEST) or _MULTICAST <= first < _MULTICAST + 16
    return reserved or numbers[:3] in _DOCUMENTS or numbers == _OF_NOBODY


def _is_private(numbers: tuple[int, ...]) -> bool:
    """Whether it lies in a network of somebody's own (RFC 1918)."""
    first, second = numbers[:2]
    return first == 10 or (first, second) == (192, 168) or (first == 172 and 16 <= second < 32)  # noqa: PLR2004 - as the RFC has them


def _goes_on(candidate: Candidate) -> bool:
    """Whether it is a part of something longer: an object identifier, a file's name."""
    before, after = candidate.before, candidate.after
    if before.endswith(".") and before[-2:-1].isalnum():
        return True
    return bool(_SUFFIX.match(after)) or (after[:1] == "." and after[1:2].isdigit())


def _is_version(candidate: Candidate, numbers: tuple[int, ...]) -> bool:
    """Whether the words before it speak of a version; a private address after a host's name is none."""
    if _VERSION.search(candidate.before):
        return True
    if _is_private(numbers) or re.match(r":[0-9]", candidate.after):
        return False
    if _REVISION.match(candidate.after):
        return True
    return bool(_PRODUCT.search(candidate.before) or _UPGRADE.search(candidate.before))


def _ipv6(candidate: Candidate) -> int:
    """An address that some machine can have, and no time, fingerprint or name within names."""
    text, before, after = candidate.text, candidate.before[-1:], candidate.after
    if before.isalnum() or before in ("_", ":", ".") or _JOINED.match(after):
        return 0
    try:
        address = IPv6Address(text)
    except AddressValueError:
        return 0
    if address.is_unspecified or address.is_loopback or any(address in network for network in _DOCUMENTS_6):
        return 0
    return 0 if _is_name(text) or _PAIRS.fullmatch(text) else len(text)


def _is_name(text: str) -> bool:
    """Whether it is more likely a name within a name (``dead::beef``), or a slice of a list (``::2``)."""
    few = len(text.split(":")) - 1 <= _FEW_GROUPS
    return few and (text.startswith("::") or text.translate(_NO_DIGITS) == text)


_GROUPS = r"[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*"

RULES = (
    Rule("ipv4", _KIND, r"\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\b", _ipv4),
    # RFC 4291, 2.2: eight groups, or two colons for those that are zero; the last may be written as IPv4.
    Rule(
        "ipv6-short",
        _KIND,
        rf"(?:{_GROUPS}::(?:{_GROUPS})?|::{_GROUPS})(?:\.[0-9]{{1,3}}\.[0-9]{{1,3}}\.[0-9]{{1,3}})?",
        _ipv6,
        ("::",),
    ),
    Rule("ipv6", _KIND, r"\b(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*", _ipv6, (":",)),
)
