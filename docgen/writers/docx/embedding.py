"""Fonts that a Word file brings along, so that its lines end where docgen reckoned (17.8.3.3 to 17.8.3.6).

Each face is cut to what a European text may need, so that a reviewer can go on writing in it, and to the
characters of the document. What has been made once is kept for the process, compressed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from docgen.typeface import Choice, Face
from docgen.typeface.subset import subset_of
from docgen.writers.docx.archive import Packed, pack
from docgen.writers.docx.look import Look
from docgen.writers.docx.storage import item_id
from docgen.writers.docx.use import Use
from docgen.writers.docx.xml import NOTHING, Xml, element, join

_OBFUSCATED = 32  # bytes at the start of the font (17.8.1)
_SEMIBOLD, _BOLD, _REGULAR = 600, 700, 400
# The blocks of Unicode for writing on: Latin, its marks, Greek, Cyrillic, punctuation, signs, ligatures.
_RANGES = (
    (0x0020, 0x017F), (0x0218, 0x021B), (0x02B0, 0x052F), (0x1E9E, 0x1E9E), (0x2000, 0x20CF),
    (0x2100, 0x23FF), (0x2460, 0x27BF), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
)  # fmt: skip
_WRITING = frozenset(chain.from_iterable(range(first, last + 1) for first, last in _RANGES))


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font ready to be put into the file, and the GUID under which it is found there."""

    number: str
    """Of its relationship to the table of fonts."""
    use: Use
    key: str
    font: Packed


def embedded(uses: Iterable[Use], look: Look, choice: Choice, characters: frozenset[str]) -> list[Embedded]:
    """The fonts of these uses, in the order of their names; those that may not travel are left out."""
    codes = frozenset(map(ord, characters))
    house = {choice.serif.name, choice.sans.name, choice.mono.name, look.semibold}
    found: list[Embedded] = []
    for use in sorted(set(uses), key=lambda each: (each.family, each.italic, each.bold)):
        face = _face_of(use, look, choice)
        if face is None:
            continue
        known = _WRITING if use.family in house else frozenset()
        made = _made(face, face.stamp, known, (codes - known) & face.coverage)
        if made is not None:
            found.append(Embedded(f"font{len(found) + 1}", use, *made))
    return found


def faces_of(fonts: Iterable[Embedded]) -> dict[str, Xml]:
    """What the table of fonts says of each family that is in the file (17.8.3.3 to 17.8.3.6).

    They are not said to be ``subsetted``, since Word would then not let anybody write in them.
    """
    said: dict[str, Xml] = {}
    for each in fonts:
        reference = element(f"w:{each.use.slot}", {"r:id": each.number, "w:fontKey": each.key})
        said[each.use.family] = join((said.get(each.use.family, NOTHING), reference))
    return said


def _face_of(use: Use, look: Look, choice: Choice) -> Face | None:
    """The face itself; none where Word has to slant or embolden another one."""
    if use.family == look.semibold:
        face = choice.sans.styled(_SEMIBOLD, use.italic)
        return face if face.italic is use.italic and not use.bold else None
    family = next((each for each in choice.families if each.name == use.family), None)
    if family is None:
        return None
    face = family.styled(_BOLD if use.bold else _REGULAR, use.italic)
    return face if (face.italic, face.weight >= _SEMIBOLD) == (use.italic, use.bold) else None


@lru_cache(maxsize=64)
def _made(
    face: Face, _stamp: tuple[int, int], known: frozenset[int], further: frozenset[int]
) -> tuple[str, Packed] | None:
    data = subset_of(face, known | further)
    if data is None:
        return None
    key = item_id(data)
    return key, pack(_obfuscated(data, key))


def _obfuscated(font: bytes, key: str) -> bytes:
    """The start of the font mixed with its GUID, last byte first, twice (17.8.1)."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1] * 2
    start = bytes(byte ^ other for byte, other in zip(font[:_OBFUSCATED], mask, strict=True))
    return start + font[_OBFUSCATED:]
