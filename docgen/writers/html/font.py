"""Fonts as CSS: only the faces that a document was given, under names that no system font has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from docgen.typeface import Face

_MARK = " docgen"
"""Set behind each family's name: a system font of the same name must not step in."""


def font_faces(faces: Iterable[Face]) -> str:
    """The ``@font-face`` rules of the faces; the source of the n-th is its :func:`face_address`."""
    return "\n".join(
        f"@font-face {{ font-family: {_name(face.family)}; font-weight: {face.weight};"
        f" font-style: {'italic' if face.italic else 'normal'}; src: url({face_address(index)}) }}"
        for index, face in enumerate(faces)
    )


def is_given_font(family: str) -> bool:
    """Whether a family that the engine used is one of those that it was given."""
    return family.endswith(_MARK)


def face_address(index: int) -> str:
    """The address of the n-th face."""
    return f"docgen:face-{index}"


def font_stack(families: Iterable[str]) -> str:
    """The value of ``font-family`` for families in their order."""
    return ", ".join(_name(family) for family in families)


def _name(family: str) -> str:
    """A family as a CSS string (CSS Syntax 3, 4.3.7: what is escaped ends nothing)."""
    escaped = re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match[0]):x} ", family + _MARK)
    return f'"{escaped}"'
