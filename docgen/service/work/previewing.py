"""Pictures of the pages of one layout, as they will be printed: for the eye alone, never for a file."""

from __future__ import annotations

from hashlib import sha256

from docgen.batch.limit import time_limit
from docgen.pipeline import Request, render, validate
from docgen.policy import edition
from docgen.raster import page_pictures
from docgen.readers import MAX_BYTES, read_bytes
from docgen.service.work.brief import Brief
from docgen.storage import appendix_paths, fetched

MOST_PAGES = 100
"""Of a longer document only so many are shown, and that there are more is said."""


def preview(brief: Brief) -> tuple[dict[str, object], ...]:
    """Make the pictures, and answer with a row for each; ``pages`` of each is how many there are in all.

    Raises:
        DocgenError: the document cannot be made.
    """
    wanted = brief.wanted
    with time_limit(brief.seconds):
        origin = brief.input()
        source = read_bytes(origin.place.read(origin.name, MAX_BYTES), origin.name)
        with fetched(origin, appendix_paths(source.data)) as folder:
            whole = validate(source, folder=folder, policy=brief.policy)
        made_for = edition(whole, wanted.audience, brief.policy)
        request = Request(source, wanted.layouts[:1], ("pdf",), brief.theme)
        (rendered,) = render(request, made_for)
        rows = []
        for number, picture in enumerate(page_pictures(rendered.artifact.data, wanted.dpi), 1):
            if number > MOST_PAGES:
                break
            name = f"page-{number:03}.png"
            brief.place.write(f"out/{name}", picture, replace=True)
            rows.append(
                {
                    "name": name,
                    "layout": rendered.layout,
                    "format": "png",
                    "audience": wanted.audience,
                    "media_type": "image/png",
                    "size": len(picture),
                    "pages": rendered.artifact.pages,
                    "sha256": sha256(picture).hexdigest(),
                    "content_sha256": made_for.dossier.digest,
                }
            )
        return tuple(rows)
