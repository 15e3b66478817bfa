"""Writing data as JSON, indented, with numbers where numbers stood."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.location import FieldPath
from docgen.readers import Data, Value
from docgen.service.form.yaml_block import as_text

_FIRST_INDENT = re.compile(r"\{[ \t]*\r?\n([ \t]+)\"")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_json(text: str, data: Data) -> str:
    """Data in the place of a text of JSON.

    What was a number stays one, at its key in whatever row of a list, since the reader makes text of both.
    """
    found = _FIRST_INDENT.match(text.lstrip())
    numbers = frozenset(_numbers(json.loads(text, parse_int=_Number, parse_float=_Number), ()))
    return _Writer(found[1] if found else "  ", numbers).written(data, (), "") + "\n"


class _Number(str):
    """A number, as the text that it was."""

    __slots__ = ()


def _numbers(value: object, keys: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """The numbers in data, with the keys that lead to them."""
    match value:
        case _Number():
            yield keys, str(value)
        case dict():
            for key, each in value.items():
                yield from _numbers(each, (*keys, key))
        case list():
            for each in value:
                yield from _numbers(each, keys)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes values, each with the keys that lead to it and the indent of the line on which it begins."""

    step: str
    numbers: frozenset[tuple[FieldPath, str]]

    def written(self, value: Value, keys: FieldPath, before: str) -> str:
        inner = before + self.step
        match value:
            case None | bool():
                return json.dumps(value)
            case dict():
                entries = [
                    f"{_quoted(key)}: {self.written(each, (*keys, key), inner)}"
                    for key, each in value.items()
                ]
                return self._around("{}", entries, before)
            case list():
                return self._around("[]", [self.written(each, keys, inner) for each in value], before)
        text = str(as_text(value))
        return text if (keys, text) in self.numbers else _quoted(text)

    def _around(self, brackets: str, items: list[str], before: str) -> str:
        if not items:
            return brackets
        inner = f"\n{before}{self.step}"
        return f"{brackets[0]}{inner}{f',{inner}'.join(items)}\n{before}{brackets[1]}"


def _quoted(text: str) -> str:
    """A string; a surrogate without its other half cannot stand in a file, and is escaped."""
    return json.dumps(text, ensure_ascii=bool(_SURROGATE.search(text)))
