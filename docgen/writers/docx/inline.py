"""Inlines become runs, links, fields and content controls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import assert_never

from docgen.document import (
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
    plain_text,
)
from docgen.document.direction import has_right_to_left, runs_right_to_left
from docgen.writers.docx.bidi import stretches
from docgen.writers.docx.control import blank, change
from docgen.writers.docx.inline_style import label_style
from docgen.writers.docx.language import language_of
from docgen.writers.docx.register import Register, Target
from docgen.writers.docx.xml import NOTHING, Xml, field, hyperlink, join, run, text, w

_SPACE = re.compile(r" *[\t\n][ \t\n]*| {2,}")
"""White space that is more than one space."""
_PAD = "\u00a0"
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Voice:
    """How words are said: what stands around them."""

    strong: bool = False
    emphasis: bool = False
    code: bool = False
    style: str = ""
    small: bool = False
    """In a table or a note, where code is smaller."""
    language: str = ""
    """Where it is another one than the document's."""
    mark: str = ""
    """What was done with the words between two versions: the name of a style, ``Inserted`` or ``Deleted``."""


def runs(inlines: Iterable[Inline], register: Register, voice: Voice = Voice()) -> Xml:
    """A run of inlines as the content of a paragraph."""
    return join(_runs(inlines, register, voice))


def direction_of(inlines: Iterable[Inline]) -> Xml:
    """The property of a paragraph that starts at the right (17.3.1.6)."""
    return direction_of_text(plain_text(inlines))


def direction_of_text(words: str) -> Xml:
    """The same for bare words."""
    return w("bidi") if runs_right_to_left(words) else NOTHING


def spoken(words: str, voice: Voice = Voice()) -> Xml:
    """Words, split into runs where the script changes its direction."""
    if words.isascii() or not has_right_to_left(words):
        return run(text(words), _properties(voice, False)) if words else NOTHING
    return join(run(text(piece), _properties(voice, backwards)) for piece, backwards in stretches(words))


def _runs(inlines: Iterable[Inline], register: Register, voice: Voice) -> Iterator[Xml]:
    for inline in inlines:
        match inline:
            case Text():
                yield spoken(_spaced(inline.text), voice)
            case Emphasis():
                yield runs(inline.children, register, _stressed(voice, "emphasis"))
            case Strong():
                yield runs(inline.children, register, _stressed(voice, "strong"))
            case Foreign():
                yield runs(inline.children, register, replace(voice, language=inline.language))
            case Code():
                yield spoken(inline.text, _stressed(voice, "code"))
            case Link():
                content = runs(inline.children, register, replace(voice, style="Hyperlink"))
                yield hyperlink(content, relationship=register.link(inline.url))
            case Reference():
                yield _reference(inline, register, voice)
            case PageNumber():
                yield _page_number(inline, register)
            case LineBreak():
                yield run(w("br"))
            case Label():
                yield label(inline)
            case Blank():
                yield blank(inline.purpose, register.next_id())
            case Inserted():
                yield _changed("Inserted", inline.children, register, voice)
            case Deleted():
                yield _changed("Deleted", inline.children, register, voice)
            case _:
                assert_never(inline)


def _spaced(words: str) -> str:
    """Words with single spaces between them, as most have them."""
    return _SPACE.sub(" ", words) if "  " in words or "\n" in words or "\t" in words else words


@lru_cache(maxsize=256)
def _stressed(voice: Voice, trait: str) -> Voice:
    """The same voice, strong or with another trait."""
    return replace(voice, **{trait: True})  # type: ignore[arg-type] # each trait is one of the voice's flags


def _changed(mark: str, children: tuple[Inline, ...], register: Register, voice: Voice) -> Xml:
    """Words that were changed, in a control whose title says so to whoever hears them.

    They are no tracked changes, which a reader may hide, accept or reject: then a report of what was changed
    would itself say something else.
    """
    content = runs(children, register, replace(voice, mark=mark))
    return change(mark, register.next_id(), content) if content else NOTHING


def label(inline: Label, *, filled: bool = False) -> Xml:
    """A label with a margin of no-break spaces, since a run's ground ends where its letters do.

    A short one is not parted.
    """
    words = inline.text.replace(" ", _PAD) if len(inline.text) <= _SHORT else inline.text
    return spoken(f"{_PAD}{words}{_PAD}", Voice(style=label_style(inline.tone, filled=filled)))


def _reference(reference: Reference, register: Register, voice: Voice) -> Xml:
    """A field that Word keeps up to date where the words are the target's own, else a plain link to it."""
    target = register.targets.get(reference.anchor)
    shown = replace(voice, style="CrossReference")
    if target is None or not reference.text:
        return spoken(reference.text, voice)
    before, code, result = _field_of(reference.text, target)
    if not code:
        return hyperlink(spoken(reference.text, shown), bookmark=target.bookmark)
    return join((spoken(before, shown), field(code, spoken(result, shown), _properties(shown, False))))


def _page_number(inline: PageNumber, register: Register) -> Xml:
    """A field that shows a page; which one is reckoned when all is written."""
    target = register.targets.get(inline.anchor)
    return field(rf"PAGEREF {target.bookmark} \h", spoken("1")) if target else NOTHING


def _field_of(words: str, target: Target) -> tuple[str, str, str]:
    """The words before the field, the field's code (17.16.5.51) and its result; no code where none fits."""
    if target.is_section and target.spoken and words == f"Section {target.spoken}":
        return "Section\u00a0", rf"REF {target.bookmark} \r \h", target.spoken
    if words == target.spoken:
        return "", rf"REF {target.bookmark} \h \* MERGEFORMAT", words
    return "", "", words


@lru_cache(maxsize=256)
def _properties(voice: Voice, backwards: bool) -> Xml:
    """The run properties of a voice: one style, and bold or italic beside it where the style has neither."""
    style, bold, italic = voice.style, voice.strong, voice.emphasis
    if voice.mark:
        style = f"{'SmallCode' if voice.small else 'Code'}{voice.mark}" if voice.code else voice.mark
    elif voice.code:
        style = "CodeHyperlink" if style == "Hyperlink" else style or ("SmallCode" if voice.small else "Code")
    elif not style and (bold or italic):
        style = "StrongEmphasis" if bold and italic else "Strong" if bold else "Emphasis"
        bold = italic = False
    return join(
        (
            w("rStyle", val=style) if style else NOTHING,
            join((w("b"), w("bCs"))) if bold else NOTHING,
            join((w("i"), w("iCs"))) if italic else NOTHING,
            w("rtl") if backwards else NOTHING,
            language_of(voice.language) if voice.language else NOTHING,
        )
    )
