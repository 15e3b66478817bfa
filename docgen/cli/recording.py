"""What a manifest says of a document that a command has made."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import docgen

if TYPE_CHECKING:
    from docgen.manifest import Entry
    from docgen.policy import Edition
    from docgen.readers import Source
    from docgen.writers import Artifact


def entry_of(
    path: Path, layout: str, made: Artifact, manifest: Path, source: Source, made_for: Edition
) -> Entry:
    """The entry of a document, which is named from the manifest's folder."""
    from docgen.manifest import Entry  # noqa: PLC0415

    return Entry(
        document=os.path.relpath(path, manifest.parent),
        format=made.format,
        layout=layout,
        sha256=sha256(made.data).hexdigest(),
        size=len(made.data),
        pages=made.pages,
        content_sha256=made_for.dossier.digest,
        source=PurePath(source.name).name,
        source_sha256=source.digest,
        docgen=docgen.__version__,
        audience=made_for.audience,
    )
