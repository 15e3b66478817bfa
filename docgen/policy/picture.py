"""Pictures: areas are painted over, and the painted picture travels in the place of the given file."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from docgen.evidence import Exhibit, areas_to_paint, painted
from docgen.incident import Removal, RemovalKind
from docgen.policy.audience import Pictures
from docgen.policy.work import Rules, Work


def paint_pictures(work: Work, rules: Rules) -> Work:
    """Paint over the areas that the data name, unless the policy lets the audience see whole pictures."""
    if rules.audience.pictures is Pictures.WHOLE:
        return work
    if not any(each.appendix.redactions for each in work.exhibits):
        return work
    exhibits = tuple(map(_painted, work.exhibits))
    removals = [
        Removal(("appendices", place), RemovalKind.AREA, "painted over, as the data ask", _told(each))
        for place, each in zip(work.places, work.exhibits, strict=True)
        if each.appendix.redactions
    ]
    incident = replace(work.incident, appendices=tuple(each.appendix for each in exhibits))
    return replace(work, incident=incident, exhibits=exhibits).without(removals)


def _painted(exhibit: Exhibit) -> Exhibit:
    """The exhibit with the painted picture as its original: of the true one not even the digest is left."""
    if not exhibit.appendix.redactions or exhibit.picture is None:
        return exhibit
    picture = painted(exhibit.picture, areas_to_paint(exhibit))
    path = PurePosixPath(exhibit.appendix.path or "picture")
    suffix = {"image/png": ".png", "image/jpeg": ".jpg"}[picture.media_type]
    appendix = replace(
        exhibit.appendix, path=str(path.with_name(f"{path.stem}-redacted{suffix}")), redactions=()
    )
    return replace(
        exhibit,
        appendix=appendix,
        picture=picture,
        media_type=picture.media_type,
        original=picture.data,
        size=len(picture.data),
        sha256=sha256(picture.data).hexdigest(),
        notes=(*exhibit.notes, f"{_told(exhibit)} painted over"),
    )


def _told(exhibit: Exhibit) -> str:
    count = len(exhibit.appendix.redactions)
    return "1 area" if count == 1 else f"{count} areas"
