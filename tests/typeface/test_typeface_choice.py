"""What is chosen for a document's characters: as little as possible, and the right family for each."""

from __future__ import annotations

import pickle
import string
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typeface_forge import forge, forge_collection

from docgen.errors import MissingGlyphError
from docgen.theme import Families, Theme
from docgen.typeface import Typefaces, load_typefaces, needs_glyph
from docgen.typeface import system as system_fonts

BUNDLED = load_typefaces(Theme(), system=False)


def typefaces(*paths: Path) -> Typefaces:
    return load_typefaces(Theme(), [path.parent for path in paths], system=False)


def stand_in_for_the_system(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> Typefaces:
    monkeypatch.setattr(system_fonts, "system_folders", lambda: folders)
    return load_typefaces(Theme())


def test_plain_text_needs_the_themes_families_only() -> None:
    choice = BUNDLED.choose(["Plain text, Ελληνικά, русский"])
    assert choice.stack("serif") == ("Source Serif 4", "Source Sans 3", "Source Code Pro")
    assert choice.stack("sans") == ("Source Sans 3", "Source Serif 4", "Source Code Pro")
    assert choice.stack("mono") == ("Source Code Pro", "Source Sans 3", "Source Serif 4")
    assert {face.family for face in choice.faces} == {"Source Serif 4", "Source Sans 3", "Source Code Pro"}


def test_a_family_of_the_theme_helps_another_before_anybody_else() -> None:
    choice = BUNDLED.choose("↔")
    assert choice.family_for("↔", "serif") == "Source Sans 3"
    assert choice.family_for("↔", "sans") is None
    assert not choice.fallbacks


def test_an_additional_family_is_taken_for_what_is_missing(tmp_path: Path) -> None:
    forge(tmp_path / "han.ttf", "Han", "中文")
    forge(tmp_path / "han-bold.ttf", "Han", "中文", weight=700)
    choice = typefaces(tmp_path / "han.ttf").choose(["中文 and text"])
    assert choice.stack("serif")[-1] == "Han"
    assert choice.family_for("中", "sans") == "Han"
    assert choice.family_for("a", "sans") is None
    assert sorted(face.weight for face in choice.faces if face.family == "Han") == [400, 700]


def test_no_family_is_taken_that_is_not_needed(tmp_path: Path) -> None:
    forge(tmp_path / "a.ttf", "A small one", "中")
    forge(tmp_path / "b.ttf", "B large one", "中文字")
    forge(tmp_path / "c.ttf", "C other", "ሀ")
    choice = typefaces(tmp_path / "a.ttf").choose(["中文"])
    assert [family.name for family in choice.fallbacks] == ["B large one"]


def test_noto_goes_first_among_equals_and_a_pixel_font_last(tmp_path: Path) -> None:
    forge(tmp_path / "a.ttf", "Aardvark", "中文")
    forge(tmp_path / "n.ttf", "Noto Sans X", "中文")
    forge(tmp_path / "u.ttf", "Unifont", "中文字")
    choice = typefaces(tmp_path / "a.ttf").choose(["中文字"])
    assert [family.name for family in choice.fallbacks] == ["Noto Sans X", "Unifont"]


@pytest.mark.parametrize(("text", "region"), [("漢かな", "JP"), ("漢한", "KR"), ("漢", "SC")])
def test_han_characters_take_the_shapes_of_the_script_beside_them(
    tmp_path: Path, text: str, region: str
) -> None:
    for each in ("JP", "KR", "SC", "TC"):
        forge(tmp_path / f"{each}.ttf", f"Noto Sans CJK {each}", "漢かな한")
    choice = typefaces(tmp_path / "JP.ttf").choose([text])
    assert [family.name for family in choice.fallbacks] == [f"Noto Sans CJK {region}"]


def test_a_font_of_boxes_is_never_taken(tmp_path: Path) -> None:
    forge(tmp_path / "boxes.ttf", ".LastResort", "中")
    forge(tmp_path / "blank.ttf", "Adobe Blank", "中")
    with pytest.raises(MissingGlyphError):
        typefaces(tmp_path / "boxes.ttf").choose("中")


def test_every_missing_character_is_named_with_what_helps() -> None:
    with pytest.raises(MissingGlyphError) as caught:
        BUNDLED.choose(["ok 中 and \ue000", "中ሀ\u0378"])
    told = str(caught.value)
    assert "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D ‘中’" in told
    assert "U+1200 ETHIOPIC SYLLABLE HA ‘ሀ’" in told
    assert "U+E000 (private use)" in told
    assert "U+0378 (not assigned)" in told
    assert "--fonts DIR" in told
    assert len(caught.value.faults) == 5
    assert "‘o’" not in told


def test_the_users_fonts_go_before_the_systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    own.mkdir()
    shared.mkdir()
    forge(own / "own.ttf", "Own", "中")
    forge(shared / "shared.ttf", "Shared", "中文")
    monkeypatch.setattr(system_fonts, "system_folders", lambda: (shared,))
    choice = load_typefaces(Theme(), [own]).choose("中文")
    assert [family.name for family in choice.fallbacks] == ["Own", "Shared"]
    assert choice.family_for("中") == "Own"


def test_the_system_is_asked_only_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> tuple[Path, ...]:
        raise AssertionError("the system's fonts were looked at")

    monkeypatch.setattr(system_fonts, "system_folders", refuse)
    load_typefaces(Theme()).choose("plain → text")
    with pytest.raises(AssertionError, match="looked at"):
        load_typefaces(Theme()).choose("中")


def test_broken_fonts_of_the_system_are_no_candidates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0" + b"\xff" * 200)
    forge(tmp_path / "forbidden.ttf", "Forbidden", "中", usage=0x0002)
    forge(tmp_path / "good.ttf", "Good", "中")
    choice = stand_in_for_the_system(monkeypatch, tmp_path).choose("中")
    assert [family.name for family in choice.fallbacks] == ["Good"]


def test_private_characters_are_shown_by_the_users_own_fonts_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge(tmp_path / "logo.ttf", "Logos", "\ue000")
    with pytest.raises(MissingGlyphError):
        stand_in_for_the_system(monkeypatch, tmp_path).choose("\ue000")
    assert typefaces(tmp_path / "logo.ttf").choose("\ue000").family_for("\ue000") == "Logos"


def test_a_theme_may_name_a_font_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge(tmp_path / "house.ttf", "House", string.ascii_letters)
    monkeypatch.setattr(system_fonts, "system_folders", lambda: (tmp_path,))
    chosen = load_typefaces(Theme(families=Families(serif="House"))).choose("abc é")
    assert chosen.stack("serif")[0] == "House"
    assert chosen.family_for("é", "serif") == "Source Sans 3"


def test_a_bundled_family_that_the_theme_leaves_out_still_helps(tmp_path: Path) -> None:
    forge(tmp_path / "house.ttf", "House", string.ascii_letters)
    house = Families("House", "House", "House")
    choice = load_typefaces(Theme(families=house), [tmp_path], system=False).choose("abc é")
    assert choice.stack("serif") == ("House", choice.family_for("é") or "")
    assert choice.family_for("é") in ("Source Code Pro", "Source Sans 3", "Source Serif 4")


def test_a_face_of_a_collection_is_read_alone(tmp_path: Path) -> None:
    parts = tmp_path / "parts"
    parts.mkdir()
    first, second = forge(parts / "a.ttf", "First", "中"), forge(parts / "b.ttf", "Second", "文")
    whole = tmp_path / "whole"
    whole.mkdir()
    forge_collection(whole / "both.ttc", first, second)
    choice = load_typefaces(Theme(), [whole], system=False).choose("文")
    (face,) = (face for face in choice.faces if face.family == "Second")
    assert face.index == 1
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "second.ttf").write_bytes(face.read())
    again = load_typefaces(Theme(), [alone], system=False).choose("文")
    assert again.family_for("文") == "Second"


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = forge(tmp_path / "font.ttf", "Changing", "中")
    typefaces(path).choose("中")
    forge(path, "Changing", "文字")
    choice = typefaces(path).choose("文字")
    assert choice.family_for("文") == "Changing"
    with pytest.raises(MissingGlyphError):
        typefaces(path).choose("中")


