"""The names of a job's documents: of one incident as the batch command has them, of a zip by its folders."""

from __future__ import annotations

from pathlib import PurePosixPath

from docgen.batch.naming import read_pattern
from docgen.manifest import Facts

_OF_ONE = read_pattern("{date}-{id}-{layout}")
_OF_MEMBER = read_pattern("{folder}/{stem}-{layout}")


def document_name(facts: Facts | None, layout: str, audience: str) -> str:
    """The name for the documents of one incident, without suffix; empty where nothing is known of it."""
    if facts is None:
        return ""
    return _OF_ONE.name(facts, _given("", "", layout, audience))


def member_name(member: str, layout: str, audience: str) -> str:
    """The name for the documents of a data file in a zip, without suffix, in the folder where that is."""
    path = PurePosixPath(member)
    folder = "" if str(path.parent) == "." else str(path.parent)
    return _OF_MEMBER.name(None, _given(folder, path.stem, layout, audience))


def _given(folder: str, stem: str, layout: str, audience: str) -> dict[str, str]:
    return {
        "folder": folder,
        "stem": stem,
        "suffix": "",
        "layout": layout,
        "format": "",
        "audience": audience,
    }
