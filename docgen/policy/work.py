"""What passes from filter to filter while an edition is made, and by which rules each of them decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.evidence import Exhibit
from docgen.incident import IN_EVERY_EDITION, INTERNAL, Incident, Label, Removal
from docgen.location import FieldPath
from docgen.policy.audience import Audience, Default, Manner, Policy


@dataclass(frozen=True, slots=True)
class Work:
    """An edition in the making: what is left, and what has been taken out.

    ``places`` says of each exhibit where its appendix stood before any was taken out; ``omitted`` is that of
    :class:`docgen.incident.Excerpt`.
    """

    incident: Incident
    exhibits: tuple[Exhibit, ...]
    places: tuple[int, ...]
    removals: tuple[Removal, ...] = ()
    omitted: tuple[str, ...] = ()

    @property
    def joined(self) -> Work:
        """The same, each exhibit with its appendix as the incident now has it."""
        pairs = tuple(zip(self.exhibits, self.incident.appendices, strict=True))
        if all(each.appendix is appendix for each, appendix in pairs):
            return self
        return replace(self, exhibits=tuple(replace(each, appendix=appendix) for each, appendix in pairs))

    def without(self, removals: list[Removal], omitted: tuple[str, ...] = ()) -> Work:
        """The same with more taken out."""
        named = dict.fromkeys((*self.omitted, *omitted))
        return replace(self, removals=(*self.removals, *removals), omitted=tuple(named))


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the audience may see a thing, and why not."""

    seen: bool
    reason: str = ""


class Rules:
    """The rules of one edition.

    Args of the constructor:
        policy: the whole policy.
        audience: whose edition it is.
        original: the incident with everything in it.
        key: what pseudonyms are derived from; no reader of the edition can know it.
    """

    def __init__(self, policy: Policy, audience: Audience, original: Incident, key: bytes) -> None:
        self.policy = policy
        self.audience = audience
        self.original = original
        self.key = key
        self._kin = policy.kin(audience)

    @property
    def sees_all(self) -> bool:
        """Whether nothing is withheld from the audience."""
        return self.audience.name == INTERNAL

    @property
    def silent(self) -> bool:
        """Whether nothing is said of what is withheld."""
        return self.audience.withheld is Manner.SILENT

    @property
    def mark(self) -> str:
        """What stands in the place of a text that is withheld; nothing where nothing is said of it."""
        return "" if self.silent else self.policy.mark

    @cached_property
    def labels(self) -> Mapping[FieldPath, Label]:
        """The labels of the incident by their paths."""
        return {label.path: label for label in self.original.labels}

    def named(self, names: tuple[str, ...], reason: str | None) -> Verdict:
        """The verdict where a label names who may see a thing."""
        if self.sees_all or self.audience.name in names:
            return Verdict(True)
        return Verdict(False, reason or f"labelled for {', '.join(names) or INTERNAL} alone")

    def judge(self, path: FieldPath) -> Verdict:
        """Whether the audience may see what stands at a path.

        A label has the word; else the default of the longest path that fits. What stands within an item of a
        list is seen with the item, unless a default speaks of it in particular.
        """
        if path in self.labels:
            label = self.labels[path]
            return self.named(label.audience, label.reason)
        if self.sees_all or path[0] in IN_EVERY_EDITION:
            return Verdict(True)
        length, default = self._default(tuple(str(step) for step in path if isinstance(step, str)))
        if length <= _names_of_item(path) or self._kin & set(default.audience):
            return Verdict(True)
        usual = f"not labelled for {self.audience.name}"
        return Verdict(False, default.reason or self.audience.reason or usual)

    def _default(self, names: tuple[str, ...]) -> tuple[int, Default]:
        """The default that speaks of a field, and of how many of its names; none speaks of the whole data."""
        for length in range(len(names), 0, -1):
            found = self.policy.defaults.get(".".join(names[:length]))
            if found is not None:
                return length, found
        return len(names), Default()


def _names_of_item(path: FieldPath) -> int:
    """How many names lead to the innermost item around a thing; none where it stands in no item."""
    places = [index for index, step in enumerate(path[:-1]) if isinstance(step, int)]
    return sum(isinstance(step, str) for step in path[: places[-1]]) if places else 0


Filter = Callable[[Work, Rules], Work]
"""Takes one kind of thing out of an edition."""
