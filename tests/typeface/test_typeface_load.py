"""Fonts that a user brings: found, refused with a reason, or read; never a traceback."""

from __future__ import annotations

import os
import random
import struct
from pathlib import Path

import pytest
from typeface_forge import forge

from docgen.errors import DataError
from docgen.theme import Families, Theme
from docgen.typeface import load_typefaces
from docgen.typeface.face import read_faces
from docgen.typeface.folder import font_files, system_folders


def refused(*folders: Path, theme: Theme | None = None) -> str:
    with pytest.raises(DataError) as caught:
        load_typefaces(theme or Theme(), folders, system=False)
    return str(caught.value)


def test_a_broken_file_is_named_with_every_other_problem(tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_text("this is not a font")
    (tmp_path / "cut.otf").write_bytes(b"OTTO\0\5\0\0\0\0\0\0")
    (tmp_path / "empty.ttf").write_bytes(b"")
    told = refused(tmp_path, tmp_path / "nowhere")
    for name in ("text.ttf", "cut.otf", "empty.ttf", "nowhere"):
        assert name in told
    assert "this is not a TrueType or OpenType font" in told
    assert "there is no such folder of fonts" in told


def test_a_folder_without_fonts_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("no fonts here")
    assert "there are no fonts in this folder" in refused(tmp_path)


@pytest.mark.parametrize(
    ("usage", "reason"), [(0x2, "forbids to embed it"), (0x100, "a part"), (0x200, "outlines")]
)
def test_a_font_that_may_not_be_embedded_is_refused(tmp_path: Path, usage: int, reason: str) -> None:
    forge(tmp_path / "locked.ttf", "Locked", "abc", usage=usage)
    told = refused(tmp_path)
    assert "locked.ttf" in told
    assert "'Locked'" in told
    assert reason in told


@pytest.mark.parametrize("usage", [0x0, 0x4, 0x8])
def test_a_font_that_may_be_embedded_is_taken(tmp_path: Path, usage: int) -> None:
    forge(tmp_path / "open.ttf", "Open", "中", usage=usage)
    assert load_typefaces(Theme(), [tmp_path], system=False).choose("中").family_for("中") == "Open"


def test_an_unknown_family_of_the_theme_is_told_with_the_known_ones(tmp_path: Path) -> None:
    forge(tmp_path / "house.ttf", "House Text", "abc")
    told = refused(tmp_path, theme=Theme(families=Families(serif="House Txt", mono="Nowhere Mono")))
    assert "serif family is 'House Txt'" in told
    assert "did you mean 'House Text'?" in told
    assert "mono family is 'Nowhere Mono'" in told
    assert "Source Sans 3" in told


def test_folders_of_the_theme_count_too(tmp_path: Path) -> None:
    forge(tmp_path / "house.ttf", "House", "abc")
    theme = Theme(families=Families(serif="House"), fonts=(str(tmp_path),))
    assert load_typefaces(theme, system=False).serif.name == "House"


def test_a_single_file_may_be_named(tmp_path: Path) -> None:
    path = forge(tmp_path / "han.ttf", "Han", "中")
    assert load_typefaces(Theme(), [path], system=False).choose("中").family_for("中") == "Han"


def test_the_users_own_version_of_a_family_goes_first(tmp_path: Path) -> None:
    mine = forge(tmp_path / "mine.ttf", "Source Serif 4", "abc")
    faces = load_typefaces(Theme(), [tmp_path], system=False).serif.faces
    assert [face.path for face in faces if (face.weight, face.italic) == (400, False)] == [str(mine)]


def test_typographic_names_gather_a_family(tmp_path: Path) -> None:
    forge(tmp_path / "a.ttf", "House", "abc")
    forge(tmp_path / "b.ttf", "House SemiBold", "abc", weight=600, typographic="House")
    house = load_typefaces(Theme(families=Families(sans="House")), [tmp_path], system=False).sans
    assert house.styled(600).menu_family == "House SemiBold"
    assert house.styled(700).weight == 600
    assert house.regular.weight == 400


def test_old_weights_are_counted_in_hundreds(tmp_path: Path) -> None:
    assert read_faces(forge(tmp_path / "old.ttf", "Old", "a", weight=7))[0].weight == 700


def test_folders_are_searched_in_order_whatever_their_links(tmp_path: Path) -> None:
    inner = tmp_path / "b" / "c"
    inner.mkdir(parents=True)
    forge(inner / "z.TTF", "Z", "a")
    forge(tmp_path / "a.otf", "A", "a")
    (tmp_path / "b" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dangling.ttf").symlink_to(tmp_path / "nowhere.ttf")
    os.mkfifo(tmp_path / "pipe.ttf")
    assert [path.name for path in font_files(tmp_path)] == ["a.otf", "z.TTF"]


def test_the_systems_folders_follow_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/one")
    monkeypatch.setenv("XDG_DATA_DIRS", "/two:/three")
    folders = [path.as_posix() for path in system_folders()]
    assert folders[0] == "/one/fonts"
    assert folders[-2:] == ["/two/fonts", "/three/fonts"]
    monkeypatch.setattr("sys.platform", "darwin")
    assert Path("/System/Library/Fonts") in system_folders()


def test_a_collection_that_claims_too_many_faces_is_refused(tmp_path: Path) -> None:
    (tmp_path / "many.ttc").write_bytes(b"ttcf\0\1\0\0" + struct.pack(">L", 4_000_000_000))
    assert "more than 64 faces" in refused(tmp_path)


def test_damaged_fonts_are_refused_or_read_and_nothing_else(tmp_path: Path) -> None:
    whole = forge(tmp_path / "whole.ttf", "Whole", "abcäöü中文").read_bytes()
    chance = random.Random(11)  # the same damage every time
    damaged = tmp_path / "damaged.ttf"
    outcomes = set()
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        damaged.write_bytes(data[: chance.choice((len(data), chance.randrange(len(data))))])
        try:
            for face in read_faces(damaged):
                assert isinstance(face.coverage, frozenset)
                outcomes.add("read")
        except DataError as error:
            assert "damaged.ttf" in str(error)
            outcomes.add("refused")
    assert outcomes == {"read", "refused"}
