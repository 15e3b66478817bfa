"""The redaction record as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from docgen.incident import RedactionRecord, Removal
from docgen.location import show_path


def dump_record(record: RedactionRecord) -> bytes:
    """The record as JSON."""
    said = {
        "redaction_record_version": 1,
        "incident": record.incident,
        "audience": record.audience,
        "content_sha256": record.digest,
        "removals": list(_dumped(record.removals)),
    }
    return f"{json.dumps(said, indent=2, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace")


def _dumped(removals: Iterable[Removal]) -> Iterable[dict[str, str]]:
    for each in removals:
        said = {"path": show_path(each.path), "kind": each.kind.value, "reason": each.reason}
        yield {**said, "note": each.note} if each.note else said