def test_the_choice_is_the_same_in_threads_and_after_a_journey(tmp_path: Path) -> None:
    forge(tmp_path / "han.ttf", "Han", "中文")
    at_hand = typefaces(tmp_path / "han.ttf")
    expected = at_hand.choose("中文↔")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(at_hand.choose, ["中文↔"] * 16)) == {expected}
    assert pickle.loads(pickle.dumps(at_hand)).choose("中文↔") == expected


@pytest.mark.parametrize(
    "character",
    ["\n", "\t", "\x00", " ", "\u00a0", "\u2003", "\u202f", "\u3000", "\u00ad", "\u200d", "\u2060", "\ufe0f"],
)
def test_what_leaves_no_mark_needs_no_glyph(character: str) -> None:
    assert not needs_glyph(character)
    BUNDLED.choose(character)


@pytest.mark.parametrize("character", ["a", "\u2011", "\u0301", "\ufffd", "\ufffc", "\u0600", "中", "\ue000"])
def test_what_leaves_a_mark_needs_a_glyph(character: str) -> None:
    assert needs_glyph(character)


@given(st.text(max_size=40))
def test_a_choice_holds_every_character_or_names_it(text: str) -> None:
    try:
        choice = BUNDLED.choose(text)
    except MissingGlyphError as error:
        assert any(f"U+{ord(character):04X} " in str(error) for character in text)
        return
    for character in filter(needs_glyph, text):
        assert any(face.holds(character) for face in choice.faces)
        for role in ("serif", "sans", "mono"):
            helper = choice.family_for(character, role)
            held = choice.families_of(role)[0].holds(character)
            assert (helper is None) is held
