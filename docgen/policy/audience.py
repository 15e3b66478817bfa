"""A policy: which audiences there are, how each is treated, what each may see of what carries no label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from docgen.incident import INTERNAL
from docgen.sanitizing import USUAL_RULES, Rule


class Manner(Enum):
    """How an edition tells of what was taken out of it."""

    MARKED = "marked"
    """A mark stands in the place of what is not there."""
    SILENT = "silent"
    """Nothing stands there, and no heading above it."""


class People(Enum):
    """How an edition calls people."""

    NAMES = "names"
    PSEUDONYMS = "pseudonyms"


class Pictures(Enum):
    """Whether the areas of a picture that are to be painted over are."""

    PAINTED = "painted"
    WHOLE = "whole"


class Originals(Enum):
    """Whether an edition gives the digest of a piece of evidence as it was before secrets were replaced."""

    UNTOLD = "untold"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers for whom an edition is made.

    ``like`` names the audience whose defaults it shares; labels that name that one do not name this one.
    ``reason`` is what the redaction record says where nothing gives a better one.
    """

    name: str
    people: People = People.PSEUDONYMS
    withheld: Manner = Manner.SILENT
    pictures: Pictures = Pictures.PAINTED
    originals: Originals = Originals.UNTOLD
    like: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Default:
    """Who may see a field that carries no label, besides those who see everything; and why nobody else."""

    audience: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """All rules by which editions are made.

    ``defaults`` are by the dotted path of a field, without places in lists; the longest path that fits has
    the word, and what none fits is for those who see everything alone. ``systems`` are names of actors and
    owners that are no persons. ``rules`` find secrets and personal data in evidence.
    """

    audiences: tuple[Audience, ...]
    defaults: Mapping[str, Default] = field(default_factory=dict)
    mark: str = "[withheld]"
    systems: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = USUAL_RULES

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all audiences."""
        return tuple(each.name for each in self.audiences)

    def find(self, name: str) -> Audience | None:
        """The audience of a name."""
        return next((each for each in self.audiences if each.name == name), None)

    def kin(self, audience: Audience) -> frozenset[str]:
        """The audience's name, and those of all whose defaults it shares."""
        found: list[str] = []
        while audience.name not in found:
            found.append(audience.name)
            audience = self.find(audience.like or "") or audience
        return frozenset(found) - {INTERNAL}
