"""Sums: names and digests of files as ``sha256sum`` writes and checks them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

SUMS_NAME = "SHA256SUMS"


def sums(digests: Mapping[str, str]) -> str:
    """A line for each name with its SHA-256, in the order of the names' code points."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))


def digest_of_sums(digests: Mapping[str, str]) -> str:
    """The SHA-256 of the sums in hexadecimal: one digest for all of the files and their names."""
    return sha256(sums(digests).encode()).hexdigest()
