"""Fields with a fixed set of words."""

from __future__ import annotations

from enum import Enum
from typing import Any, TypeVar

from docgen.incident import ActionStatus
from docgen.schemas.fault import refuse
from docgen.schemas.field import Worded
from docgen.schemas.suggestion import did_you_mean, meant, quoted
from docgen.tlp import Tlp

E = TypeVar("E", bound=Enum)


class Choice(Worded[E]):
    """One word of an enumeration, written exactly."""

    def __init__(self, kinds: type[E], description: str, *, required: bool = False) -> None:
        super().__init__(description, required=required)
        self._by_word: dict[str, E] = {kind.value: kind for kind in kinds}
        self.wanted = "one of " + ", ".join(self._by_word)

    def from_text(self, text: str) -> E:
        """The member that the word names."""
        found = self._by_word.get(text.strip())
        if found is None:
            raise refuse("choice", f"{quoted(text)} is not known here", self._expected(text))
        return found

    def _expected(self, text: str) -> str:
        return did_you_mean(text, self._by_word)

    def _serialize(self, value: E | None, *_: Any, **__: Any) -> str | None:
        return None if value is None else str(value.value)

    def json_schema(self) -> dict[str, Any]:
        """The words."""
        return {"enum": list(self._by_word)}


class TrafficLight(Choice[Tlp]):
    """A label of TLP 2.0 in its exact wording: capitals, and no space behind the colon."""

    def __init__(self, description: str) -> None:
        super().__init__(Tlp, description)

    def _expected(self, text: str) -> str:
        """The colour alone is meant as its label, and the name that version 1 had for CLEAR as that."""
        colour = "".join(text.upper().removeprefix("TLP").lstrip(": ").split())
        label = f"TLP:{'CLEAR' if colour == 'WHITE' else colour}"
        return meant(label) if label in self._by_word else super()._expected(text)


class Progress(Worded["ActionStatus | str"]):
    """The status of an action item, in any letter case; what is not known is kept as it was written."""

    wanted = "text"

    def from_text(self, text: str) -> ActionStatus | str:
        """The known status, or the text."""
        known = {status.value.casefold(): status for status in ActionStatus}
        written = " ".join(text.split())
        return known.get(written.casefold(), written)

    def _serialize(self, value: ActionStatus | str | None, *_: Any, **__: Any) -> str | None:
        return value.value if isinstance(value, ActionStatus) else value

    def json_schema(self) -> dict[str, Any]:
        """Any text; the known ones are offered."""
        return {"type": "string", "examples": [status.value for status in ActionStatus]}


class Only(Worded[str]):
    """One word and no other."""

    def __init__(self, word: str, description: str) -> None:
        super().__init__(description)
        self.wanted = word

    def from_text(self, text: str) -> str:
        """The word itself."""
        if text.strip() != self.wanted:
            raise refuse("choice", f"{quoted(text)} is not known to this docgen", self.wanted)
        return self.wanted

    def json_schema(self) -> dict[str, Any]:
        """The word; as a number too where it is one."""
        return {"enum": [int(self.wanted), self.wanted] if self.wanted.isdecimal() else [self.wanted]}


class Word(Worded[str]):
    """One of a few words, as it is."""

    def __init__(self, words: tuple[str, ...], description: str, *, required: bool = False) -> None:
        super().__init__(description, required=required)
        self._words = words
        self.wanted = "one of " + ", ".join(words)

    def from_text(self, text: str) -> str:
        """The word."""
        word = text.strip()
        if word not in self._words:
            raise refuse("choice", f"{quoted(word)} is not known here", did_you_mean(word, self._words))
        return word

    def json_schema(self) -> dict[str, Any]:
        """The words."""
        return {"enum": list(self._words)}
