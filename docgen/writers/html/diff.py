"""The lines of a diff told apart: added, removed, places and files; the rest is context."""

from __future__ import annotations

_FILES = (
    "+++ ",
    "--- ",
    "diff ",
    "index ",
    "Index: ",
    "new file ",
    "deleted file ",
    "rename ",
    "similarity ",
)


def diff_kind(line: str) -> str:
    """The class of a line in unified format (POSIX diff -u, git)."""
    if line.startswith(_FILES):
        return "file"
    match line[:1]:
        case "+":
            return "added"
        case "-":
            return "removed"
        case "@":
            return "place"
        case _:
            return "context"
