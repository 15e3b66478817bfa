"""YAML: every scalar as it was written, every place, and everything that is refused."""

from __future__ import annotations

import pytest

from docgen.errors import DataError
from docgen.readers import read_bytes


def fault(text: str | bytes) -> str:
    """What is said of a YAML text that cannot be read."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    with pytest.raises(DataError) as caught:
        read_bytes(data, "x.yaml")
    return str(caught.value)


def load(text: str) -> object:
    return read_bytes(text.encode(), "x.yaml").data


@pytest.mark.parametrize(
    "scalar",
    [
        "14:05",
        "22:22:22",
        "NO",
        "yes",
        "on",
        "True",
        "012",
        "0o17",
        "1.10",
        "1e3",
        "1_000",
        ".inf",
        "2024-05-17",
    ],
)
def test_a_plain_scalar_stays_the_text_it_was(scalar: str) -> None:
    assert load(f"a: {scalar}\nb: [{scalar}]\n{scalar}: key") == {"a": scalar, "b": [scalar], scalar: "key"}


@pytest.mark.parametrize("nothing", ["", " ~", " null"])
def test_only_these_are_nothing(nothing: str) -> None:
    assert load(f"a:{nothing}\nb: ''\nc: '~'\nd: |\n  null\n") == {
        "a": None,
        "b": "",
        "c": "~",
        "d": "null\n",
    }


def test_every_key_and_value_has_its_place_in_characters() -> None:
    text = "# ü\nα: '😀' # x\r\nb:\n  - 😀: one\n    c: |\n      text\n  -\n  - [x, {y: z}]\n"
    positions = read_bytes(text.encode(), "x.yaml").positions
    assert positions.values == {
        (): (2, 1),
        ("α",): (2, 4),
        ("b",): (4, 3),
        ("b", 0): (4, 5),
        ("b", 0, "😀"): (4, 8),
        ("b", 0, "c"): (5, 8),
        ("b", 1): (7, 4),
        ("b", 2): (8, 5),
        ("b", 2, 0): (8, 6),
        ("b", 2, 1): (8, 9),
        ("b", 2, 1, "y"): (8, 13),
    }
    assert positions.keys == {
        ("α",): (2, 1),
        ("b",): (3, 1),
        ("b", 0, "😀"): (4, 5),
        ("b", 0, "c"): (5, 5),
        ("b", 2, 1, "y"): (8, 10),
    }


def test_what_yaml_1_1_takes_for_a_line_break_is_text() -> None:
    assert load("a: one\u2028- two\u2029three\x85four") == {"a": "one\u2028- two\u2029three\x85four"}
    assert load('a: "one\\Ltwo"') == {"a": "one\u2028two"}


def test_a_private_character_is_never_taken_for_a_line_break() -> None:
    text = 'a: x\u2028y\U0010fffd\nb: "\\U0010FFFC\\U0010fffb\u2029"'
    assert load(text) == {"a": "x\u2028y\U0010fffd", "b": "\U0010fffc\U0010fffb\u2029"}


def test_an_anchor_that_nobody_refers_to_is_harmless() -> None:
    assert load("a: &name x") == {"a": "x"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: *x", "x.yaml:2:4: an alias is not read (write the value out)"),
        ("a: &x {b: 1}\n<<: *x", "x.yaml:2:1: a merge key is not read (write the keys out)"),
        ("a: !!int 1", "x.yaml:1:4: a tag is not read"),
        ("a: !!python/object/apply:os.system [ls]", "x.yaml:1:4: a tag is not read"),
        ("a: 1\n---\nb: 2", "x.yaml:2:1: a second document begins (one document in a file)"),
        ("? [a]\n: b", "x.yaml:1:3: a list or a mapping stands where a key is wanted"),
        ("? {a: b}\n: b", "x.yaml:1:3: a list or a mapping stands where a key is wanted"),
        ("~: b", "x.yaml:1:1: a key is empty"),
        (
            "a: 1\nb: 2\na: 3",
            "x.yaml:3:1: the key 'a' stands twice (keep one: it stands at line 1, column 1 already)",
        ),
        ("- a\n- b", "x.yaml:1:1: the file holds no keys"),
        ("text", "x.yaml:1:1: the file holds no keys"),
        ("", "x.yaml:1:1: the file is empty"),
        ("---\n...\n", "x.yaml:1:1: the file is empty"),
        ("a:\n  b: 1\n\tc: 2", "x.yaml:3:1: a tab indents this line (spaces)"),
        ("a: b: c", "x.yaml:1:5: a colon stands where no key can be"),
        ("a: `b`", "x.yaml:1:4: a value cannot begin with ` (put the text in quotes)"),
        ("a: [1, 2", "x.yaml:1:9: the list in brackets is not closed"),
        ("a: 'b\n", "x.yaml:1:4: the quotation mark is not closed"),
        ('a: "\\q"', "x.yaml:1:5: an unknown escape stands in double quotes"),
        ('a: "\\ud83d"', "x.yaml:1:7: an escape stands for no character"),
        ("a: \x1b", "x.yaml:1:4: the character U+001B cannot stand in YAML"),
        ("%YAML 3.0\n---\na: 1", "x.yaml:1:1: this version of YAML is not read"),
    ],
)
def test_what_is_refused_is_told_with_its_place(text: str, said: str) -> None:
    assert said in fault(text)


def test_all_that_reading_can_go_on_after_is_told_at_once() -> None:
    told = fault("a: !t 1\na: 2\nb: *x\nc: [*x, *y]\n")
    assert [line.split(": ")[0] for line in told.splitlines()] == [
        "x.yaml:1:4",
        "x.yaml:2:1",
        "x.yaml:3:4",
        "x.yaml:4:5",
        "x.yaml:4:9",
    ]


def test_a_key_that_stands_twice_is_told_once_whatever_it_holds() -> None:
    told = fault("a: {b: 1, c: 2}\na: {b: 1, c: 2}\na: {b: 1}\n")
    assert [line.split(" (")[0] for line in told.splitlines()] == [
        "x.yaml:2:1: the key 'a' stands twice",
        "x.yaml:3:1: the key 'a' stands twice",
    ]


def test_a_billion_laughs_are_no_matter() -> None:
    lines = ["a0: &a0 lol"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    told = fault("\n".join(lines))
    assert "an alias is not read" in told
    assert "reading stopped here, after 200 problems" in told.splitlines()[-1]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_bottomless_nesting_is_refused(opening: str) -> None:
    told = fault(opening * 200_000)
    assert "nested too deeply" in told or "where a key is wanted" in told


def test_forty_levels_are_read() -> None:
    assert load("a: " + "[" * 40 + "]" * 40)
    assert "x.yaml:1:44: the data is nested too deeply (at most 40 levels)" in fault(
        "a: " + "[" * 41 + "]" * 41
    )


def test_too_many_values_are_refused() -> None:
    assert "the file holds too many values (at most 200,000)" in fault("a: [" + "1," * 200_000 + "]")
