"""The fewest families that hold what the theme's own lack."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.typeface.family import Family

# Fonts that hold every character there is, as an empty box: the very thing that must not be printed.
_BOXES = ("lastresort", "adobeblank", "adobenotdef", "notdef")
_LAST_CHOICE = ("unifont",)  # holds nearly everything, in coarse pixels

_KANA = range(0x3040, 0x3100)
_HANGUL = range(0xAC00, 0xD7A4)


def cover(missing: set[int], candidates: Iterable[Family]) -> tuple[Family, ...]:
    """Choose families until they hold all that is missing, or as much of it as they can.

    The family that holds most goes first, and so on; among equals Noto, then the name. What is held is taken
    out of ``missing``.
    """
    preferred = _preferred_region(missing)
    held = {family: missing & family.regular.coverage for family in candidates if _shows(family)}
    chosen: list[Family] = []
    while gains := {family: len(codes & missing) for family, codes in held.items() if codes & missing}:
        best = min(gains, key=lambda family: _rank(family, gains[family], preferred))
        missing -= held[best]
        chosen.append(best)
    return tuple(chosen)


def _rank(family: Family, gain: int, region: str) -> tuple[bool, int, bool, bool, str]:
    words = family.name.split()
    return (
        family.name.lower().startswith(_LAST_CHOICE),
        -gain,
        words[0] != "Noto",
        region not in words,
        family.name,
    )


def _shows(family: Family) -> bool:
    return not family.name.lower().replace(" ", "").lstrip(".").startswith(_BOXES)


def _preferred_region(code_points: set[int]) -> str:
    """Whose shapes of the Han characters to take: the script beside them tells; the most read ones else."""
    if any(code in _KANA for code in code_points):
        return "JP"
    if any(code in _HANGUL for code in code_points):
        return "KR"
    return "SC"
