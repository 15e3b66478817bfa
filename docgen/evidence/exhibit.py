"""An exhibit: an appendix with its content, read once, measured and digested."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.document.picture import Picture
from docgen.incident import Appendix, Incident
from docgen.problem import Problem


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What an appendix holds.

    A picture has ``picture``; a log, diff, configuration or transcript has ``text``, fit for print; a link
    has neither. ``size`` (bytes) and ``sha256`` (hexadecimal, FIPS 180-4) are of the original as it was
    given, before anything is made fit for print: of a file every byte, its metadata included; of a text in
    the data that text as the data holds it (escapes resolved, colour codes and line ends kept), in UTF-8.
    """

    appendix: Appendix
    media_type: str = ""
    size: int | None = None
    sha256: str = ""
    picture: Picture | None = None
    text: str | None = None
    original: bytes | None = field(default=None, repr=False)
    """The file as it was given, byte for byte; ``None`` where the appendix names none."""
    notes: tuple[str, ...] = ()
    """What was done to the original for print ("12 terminal colour codes left out")."""


def parts_among(appendices: Iterable[Appendix]) -> tuple[bool, ...]:
    """Of each appendix in its order, whether it is a further part of the one above that is none."""
    whole: str | None = None
    found: list[bool] = []
    for appendix in appendices:
        is_part = appendix.part_of is not None and appendix.part_of == whole
        whole = whole if is_part else appendix.name
        found.append(is_part)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that a layout is given: an incident, one exhibit for each appendix, and what a review found.

    ``digest`` is the content digest of :mod:`docgen.enclosure`, by which the documents made of this dossier
    can be known; empty where the dossier did not come from :func:`docgen.validate`. ``audience`` is for whom
    :mod:`docgen.policy` made it; empty where it has everything in it.
    """

    incident: Incident
    exhibits: tuple[Exhibit, ...] = ()
    findings: tuple[Problem, ...] = ()
    digest: str = ""
    audience: str = ""
