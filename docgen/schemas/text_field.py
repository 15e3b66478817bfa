"""Fields of text: a line, Markdown, and evidence kept to the letter."""

from __future__ import annotations

from typing import Any

from docgen.schemas.field import Worded


class Line(Worded[str]):
    """Text of one line; a number is the text it was, line breaks become spaces."""

    wanted = "text"

    def from_text(self, text: str) -> str:
        """Without the blanks around it."""
        return " ".join(text.split("\n")).strip() if "\n" in text else text.strip()

    def json_schema(self) -> dict[str, Any]:
        """Text, or a number that is taken as it was written."""
        return _text_or_number(required=self.required)


class Markdown(Worded[str]):
    """CommonMark source; blank lines around it do not count, the indent of its first line does."""

    wanted = "text"

    def from_text(self, text: str) -> str:
        """Without the blank lines around it."""
        lines = text.rstrip().split("\n")
        first = next(index for index, line in enumerate(lines) if line.strip())
        return "\n".join(lines[first:])

    def json_schema(self) -> dict[str, Any]:
        """Text, or a number that is taken as it was written."""
        return _text_or_number(required=self.required)


class Plain(Worded[str]):
    """The text within a labelled text: any text, which the field that it belongs to reads."""

    wanted = "text"

    def from_text(self, text: str) -> str:
        """As it is."""
        return text

    def json_schema(self) -> dict[str, Any]:
        """Text, or a number that is taken as it was written."""
        return _text_or_number(required=self.required)


class Verbatim(Worded[str]):
    """Evidence, kept to the letter; an empty log is a log."""

    wanted = "text"
    takes_blank = True

    def from_text(self, text: str) -> str:
        """As it is."""
        return text

    def json_schema(self) -> dict[str, Any]:
        """Text."""
        return {"type": "string"}


def _text_or_number(*, required: bool) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": ["string", "number"]}
    return {**shape, "pattern": r"\S"} if required else shape
