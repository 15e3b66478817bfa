"""What a manifest says of a document that a command has made."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import docgen

if TYPE_CHECKING:
    from docgen.manifest import Entry
    from docgen.readers import Source
    from docgen.writers import Artifact


@dataclass(frozen=True, slots=True)
class Made:
    """A document with what it says of itself: ``content_sha256`` is the digest that it prints.

    ``docgen`` is the version that made it.
    """

    layout: str
    artifact: Artifact
    audience: str
    content_sha256: str
    docgen: str = docgen.__version__


def entry_of(path: Path, made: Made, manifest: Path, source: Source) -> Entry:
    """The entry of a document, which is named from the manifest's folder."""
    from docgen.manifest import Entry  # noqa: PLC0415

    artifact = made.artifact
    return Entry(
        document=os.path.relpath(path, manifest.parent),
        format=artifact.format,
        layout=made.layout,
        sha256=sha256(artifact.data).hexdigest(),
        size=len(artifact.data),
        pages=artifact.pages,
        content_sha256=made.content_sha256,
        source=PurePath(source.name).name,
        source_sha256=source.digest,
        docgen=made.docgen,
        audience=made.audience,
    )
