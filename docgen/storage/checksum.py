"""What a store tells of a file's content, compared with what a transfer brought.

Google's tells an MD5 (``md5Hash``). The ETag of S3 is one where a file was put there whole and is not
encrypted with a key of KMS or of the client's; nothing says which. So one that differs has the file read once
more: a transfer that went wrong goes wrong otherwise the second time. Where both brought the same, the ETags
of that bucket are no MD5s. What was put there in parts (its ETag has a ``-``), or lies in a store that tells
nothing, is known by its size alone.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Mapping
from hashlib import md5
from typing import Any

_MD5 = re.compile(r"[0-9a-f]{32}")


class AlteredTransferError(OSError):
    """A transfer gave other bytes than the store says the file has."""


class Checksum:
    """The checksum of one transfer of the file ``key``, of which the store tells ``facts``."""

    _no_md5: set[str] = set()  # noqa: RUF012 - what is known of buckets, for all transfers of this process
    _brought: dict[tuple[str, str], str] = {}  # noqa: RUF012 - by transfers that are to be repeated

    def __init__(self, key: str, facts: Mapping[str, Any]) -> None:
        self._key = key
        self._bucket = key.partition("/")[0]
        self._is_certain, self._told = _told(facts)
        if not self._is_certain and self._bucket in self._no_md5:
            self._told = ""
        self._md5 = md5(usedforsecurity=False)

    def update(self, piece: bytes) -> None:
        """A further piece was brought."""
        if self._told:
            self._md5.update(piece)

    def check(self) -> None:
        """Compare what was brought as a whole.

        Raises:
            AlteredTransferError: it differs; the transfer must be repeated.
        """
        got = self._md5.hexdigest()
        before = self._brought.pop((self._key, self._told), "")
        if not self._told or got == self._told:
            return
        if not self._is_certain and before == got:
            self._no_md5.add(self._bucket)
            return
        if not self._is_certain:
            self._brought[self._key, self._told] = got
        raise AlteredTransferError(f"the store says that its MD5 is {self._told}, and gave {got}")


def _told(facts: Mapping[str, Any]) -> tuple[bool, str]:
    """Whether it is certain that there is an MD5, and the MD5 in hexadecimal; empty where there is none."""
    given = facts.get("md5Hash")
    if isinstance(given, str):
        try:
            return True, b64decode(given, validate=True).hex()
        except ValueError:
            return False, ""
    tag = str(facts.get("ETag") or "").strip('"')
    return False, tag if _MD5.fullmatch(tag) else ""
