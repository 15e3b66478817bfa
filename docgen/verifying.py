"""From a document back to what it was made from: is this the one, and what is in it?

The other direction is :mod:`docgen.pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from os import PathLike
from pathlib import Path

from docgen.document import Attachment, Relationship
from docgen.enclosure import content_digest, differences, enclosed
from docgen.errors import DataError, UnreadableError
from docgen.evidence import Dossier
from docgen.finishing import Aspect, Difference, Opened, read_document
from docgen.incident import INTERNAL
from docgen.manifest import Entry
from docgen.readers import Data, read_bytes


def verify(
    path: str | PathLike[str],
    dossier: Dossier | None = None,
    manifest: tuple[Entry, ...] | None = None,
    folder: Path = Path(),
) -> Opened:
    """A document compared with its seal, and with the data or the manifest where they are given.

    Args:
        path: the document.
        dossier: of the data that it should have been made from.
        manifest: in which it should be listed; its names are relative to ``folder``.
        folder: of the manifest.

    Raises:
        UnreadableError: it cannot be read at all; then it is not what docgen made.
    """
    path = Path(path)
    found = read_document(path)
    more: list[Difference] = []
    if dossier is not None:
        more.extend(_differences_from_data(found, dossier))
    if manifest is not None:
        more.extend(_differences_from_manifest(path, manifest, folder))
    return replace(found, differences=(*found.differences, *more))


def _differences_from_data(found: Opened, dossier: Dossier) -> Iterator[Difference]:
    one, other = found.audience or INTERNAL, dossier.audience or INTERNAL
    if one != other:  # else all that is withheld would be told as if somebody had altered it
        yield Difference(
            Aspect.DATA,
            f"it is the edition for {one}, and not that for {other} (--audience {one})",
        )
        return
    expected = {each.name: each for each in enclosed(dossier)}
    held = {each.name: each for each in found.attachments}
    if not held:
        if found.digest != (dossier.digest or content_digest(dossier)):
            yield Difference(Aspect.DATA, "the content digest is not that of the data")
        return
    for name in dict.fromkeys((*expected, *held)):
        if name in expected and name in held and expected[name].sha256 == held[name].sha256:
            continue
        yield from _file_differences(name, expected.get(name), held.get(name))


def _file_differences(
    name: str, expected: Attachment | None, held: Attachment | None
) -> Iterator[Difference]:
    source = Relationship.SOURCE
    if expected is None:
        yield Difference(Aspect.EXHIBIT, f"the document holds {name!r}, which the data do not name")
    elif held is None:
        yield Difference(Aspect.EXHIBIT, f"the document does not hold {name!r}, which the data name")
    elif expected.relationship is source and held.relationship is source:
        yield from _data_differences(expected, held)
    else:
        yield Difference(Aspect.EXHIBIT, f"{name!r} in the document is not the file that the data name")


def _data_differences(expected: Attachment, held: Attachment) -> Iterator[Difference]:
    try:
        before, after = (_parsed(each) for each in (expected, held))
    except DataError as error:
        yield Difference(Aspect.DATA, f"the data in the document cannot be read: {error}")
        return
    for each in differences(before, after):
        yield Difference(Aspect.DATA, each.told("the data", "the document"))


def _parsed(attachment: Attachment) -> Data:
    return read_bytes(attachment.data, attachment.name, "json").data


def _differences_from_manifest(path: Path, manifest: tuple[Entry, ...], folder: Path) -> Iterator[Difference]:
    try:
        digest = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise UnreadableError(f"the file cannot be read: {error.strerror}") from error
    if any(entry.sha256 == digest for entry in manifest):
        return
    listed = {(folder / entry.document).resolve() for entry in manifest}
    if path.resolve() in listed or path.name in {Path(entry.document).name for entry in manifest}:
        yield Difference(Aspect.MANIFEST, "the manifest lists a document of this name with another digest")
    else:
        yield Difference(Aspect.MANIFEST, "the manifest lists no document with this digest or name")
