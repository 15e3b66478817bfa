"""Inlines on one line, in a shorthand much like Markdown's; different inlines look different.

    plain  *emphasis*  **strong**  {el: another language}  `code`  [a link](https://…)  [a reference](#anchor)
    [a label: its tone]  ____<what an empty field is for>  a line ⏎ break
    ⊕{what was inserted}  ⊖{what was deleted}

What could be taken for shorthand is escaped by a backslash where it is meant as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import assert_never

from docgen.document.inline import (
    Blank,
    Code,
    Deleted,
    Emphasis,
    Foreign,
    Inline,
    Inserted,
    Label,
    LineBreak,
    Link,
    PageNumber,
    Reference,
    Strong,
    Text,
)
from docgen.document.walk import walk_inlines

_JOINT = "\\:"  # between two parts that would be read as one
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def shorthand(inlines: Iterable[Inline]) -> str:
    """Write inlines on one line; neighbouring texts are written as one."""
    shown = ""
    before: Inline | None = None
    for inline in _with_texts_joined(inlines):
        shown += (_JOINT if _run_together(before, inline) else "") + _show(inline)
        before = inline
    return shown


def _with_texts_joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for are_texts, group in groupby(inlines, lambda inline: isinstance(inline, Text)):
        if are_texts:
            yield Text("".join(each.text for each in group if isinstance(each, Text)))
        else:
            yield from group


def _run_together(first: Inline | None, second: Inline) -> bool:
    """Whether the end of one and the start of the next would be read as something else."""
    match first, second:
        case ((Emphasis() | Strong()), (Emphasis() | Strong())):
            return True
        case Label(), Text(text):
            return text.startswith("(")
        case _:
            return False


def escape(text: str, special: str = "") -> str:
    """A text on one line, with a backslash before every ``special`` character."""
    return re.sub(
        f"[\\\\\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029{re.escape(special)}]",
        lambda match: _NAMED.get(match[0]) or _escaped(match[0]),
        text,
    )


def _escaped(character: str) -> str:
    return f"\\{character}" if character.isprintable() else f"\\u{ord(character):04x}"


def _show(inline: Inline) -> str:
    match inline:
        case Text():
            return escape(inline.text, "*`[]{}<⏎⊕⊖")
        case Emphasis():
            return _starred("*", inline.children)
        case Strong():
            return _starred("**", inline.children)
        case Foreign():
            return f"{{{escape(inline.language, ':')}: {shorthand(inline.children)}}}"
        case Code():
            return f"`{escape(inline.text, '`')}`"
        case Link():
            target = escape(inline.url, ")")
            outward = f"\\{target}" if target.startswith("#") else target
            return f"[{shorthand(inline.children)}]({outward})"
        case Reference():
            return f"[{escape(inline.text, '[]')}](#{escape(inline.anchor, ')')})"
        case PageNumber():
            return f"[the page](#{escape(inline.anchor, ')')})"
        case LineBreak():
            return " ⏎ "
        case Label():
            return f"[{escape(inline.text, '[]')}: {inline.tone.value}]"
        case Blank():
            return f"____<{escape(inline.purpose, '>')}>"
        case Inserted() | Deleted():
            return f"{'⊕' if isinstance(inline, Inserted) else '⊖'}{{{shorthand(inline.children)}}}"
        case _:
            assert_never(inline)


def _starred(stars: str, children: tuple[Inline, ...]) -> str:
    shown = shorthand(children)
    nested = any(isinstance(each, Emphasis | Strong) for each in walk_inlines(children))
    return f"{stars}{{{shown}}}{stars}" if nested or not shown else f"{stars}{shown}{stars}"
