"""Matching: which row of an old list is which of a new one, so that one that comes moves no other.

First what is the same parts, then what has the same key, then what is most alike. What is left over was
added or removed.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from docgen.comparing.alignment import longest_rising

_MOST_PAIRS = 40_000
"""How many pairs of rows are weighed; where there would be more, a row is weighed against its neighbours."""

Row: TypeAlias = Any
Key: TypeAlias = Callable[[Row], Hashable]
Likeness: TypeAlias = Callable[[Row, Row], float]


@dataclass(frozen=True, slots=True)
class Match:
    """Places, counted from 0, of a row in the old and in the new list; ``None`` where it is not in one.

    ``moved`` is whether it stands in another order among the rows that are in both.
    """

    old: int | None
    new: int | None
    moved: bool = False


def match_rows(
    old: Sequence[Row], new: Sequence[Row], keys: Sequence[Key], likeness: Likeness, least: float
) -> list[Match]:
    """Every row of both, in the order of the new list; what was removed stands where it stood.

    Args:
        old: the rows of the old list.
        new: those of the new one.
        keys: what makes two rows the same one, the surest first; ``None`` and empty text make none.
        likeness: how alike two rows are, from 0 (not at all) up.
        least: the likeness from which two rows are taken to be one that was changed.
    """
    matching = _Matching(old, new)
    for key in keys:
        matching.by_key(key)
    matching.by_likeness(likeness, least)
    return list(_in_order(matching.partners, len(old), len(new)))


class _Matching:
    """Partners as they are found: of each place in the old list the one in the new."""

    def __init__(self, old: Sequence[Row], new: Sequence[Row]) -> None:
        self._old, self._new = old, new
        self.partners: dict[int, int] = {}
        self._free_old, self._free_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))

    def by_key(self, key: Key) -> None:
        """Rows of one key part in the order of the lists."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for place in self._free_new:
            waiting[key(self._new[place])].append(place)
        for place in list(self._free_old):
            value = key(self._old[place])
            if value not in (None, "") and waiting.get(value):
                self._pair(place, waiting[value].popleft())

    def by_likeness(self, likeness: Likeness, least: float) -> None:
        """The most alike part first; of those that are equally alike the ones that stand closer."""
        scored = [
            (-score, abs(rank - other), place, partner)
            for rank, place, other, partner in self._candidates()
            if (score := likeness(self._old[place], self._new[partner])) >= least
        ]
        for *_, place, partner in sorted(scored):
            if place in self._free_old and partner in self._free_new:
                self._pair(place, partner)

    def _candidates(self) -> Iterator[tuple[int, int, int, int]]:
        old, new = list(self._free_old), list(self._free_new)
        if not old or not new:
            return
        reach = max(1, _MOST_PAIRS // len(old) // 2) if len(old) * len(new) > _MOST_PAIRS else len(new)
        for rank, place in enumerate(old):
            middle = rank * len(new) // len(old) if reach < len(new) else rank
            for other in range(max(0, middle - reach), min(len(new), middle + reach + 1)):
                yield rank, place, other, new[other]

    def _pair(self, place: int, partner: int) -> None:
        self.partners[place] = partner
        del self._free_old[place], self._free_new[partner]


def _in_order(partners: dict[int, int], old_count: int, new_count: int) -> Iterator[Match]:
    origins = {new: old for old, new in partners.items()}
    in_both = sorted(origins)
    steady = {in_both[at] for at in longest_rising([origins[place] for place in in_both])}
    gone: dict[int, list[int]] = defaultdict(list)  # by the place in the new list after which they stand
    after = -1
    for place in range(old_count):
        if place not in partners:
            gone[after].append(place)
        elif partners[place] in steady:
            after = partners[place]
    yield from (Match(place, None) for place in gone[-1])
    for place in range(new_count):
        origin = origins.get(place)
        yield Match(origin, place, origin is not None and place not in steady)
        yield from (Match(each, None) for each in gone[place])
