"""A family: the faces that share a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.typeface.face import BOLD, REGULAR, Face


@dataclass(frozen=True, slots=True)
class Family:
    """The faces of one name; never empty."""

    name: str
    faces: tuple[Face, ...]

    @property
    def regular(self) -> Face:
        """The face that running text is set in: its characters are taken to be the family's."""
        return min(self.faces, key=lambda face: face.distance)

    def holds(self, character: str) -> bool:
        """Whether running text in this family can show a character."""
        return self.regular.holds(character)

    def styled(self, weight: int = REGULAR, italic: bool = False) -> Face:
        """The face nearest to a weight and slope."""
        return min(
            self.faces,
            key=lambda face: (face.distance[0], face.italic is not italic, abs(face.weight - weight)),
        )

    def trimmed(self) -> Family:
        """The family without what a document does not use: regular, bold, and their italics stay."""
        wanted = (
            self.styled(weight, italic)
            for weight, italic in ((400, False), (400, True), (BOLD, False), (BOLD, True))
        )
        return Family(self.name, tuple(dict.fromkeys(wanted)))


def families(faces: Iterable[Face]) -> tuple[Family, ...]:
    """Faces gathered into families, in the order in which each name first stands.

    Of two faces of the same family, weight, slope and width the first one is kept.
    """
    gathered: dict[str, dict[tuple[int, bool, int], Face]] = {}
    for face in faces:
        style = face.weight, face.italic, face.stretch
        gathered.setdefault(face.family, {}).setdefault(style, face)
    return tuple(Family(name, tuple(by_style.values())) for name, by_style in gathered.items())
