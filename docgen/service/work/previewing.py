"""Pictures of the pages of one layout, as they will be printed: for the eye alone, never for a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from docgen.batch.limit import time_limit
from docgen.pipeline import Rendered, Request, render, validate
from docgen.policy import Edition, edition
from docgen.problem import Problem, Weight
from docgen.raster import page_pictures
from docgen.readers import MAX_BYTES, read_bytes
from docgen.service.work.brief import Brief
from docgen.storage import appendix_paths, fetched

MOST_PAGES = 100
"""Of a longer document only so many are shown, and that there are more is said."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """What became of a preview: a row for each picture, and what is to be said of the data."""

    rows: tuple[Mapping[str, Any], ...]
    problems: tuple[Mapping[str, object], ...]


def preview(brief: Brief) -> Pictured:
    """Make the pictures; ``pages`` of each row is how many pages there are in all.

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
        rows = tuple(_rows(brief, rendered, made_for))
    told = (*whole.findings, *_left_out(rendered))
    return Pictured(rows, tuple(each.as_data() for each in told))


def _rows(brief: Brief, rendered: Rendered, made_for: Edition) -> Iterator[Mapping[str, Any]]:
    pictures = page_pictures(rendered.artifact.data, brief.wanted.dpi)
    for number, picture in zip(range(1, MOST_PAGES + 1), pictures, strict=False):
        name = f"page-{number:03}.png"
        brief.out.write(name, picture, replace=True)
        yield {
            "name": name,
            "layout": rendered.layout,
            "format": "png",
            "audience": brief.wanted.audience,
            "media_type": "image/png",
            "size": len(picture),
            "pages": rendered.artifact.pages,
            "sha256": sha256(picture).hexdigest(),
            "content_sha256": made_for.dossier.digest,
        }


def _left_out(rendered: Rendered) -> Iterator[Problem]:
    pages = rendered.artifact.pages or 0
    if pages > MOST_PAGES:
        message = f"the document has {pages} pages, of which the first {MOST_PAGES} are shown"
        yield Problem("long-preview", message, weight=Weight.FINDING)
