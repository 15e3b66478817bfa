"""A theme file: what it changes, and colours that nobody could read."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.readers import read, read_bytes
from docgen.schemas import load_theme
from docgen.theme import LETTER, Families, Palette, Theme
from docgen.units import mm, pt


def fault(text: str) -> str:
    with pytest.raises(DataError) as caught:
        load_theme(read_bytes(text.encode(), "t.yaml"))
    return str(caught.value)


def test_what_is_absent_keeps_the_house_style() -> None:
    file = load_theme(read_bytes(b"organization: Example", "t.yaml"))
    assert file.theme == Theme(organization="Example")
    assert file.logo_path is None


def test_everything_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "t.yaml"
    path.write_text("""
organization: Example
logo: in/logo.svg
colours: {ink: "#000000", accent: "#7A1FA2", hairline: "#eeeeee"}
fonts: {serif: Gentium, mono: Hack, folders: [fonts, /opt/fonts]}
page: Letter
margins: {top: 1in, left: 30 mm, right: 72pt}
""")
    file = load_theme(read(path))
    assert file.logo_path == "in/logo.svg"
    assert file.theme.palette == Palette(ink="#000000", accent="#7a1fa2", hairline="#eeeeee")
    assert file.theme.families == Families(serif="Gentium", mono="Hack")
    assert file.theme.fonts == (str(tmp_path / "fonts"), "/opt/fonts")
    page = file.theme.page
    assert (page.name, page.width, page.top, page.left, page.right) == (
        "Letter",
        LETTER.width,
        pt(72),
        mm(30),
        pt(72),
    )
    assert page.bottom == LETTER.bottom


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "colours: {accent: '#ff8800'}",
            "t.yaml:1:19: colours.accent: accent on paper has a contrast of 2.3 : 1",
        ),
        ("colours: {tint: '#8090a0'}", "t.yaml:1:17: colours.tint: muted on tint has a contrast of"),
        ("colours: {critical: red}", "'red' is no colour"),
        ("colours: {ink: '#123'}", "did you mean '#112233'?"),
        ("colors: {ink: '#000000'}", "did you mean 'colours'?"),
        ("organisation: x", "did you mean 'organization'?"),
        ("page: a4", "did you mean 'A4'?"),
        ("page: A5", "one of A4, Letter"),
        ("margins: {top: 30}", "'30' is no length (a number with its unit"),
        ("margins: {top: 200mm}", "a margin of 200mm is out of range"),
        ("fonts: {folders: fonts}", "t.yaml:1:18: fonts.folders: it is text (a list, even of one)"),
        ("logo: [x]", "logo: it is a list (text)"),
    ],
)
def test_what_is_wrong_is_told_in_its_place(text: str, said: str) -> None:
    assert said in fault(text)


def test_a_hairline_may_be_as_faint_as_it_likes() -> None:
    load_theme(read_bytes(b"colours: {hairline: '#fefefe'}", "t.yaml"))


def test_the_fixture_is_a_theme() -> None:
    for path in (Path(__file__).parents[2] / "fixtures" / "theme").glob("*.yaml"):
        assert load_theme(read(path)).theme.organization
