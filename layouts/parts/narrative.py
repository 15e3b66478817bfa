"""Markdown of the data as blocks, or room to write where there is none."""

from __future__ import annotations

from docgen.layout_api import Block, BulletList, Incident, Section, parse_blocks

from .absent import absent_lines
from .phrase import section


def narrative(incident: Incident, text: str | None, purpose: str) -> tuple[Block, ...]:
    """The blocks of a narrative field; ``purpose`` says what belongs there when it is empty."""
    return (parse_blocks(text) if text else ()) or absent_lines(incident, purpose)


def points(incident: Incident, given: str | tuple[str, ...] | None, purpose: str) -> tuple[Block, ...]:
    """The blocks of a field that is either running text or a list of points."""
    if given is None or isinstance(given, str):
        return narrative(incident, given, purpose)
    items = tuple(blocks for point in given if (blocks := parse_blocks(point)))
    return (BulletList(items),) if items else absent_lines(incident, purpose)


def told(incident: Incident, title: str, given: str | tuple[str, ...] | None, purpose: str) -> Section:
    """A section that holds one narrative field and nothing else."""
    return section(title, *points(incident, given, purpose))
