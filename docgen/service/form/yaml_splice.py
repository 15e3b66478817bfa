"""Changing a YAML text where the data have changed, and nowhere else.

The spans of the nodes tell where each value stands. What has not changed is copied character by character,
comments, quotes and blanks included. A library that keeps comments (ruamel.yaml) was weighed: it writes the
whole text anew in one form of indents, escapes and spaces, and needs a hundred times as long to read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.readers import Data, Value
from docgen.readers.lines import Lines
from docgen.service.form.yaml_block import Writer, flowing
from docgen.service.form.yaml_node import HEADER, Branch, Leaf, Slot, Tree
from docgen.service.form.yaml_pairing import paired
from docgen.service.form.yaml_scalar import on_one_line

_COLON = re.compile(r"[ \t]*:(?=[ \t\r\n]|$)")
_REMARK = re.compile(r"([ \t]*)(#[^\r\n]*)?(?=[\r\n]|$)")
_LINE = re.compile(r"[^\r\n]*")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*[\r\n]")
_GAP = 2


class UnkeptError(Exception):
    """The form of a text cannot be kept here; what is around has to be written anew."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A piece of text in the place of what stood from ``start`` to ``end``."""

    start: int
    end: int
    text: str


class Splicer:
    """The changes of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._known_dashes: dict[int, dict[int, int]] = {}
        found = re.search("\r\n|\n|\r", text)
        self._newline = found[0] if found else "\n"
        self._writer = Writer(self._newline)

    def changed(self, root: Tree, before: Data, after: Data) -> str:
        """The text in which ``after`` stands where ``before`` stood.

        Raises:
            UnkeptError: not even the outermost mapping can be kept.
        """
        splices = list(self._splices(root, before, after))
        text = self._spliced(0, len(self._text), splices)
        ends = bool(splices) and max(each.end for each in splices) == len(self._text)
        return text + self._newline if ends and not text.endswith(("\n", "\r")) else text

    def _spliced(self, start: int, end: int, splices: Sequence[Splice]) -> str:
        """The text from ``start`` to ``end``; of two splices at one place the earlier one comes first."""
        pieces: list[str] = []
        for each in sorted(splices, key=lambda splice: splice.start):
            if each.start < start:
                raise UnkeptError
            pieces.extend((self._text[start : each.start], each.text))
            start = each.end
        return "".join([*pieces, self._text[start:end]])

    def _splices(self, node: Tree, before: Value, after: Value) -> Iterator[Splice]:
        match node, before, after:
            case Branch(mapping=True), dict(), dict() if after:
                yield from self._of_mapping(node, before, after)
            case Branch(mapping=False), list(), list() if after and node.slots:
                yield from self._of_list(node, before, after)
            case _:
                raise UnkeptError

    def _of_mapping(self, node: Branch, before: Data, after: Data) -> Iterator[Splice]:
        slots = {slot.key: slot for slot in node.slots}
        gone = [key for key in slots if key not in after]
        if node.flow and (gone or not slots):
            raise UnkeptError
        for key, slot in slots.items():
            if key in after and before[key] != after[key]:
                yield from self._of_value(node, slot, before[key], after[key])
        if len(gone) == len(slots):
            raise UnkeptError
        for key in gone:
            yield self._without(slots[key])
        before_it: Slot | None = None
        for key, value in after.items():
            if key in slots:
                before_it = slots[key]
            else:
                yield self._with(node, before_it, key, value)

    def _of_value(self, holder: Branch, slot: Slot, before: Value, after: Value) -> Iterator[Splice]:
        """A changed value: within it if that can be, or all of it."""
        try:
            yield from list(self._splices(slot.node, before, after))
        except UnkeptError:
            yield self._in_brackets(slot, after) if holder.flow else self._instead(holder, slot, after)

    def _in_brackets(self, slot: Slot, after: Value) -> Splice:
        """A value in brackets or braces; nothing but a colon can stand before an empty one."""
        node = slot.node
        text = flowing(after)
        if isinstance(node, Leaf) and isinstance(after, str) and node.style in {"'", '"'}:
            text = on_one_line(after, flow=True, style=node.style)
        if node.start < node.end:
            return Splice(node.start, node.end, text)
        colon = self._text.rfind(":", slot.key_end, node.start) + 1
        if not colon or self._text[colon : node.start].strip():
            raise UnkeptError
        return Splice(colon, colon, f" {text}")

    def _instead(self, holder: Branch, slot: Slot, after: Value) -> Splice:
        """A value behind a key or a dash; the comment on that line stays on it."""
        node = slot.node
        begin = self._behind(holder, slot)
        style = node.style if isinstance(node, Leaf) else ""
        flow = isinstance(node, Branch) and node.flow and bool(node.slots)
        end, comment, column = self._remark(begin, node)
        item = not holder.mapping and not comment
        written = self._writer.value(after, self._column(holder.start), style=style, flow=flow, item=item)
        text = written.head
        if comment:
            pad = column - self._column(begin) - len(written.head)
            text += " " * max(pad, _GAP if written.head else 1) + comment
        return Splice(begin, end, text + (self._newline + written.body if written.body else ""))

    def _behind(self, holder: Branch, slot: Slot) -> int:
        """The offset behind the colon or the dash."""
        if not holder.mapping:
            return self._dashes(holder)[slot.node.start] + 1
        found = _COLON.match(self._text, slot.key_end)
        if not found:
            raise UnkeptError
        return found.end()

    def _dashes(self, holder: Branch) -> dict[int, int]:
        """The offsets of the dashes of a list, by those of its items; all in the column of the first."""
        known = self._known_dashes.get(holder.start)
        if known is not None:
            return known
        dash = re.compile(f"(?<=[\r\n]) {{{self._column(holder.start)}}}-(?=[ \t\r\n]|$)")
        offsets = {holder.slots[0].node.start: holder.start}
        for before, slot in pairwise(holder.slots):
            found = dash.search(self._text, before.node.end, slot.node.start)
            if not found:
                raise UnkeptError
            offsets[slot.node.start] = found.end() - 1
        self._known_dashes[holder.start] = offsets
        return offsets

    def _remark(self, begin: int, node: Tree) -> tuple[int, str, int]:
        """Where a value ends with its comment; the comment, if it can stay; the column where it stood."""
        if isinstance(node, Leaf) and node.style in {"|", ">"}:
            header = HEADER.match(self._text, node.start, node.end)
            if header and header[2]:
                return node.end, header[2].rstrip(), self._column(header.start(2))
            return node.end, "", 0
        below = isinstance(node, Branch) and not node.flow and self._line_end(begin) < node.start
        found = _REMARK.match(self._text, begin if below else node.end)
        if not found:
            raise UnkeptError
        comment = (found[2] or "").rstrip()
        return node.end if below else found.end(), comment, self._column(found.start(2)) if comment else 0

    def _without(self, slot: Slot) -> Splice:
        """A key taken out with its line."""
        start = slot.key_start - self._column(slot.key_start)
        if self._text[start : slot.key_start].strip():
            raise UnkeptError
        end = self._line_end(slot.node.end)
        return Splice(start, end + len(self._ending(end)), "")

    def _with(self, node: Branch, before_it: Slot | None, key: str, value: Value) -> Splice:
        """A new key, behind the nearest of those before it that stays, or before all."""
        if node.flow:
            pair = f"{on_one_line(key, flow=True)}: {flowing(value)}"
            first = node.slots[0].key_start
            if before_it is None:
                return Splice(first, first, f"{pair}, ")
            return Splice(before_it.node.end, before_it.node.end, f", {pair}")
        indent = self._column(node.start)
        entry = self._writer.entry(key, value, indent)
        if before_it is None:
            return Splice(node.start, node.start, entry.lstrip(" ") + self._newline + " " * indent)
        end = self._line_end(before_it.node.end)
        return Splice(end, end, self._newline + entry)

    def _of_list(self, node: Branch, before: list[Value], after: list[Value]) -> Iterator[Splice]:
        pairs = paired(before, after)
        if pairs == list(range(len(before))):
            for slot, old, new in zip(node.slots, before, after, strict=True):
                if old != new:
                    yield from self._of_value(node, slot, old, new)
            return
        if node.flow:
            raise UnkeptError
        yield self._rearranged(node, before, after, pairs)

    def _rearranged(
        self, node: Branch, before: list[Value], after: list[Value], pairs: list[int | None]
    ) -> Splice:
        """A list in another order: each row moves as it stands, with the comments above it."""
        starts = list(self._dashes(node).values())
        ends = [self._line_end(slot.node.end) for slot in node.slots]
        lead = self._newline + " " * self._column(node.start)
        gaps = [lead, *(self._text[end:start] for end, start in zip(ends[:-1], starts[1:], strict=True))]
        apart = len(gaps) > 1 and _BLANK_LINE.match(gaps[-1])
        usual = self._newline + lead if apart else lead
        text = ""
        for new, index in zip(after, pairs, strict=True):
            if index is None:
                gap, row = usual, self._writer.item(new, self._column(node.start)).lstrip(" ")
            else:
                splices = self._of_value(node, node.slots[index], before[index], new)
                changed = list(splices) if before[index] != new else []
                gap, row = gaps[index], self._spliced(starts[index], ends[index], changed)
            text += (gap if text else gap.lstrip()) + row
        return Splice(node.start, ends[-1], text)

    def _column(self, offset: int) -> int:
        """How many characters stand before an offset on its line."""
        return self._lines.place(offset)[1] - 1

    def _line_end(self, offset: int) -> int:
        found = _LINE.match(self._text, offset)
        return found.end() if found else offset

    def _ending(self, offset: int) -> str:
        """The line end that stands at an offset."""
        two = self._text[offset : offset + 2]
        return two if two == "\r\n" else two[:1]
