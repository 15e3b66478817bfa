"""The numbers of exhibits: A to Z, then AA, and the further parts of one A-1, A-2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_LETTERS = 26


def exhibit_letters(count: int) -> str:
    """The letters of the ``count``-th exhibit: A for 1, Z for 26, AA for 27."""
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def exhibit_numbers(parts: Iterable[bool]) -> Iterator[str]:
    """The number of each exhibit in its order, where it is known whether it is a part of the one before."""
    place = (0, 0)
    for is_part in parts:
        place = next_exhibit(place, is_part)
        yield exhibit_number(place)


def next_exhibit(place: tuple[int, int], is_part: bool) -> tuple[int, int]:
    """The count of exhibits, and of parts of the last; a part of none is an exhibit."""
    count, part = place
    return (count, part + 1) if is_part and count else (count + 1, 0)


def exhibit_number(place: tuple[int, int]) -> str:
    """The number of the exhibit at such a place."""
    count, part = place
    return f"{exhibit_letters(count)}-{part}" if part else exhibit_letters(count)
