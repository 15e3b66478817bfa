"""The fonts of a choice of faces, loaded once for all documents that need them, and the parsed styles."""

from __future__ import annotations

from typing import Any

from docgen.typeface import Face
from docgen.writers.html import face_address, font_faces
from docgen.writers.pdf.engine import CSS, FontConfiguration
from docgen.writers.pdf.fetcher import FaceFetcher


class Fonts:
    """A font configuration that knows the faces; styles are parsed once for each text."""

    def __init__(self, faces: tuple[Face, ...]) -> None:
        self.configuration: Any = FontConfiguration()
        self._sheets: dict[str, Any] = {}
        self._rules = self._parse(
            font_faces(faces),
            FaceFetcher({face_address(index): face for index, face in enumerate(faces)}),
        )

    def styles(self, stylesheet: str) -> list[Any]:
        """The font rules and a style sheet, parsed."""
        if stylesheet not in self._sheets:
            self._sheets[stylesheet] = self._parse(stylesheet, FaceFetcher({}))
        return [self._rules, self._sheets[stylesheet]]

    def disown(self) -> None:
        """Leave the font files to another process, which made them."""
        self.configuration._folder = None  # its __del__ would remove them

    def _parse(self, text: str, fetcher: FaceFetcher) -> Any:
        return CSS(string=text, font_config=self.configuration, url_fetcher=fetcher)
