"""Definitions of link addresses (CommonMark 4.7): the ones that no link uses must not vanish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


class Definitions:
    """Which definitions of a text its links use."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._labels = set(labels)

    @classmethod
    def used_in(cls, tokens: Iterable[Token]) -> Definitions:
        """The definitions that a link or image among the tokens, or within them, refers to."""
        return cls(_labels(tokens))

    def leads_somewhere(self, definition: Token) -> bool:
        """Whether a link uses it; of several with the same label only the first is ever used."""
        label = definition.meta["id"]
        used = label in self._labels
        self._labels.discard(label)
        return used

    @staticmethod
    def show(definition: Token) -> str:
        """The definition as its author typed it, or nearly so."""
        title = definition.meta["title"]
        words = f' "{title}"' if title else ""
        return f"[{definition.meta['label']}]: {definition.meta['url']}{words}"


def _labels(tokens: Iterable[Token]) -> Iterator[str]:
    stack = [*tokens]
    while stack:
        token = stack.pop()
        if "label" in token.meta and token.type != "definition":
            yield token.meta["label"]
        stack.extend(token.children or ())
