"""Names of enclosed files."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain, count
from pathlib import PurePosixPath, PureWindowsPath

from docgen.document import Attachment
from docgen.errors import UnreadableError


def plain_name(path: str) -> str:
    """One name for one file: ``./a//b.png`` is ``a/b.png``."""
    return "/".join(part for part in path.split("/") if part not in ("", "."))


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name itself, or with a number where it is taken, also on a file system that folds case."""
    names = {name.casefold() for name in taken}
    path = PurePosixPath(wanted)
    numbered = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    return next(name for name in chain((wanted,), numbered) if name.casefold() not in names)


def plain_names(attachments: Iterable[Attachment]) -> dict[str, Attachment]:
    """The files by the names under which they may be written into a folder.

    Raises:
        UnreadableError: a name leads out of the folder, or two files have the same; each is named.
    """
    found: dict[str, Attachment] = {}
    faults: list[str] = []
    for each in attachments:
        if _leads_out(each.name):
            faults.append(f"a file in the document has the name {each.name!r}, which leads out of its folder")
        elif each.name in found:
            faults.append(f"two files in the document have the name {each.name!r}")
        found[each.name] = each
    if faults:
        raise UnreadableError("\n".join(faults))
    return found


def _leads_out(name: str) -> bool:
    parts = name.split("/")
    unsafe = any(part in ("", ".", "..") for part in parts) or "\\" in name or "\x00" in name
    return unsafe or PureWindowsPath(name).drive != "" or name.startswith("/")
