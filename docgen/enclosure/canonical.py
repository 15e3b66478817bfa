"""Canonical JSON: the same value is always the same bytes (RFC 8785).

The data of an incident is text, lists and objects, so that the rules for numbers are not needed. What UTF-8
or XML could not carry is written as an escape, which RFC 8785 leaves as a character: lone surrogates, which
have no UTF-8, and the noncharacters U+FFFE and U+FFFF, which a Word file cannot hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_UNCARRIED = re.compile("[\ud800-\udfff\ufffe\uffff]")


def canonical_json(value: Mapping[str, Any]) -> bytes:
    """The value as UTF-8: keys in order, no white space, no line feed at the end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return _UNCARRIED.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()
