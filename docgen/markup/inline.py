"""Inline tokens of the parser into inlines of the document tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.document import (
    Code,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Reference,
    Strong,
    Text,
    plain_text,
)
from docgen.document.numbering import EXHIBIT_SCHEME
from docgen.markup.address import link_target
from docgen.markup.language import OPEN
from docgen.markup.remark import Remarks, cite
from docgen.printable import printable

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 40  # a layout engine's own stack ends at about 250 nested inlines
_FOLDED = re.compile("[\n\t]+")


def inlines_of_tokens(tokens: Iterable[Token], remarks: Remarks, *, in_link: bool = False) -> list[Inline]:
    """The inlines that the children of an ``inline`` token stand for.

    Args:
        tokens: the parser's flat run of opening, closing and single tokens.
        remarks: told of everything that is shown otherwise than it was meant.
        in_link: the run stands within a link, where another link becomes text.
    """
    reading = _Reading(remarks, in_link)
    for token in tokens:
        reading.take(token)
    return reading.finish()


def visible(text: str, remarks: Remarks) -> str:
    """Text as it can be printed: an entity may have brought in what cannot, or have named no character."""
    made = printable(text)
    remarks.add_all(made.changes)
    return made.text


def joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The same inlines, with neighbouring texts made one."""
    result: list[Inline] = []
    run: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            run.append(inline.text)
            continue
        if run:
            result.append(Text("".join(run)))
            run.clear()
        result.append(inline)
    if run:
        result.append(Text("".join(run)))
    return tuple(inline for inline in result if inline != Text(""))


@dataclass(slots=True)
class _Frame:
    """Something that is open: the token that opened it, and what stands in it so far.

    What is nested too deep shares the children of the frame around it: it adds to them, and wraps nothing.
    """

    token: Token | None = None
    children: list[Inline] = field(default_factory=list)


class _Reading:
    """Reads a run of tokens with a stack of its own, so that no depth of nesting exhausts Python's."""

    def __init__(self, remarks: Remarks, in_link: bool) -> None:
        self._remarks = remarks
        self._links = int(in_link)
        self._open = [_Frame()]

    def take(self, token: Token) -> None:
        if token.nesting > 0:
            self._begin(token)
        elif token.nesting < 0:
            self._close()
        else:
            self._open[-1].children.extend(self._single(token))

    def finish(self) -> list[Inline]:
        while len(self._open) > 1:
            self._close()
        return list(joined(self._open[0].children))

    def _begin(self, token: Token) -> None:
        is_link = token.type == "link_open"
        self._links += is_link
        too_deep = len(self._open) > _DEEPEST and not is_link
        if too_deep:
            self._remarks.add(f"emphasis nested more than {_DEEPEST} levels deep is shown as plain text")
        self._open.append(_Frame(token, self._open[-1].children if too_deep else []))

    def _single(self, token: Token) -> list[Inline]:
        match token.type:
            case "code_inline":
                return [Code(self._fold(token.content))]
            case "softbreak":
                return [Text(" ")]
            case "hardbreak":
                return [LineBreak()]
            case "html_inline":
                self._remarks.add(f"raw HTML is shown as text: {cite(token.content)}")
                return [Text(self._fold(token.content))]
            case "image":
                return self._image(token)
            case _:
                return [Text(self._fold(token.content))]

    def _close(self) -> None:
        frame = self._open.pop()
        around = self._open[-1]
        if frame.token is not None and frame.token.type == "link_open":
            self._links -= 1
        if frame.children is not around.children:
            around.children.extend(self._wrapped(frame))

    def _wrapped(self, frame: _Frame) -> list[Inline]:
        token, children = frame.token, frame.children
        if token is not None and token.type == "link_open":
            return self._link(token, children)
        words = joined(children)
        if not words:
            return []
        if token is not None and token.type == OPEN:
            return [Foreign(str(token.attrs["lang"]), words)]
        return [Strong(words) if token is not None and token.type == "strong_open" else Emphasis(words)]

    def _link(self, token: Token, children: list[Inline]) -> list[Inline]:
        address = str(token.attrs.get("href", ""))
        title = self._fold(str(token.attrs.get("title", "")))
        words = plain_text(children).strip()
        after = [Text(f" ({title})")] if title else []
        if address.startswith(EXHIBIT_SCHEME) and self._links == 0 and len(self._open) <= _DEEPEST:
            lead = words if words != address else ""
            return [
                *_with_number(children if lead else [], lead, Reference(visible(address, self._remarks))),
                *after,
            ]
        target = link_target(address)
        shown = self._fold(address)
        if target is not None and self._links == 0 and len(self._open) <= _DEEPEST:
            return [Link(target, joined(children) if words else (Text(shown),)), *after]
        if address:
            self._remarks.add(_refusal(address, target))
        if not shown or words == shown:
            return [*children, *after]
        return [*children, Text(f" ({shown})" if words else shown), *after]

    def _image(self, token: Token) -> list[Inline]:
        address = self._fold(str(token.attrs.get("src", "")))
        title = self._fold(str(token.attrs.get("title", "")))
        within = inlines_of_tokens(token.children or (), self._remarks, in_link=True)
        alternative = plain_text(within).replace("\n", " ").strip()
        self._remarks.add(
            "an image in running text is not embedded and is shown as words: "
            f"{cite(alternative or address)}; add it as an appendix"
        )
        words = " ".join(part for part in (alternative, f"({address})" if address else "") if part)
        about = f" – {title}" if title else ""
        return [Text(f"[image: {words}{about}]")]

    def _fold(self, text: str) -> str:
        return _FOLDED.sub(" ", visible(text, self._remarks))


def _with_number(children: list[Inline], words: str, number: Inline) -> list[Inline]:
    """What the author says, and the number: ``see Exhibit A``, ``the graph of latency (Exhibit A)``."""
    match len(words.split()):
        case 0:
            return [number]
        case 1:
            return [*children, Text(" "), number]
        case _:
            return [*children, Text(" ("), number, Text(")")]


def _refusal(address: str, target: str | None) -> str:
    if target is not None:
        return f"a link within a link is shown as text with its address: {cite(address)}"
    return (
        f"a link to {cite(address)} is shown as text with its address; "
        "links lead to http, https, mailto and tel, and have at most 2,000 characters"
    )
