"""Scripts: text that runs from right to left, and characters that the theme's families lack."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from docx_reading import W, typefaces, value, written

from docgen.document import Document, Emphasis, Metadata, Text, check, number
from docgen.errors import MissingGlyphError
from docgen.theme import Theme
from docgen.typeface import Choice
from docgen.writers.docx import write
from docgen.writers.docx.bidi import stretches
from docgen.writers.docx.fallback import family_of, substitutes_of
from docgen.writers.docx.inline import runs
from docgen.writers.docx.register import Register
from docgen.writers.docx.xml import paragraph, refaced, run, text, w
from specimen import line


def test_a_text_is_cut_where_its_direction_turns() -> None:
    assert list(stretches("abc אבג 12 דהו x")) == [("abc ", False), ("אבג 12 דהו ", True), ("x", False)]
    assert list(stretches("1. אב")) == [("1. אב", True)]
    assert "".join(piece for piece, _ in stretches("a א b ב")) == "a א b ב"


def test_paragraphs_and_runs_from_the_right_are_marked() -> None:
    register = Register.of(Document(Metadata("t"), ()), Theme(), typefaces())
    shown = runs((Text("שלום "), Emphasis((Text("abc"),))), register)
    assert shown.count("<w:rtl/>") == 1
    assert shown.index("<w:rtl/>") < shown.index("שלום") < shown.index("abc")


def test_characters_that_no_font_has_are_refused() -> None:
    tree = check(number(Document(Metadata("t"), line("雪 and \U0001f4a5"))))
    with pytest.raises(MissingGlyphError, match="U\\+96EA"):
        write(tree, Theme(), replace(typefaces(), spare=()))


class _Fallbacks:
    """A choice in which one family helps out with everything beyond the Basic Latin."""

    sans = type("Family", (), {"holds": staticmethod(str.isascii)})

    def family_for(self, character: str, role: str) -> str | None:
        return None if character.isascii() else "Symbols" if character == "✓" else "Kanji"


def test_other_families_set_what_the_own_ones_lack() -> None:
    choice: Choice = _Fallbacks()  # type: ignore[assignment]
    given = paragraph("BodyText", run(text("a✓b雪&\tc"), w("rStyle", val="Strong") + w("b")))
    substitutes = substitutes_of(choice, "ab✓雪")
    assert (substitutes.east_asian, set(substitutes.families)) == ("Kanji", {"Symbols", "Kanji"})
    faced = refaced(given, family_of(choice, substitutes))
    assert '<w:rStyle w:val="Strong"/><w:rFonts w:ascii="Symbols"' in faced
    assert re.sub(r"</w:t></w:r><w:r>.*?<w:t [^>]*>", "|", faced).count("a|✓|b雪&amp;") == 1
    assert faced.count('<w:rStyle w:val="Strong"/>') == faced.count("<w:r>") == 5


def test_the_defaults_name_the_families_that_help_out() -> None:
    shown = written(Document(Metadata("t", "ja"), line("x")))
    language = shown.part("word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert language.get(f"{W}eastAsia") == value(language) == "ja-JP"
