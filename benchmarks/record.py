"""The record: the last result of each part, as JSON, so that one can be taken again without the others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Record = dict[str, dict[str, Any]]
"""Under the name of each part ``circumstances`` and ``result``."""


def read_record(path: Path) -> Record:
    if not path.exists():
        return {}
    record: Record = json.loads(path.read_text("utf-8"))
    return record


def write_record(path: Path, record: Record) -> None:
    text = json.dumps(_rounded(record), ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", "utf-8")


def _rounded(value: Any) -> Any:
    """The same with five figures of each fraction: more is noise."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(each) for each in value]
    return value
