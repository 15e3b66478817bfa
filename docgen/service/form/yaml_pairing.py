"""Which row of a list was which before it was changed."""

from __future__ import annotations

from collections import defaultdict, deque

from docgen.readers import Value


def paired(before: list[Value], after: list[Value]) -> list[int | None]:
    """For each row the index that it had, or ``None`` for a new one.

    Rows that are equal are the same. Of those that are left, the first is the first, and so on.
    """
    words = [repr(each) for each in before]
    wanted = [repr(each) for each in after]
    found: list[int | None] = [None] * len(after)
    same = [index for index in range(min(len(before), len(after))) if words[index] == wanted[index]]
    left: dict[str, deque[int]] = defaultdict(deque)
    stayed = set(same)
    for index, each in enumerate(words):
        if index not in stayed:
            left[each].append(index)
    for index, each in enumerate(wanted):
        if index in stayed:
            found[index] = index
        elif left[each]:
            found[index] = left[each].popleft()
    return _rest(found, len(before))


def _rest(found: list[int | None], rows: int) -> list[int | None]:
    """Rows that were changed, each between the same neighbours as before where there is one."""
    taken = {each for each in found if each is not None}
    free = {index: None for index in range(rows) if index not in taken}
    for index, each in enumerate(found):
        before = found[index - 1] if index else -1
        if each is None and before is not None and before + 1 in free:
            found[index] = before + 1
            del free[before + 1]
    left = iter(free)
    return [next(left, None) if each is None else each for each in found]
