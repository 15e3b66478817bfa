"""A row of the template."""

from __future__ import annotations

from docgen.filing.question import OPTIONAL, Need, Origin, Question

ANNEX = "ITS (EU) 2025/302, Annex I"
OWN = "regulatory.dora."
BY_SCHEMA = Need("always, by the published schema", lambda _: True)


def row(number: str, name: str, place: str, *origins: Origin, need: Need = OPTIONAL) -> Question:
    """A field with its place in the published JSON schema.

    ``place`` is a path of property names. ``affectedEntity[]`` stands for each affected entity, and
    ``classificationTypes[word]`` for the item of that criterion.
    """
    return Question(number, name, f"{ANNEX}, {number}", origins, need, place)
