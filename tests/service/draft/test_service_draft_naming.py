"""Whatever somebody calls a file, what a draft calls it can be shown and can be no path."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.printable import is_printable
from docgen.service.draft.naming import LONGEST, as_named, data_name, file_name, is_data, unlike

names = st.text(max_size=300) | st.from_regex(r"([A-Za-z]:)?[./\\a-z ]{0,40}\.[a-z]{1,40}", fullmatch=True)


@given(names)
def test_a_name_is_never_a_path_and_always_printable(given_name: str) -> None:
    name = file_name(given_name, "exhibit")
    assert name
    assert len(name) <= LONGEST
    assert not {"/", "\\", "\x00", "\n"} & set(name)
    assert name not in (".", "..")
    assert not name.startswith(".")
    assert is_printable(name)
    assert file_name(name, "exhibit") == name


@given(names, st.sampled_from(["id: 1", '{"id": 1}', 'id = "1"', ""]))
def test_the_name_of_data_says_their_format(given_name: str, text: str) -> None:
    assert is_data(data_name(given_name, text))
    assert len(data_name(given_name, text)) <= LONGEST


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("C:\\fakepath\\graph.png", "graph.png"),
        ("../../etc/passwd", "passwd"),
        ("  two   words.log ", "two words.log"),
        (".bashrc", "bashrc"),
        ("a\u202egnp.exe", "a‹U+202E›gnp.exe"),
        ("..", "exhibit"),
        ("", "exhibit"),
    ],
)
def test_names_as_people_see_them(given_name: str, expected: str) -> None:
    assert file_name(given_name, "exhibit") == expected


def test_a_long_name_keeps_its_suffix() -> None:
    assert file_name("x" * 300 + ".yaml", "") == "x" * (LONGEST - 5) + ".yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("id: 1", "incident.yaml"), ('{"id": 1}', "incident.json"), ('id = "1"', "incident.toml")],
)
def test_data_without_a_name_are_named_by_their_format(text: str, expected: str) -> None:
    assert data_name("incident", text) == expected


def test_a_file_is_called_what_the_data_call_it() -> None:
    paths = ["evidence/graph.png", "a/twice.log", "b/twice.log", "own.txt"]
    assert as_named(["graph.png", "twice.log", "own.txt", "other.txt"], paths) == {
        "graph.png": "evidence/graph.png",
        "twice.log": "twice.log",
        "own.txt": "own.txt",
        "other.txt": "other.txt",
    }


@given(names.map(lambda name: file_name(name, "x")), st.lists(names, max_size=5))
def test_a_name_is_unlike_all_others(name: str, others: list[str]) -> None:
    chosen = name
    taken: list[str] = list(others)
    for _ in range(3):
        chosen = unlike(name, taken)
        assert chosen not in taken
        taken.append(chosen)
