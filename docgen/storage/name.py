"""Names within a place: relative, with ``/`` between their parts, and never out of it."""

from __future__ import annotations


def fault(name: str) -> str:
    """What is wrong with a name within a place; empty where it is one."""
    parts = name.split("/")
    if not name or "\x00" in name:
        return "is no name of a file"
    if "" in parts:
        return "is absolute" if name.startswith("/") else "has an empty part"
    if "." in parts or ".." in parts:
        return "leaves its folder"
    return ""


def is_hidden(name: str) -> bool:
    """Whether a file, or a folder on the way to it, begins with a dot."""
    return name.startswith(".") or "/." in name
