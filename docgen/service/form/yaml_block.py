"""Writing values as YAML: what goes behind a key or a dash, and the lines that follow."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.readers import Data, Value
from docgen.service.form.yaml_scalar import WIDTH, as_block, as_folded, on_one_line

_LONGEST_KEY = 500
_STEP = 2


@dataclass(frozen=True, slots=True)
class Written:
    """A value behind ``key:`` or ``-``: the rest of that line, and the lines below without the last end."""

    head: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values; ``newline`` ends the lines."""

    newline: str = "\n"

    def value(
        self, value: Value, indent: int, *, style: str = "", flow: bool = False, item: bool = False
    ) -> Written:
        """A value that is held by something at an indent.

        Args:
            value: what is written.
            indent: the column of the key, or of the dash.
            style: how the text before it was written, which is kept where it can be.
            flow: whether it stood in brackets or braces, and shall if it is short.
            item: whether it stands behind a dash, and what it holds may begin there.
        """
        text = as_text(value)
        match text:
            case None:
                return Written()
            case str():
                return self._text(text, indent + _STEP, style)
            case dict() | list() if not text:
                return Written(" []" if isinstance(text, list) else " {}")
        if flow and len(one := flowing(text)) + indent < WIDTH:
            return Written(" " + one)
        lines = self.lines(text, indent + _STEP)
        return Written(" " + lines.lstrip(" ")) if item else Written("", lines)

    def lines(self, value: Data | list[Value], indent: int) -> str:
        """The lines of a mapping or of a list, indented."""
        if isinstance(value, list):
            return self.newline.join(self.item(each, indent) for each in value)
        return self.newline.join(self.entry(key, each, indent) for key, each in value.items())

    def entry(self, key: str, value: Value, indent: int) -> str:
        """A key and its value."""
        name = on_one_line(key)
        written = self.value(value, indent)
        if len(name) > _LONGEST_KEY:
            # YAML 1.2.2, 7.4: a key of more than 1024 characters has to be marked as one.
            return self._joined(f"{' ' * indent}? {name}{self.newline}{' ' * indent}:", written)
        return self._joined(f"{' ' * indent}{name}:", written)

    def item(self, value: Value, indent: int) -> str:
        """An item of a list."""
        return self._joined(f"{' ' * indent}-", self.value(value, indent, item=True))

    def _joined(self, begun: str, written: Written) -> str:
        return begun + written.head + (self.newline + written.body if written.body else "")

    def _text(self, text: str, indent: int, style: str) -> Written:
        block = as_block(text, indent, self.newline)
        if block is None and style == ">":
            block = as_folded(text, indent, self.newline)
        if block:
            return Written(f" {block[0]}", block[1])
        return Written(" " + on_one_line(text, style=style))


def flowing(value: Value) -> str:
    """A value in brackets and braces, on one line."""
    match as_text(value):
        case None:
            return "null"
        case str() as text:
            return on_one_line(text, flow=True)
        case list() as items:
            return f"[{', '.join(flowing(each) for each in items)}]"
        case dict() as values:
            entries = (f"{on_one_line(key, flow=True)}: {flowing(each)}" for key, each in values.items())
            return "{" + ", ".join(entries) + "}"
    raise TypeError(f"{type(value).__name__} is no value of data")


def as_text(value: Value) -> str | list[Value] | Data | None:
    """A value as YAML has it: what JSON and TOML know besides is text there, which the schema reads, too."""
    match value:
        case bool():
            return "true" if value else "false"
        case datetime.date() | datetime.time():
            return value.isoformat()
    return value


def all_as_text(value: Value) -> Value:
    """The same of everything within a value."""
    match as_text(value):
        case dict() as values:
            return {key: all_as_text(each) for key, each in values.items()}
        case list() as items:
            return [all_as_text(each) for each in items]
        case text:
            return text
