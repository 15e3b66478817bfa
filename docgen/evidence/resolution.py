"""How large a picture naturally is: the resolution at which it prints sharp and is never enlarged."""

from __future__ import annotations

SCREEN = 96.0
"""What a picture has that claims nothing (CSS Values and Units 4, 6.2: a pixel is 1/96 inch)."""

_SANE = (72.0, 600.0)


def resolution(claimed: float | None) -> float:
    """Pixels an inch, from what a file claims.

    A claim that no screen or scanner makes is not believed. One below 96 (72 is what many programs write
    without meaning it) is raised to 96, so that a picture prints smaller and sharper, never coarser.
    """
    if claimed is None or not _SANE[0] <= round(claimed, 1) <= _SANE[1]:
        return SCREEN
    return max(SCREEN, round(claimed, 1))
