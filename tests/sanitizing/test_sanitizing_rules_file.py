"""An organisation's own rules: they work, or everything wrong with the file is said in its place."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.readers import read_bytes
from docgen.sanitizing import USUAL_RULES, load_rules, sanitize
from docgen.sanitizing.rules_file import rules_of

HERE = Path(__file__).parent


def test_own_rules_come_first_and_prove_themselves() -> None:
    rules = load_rules(HERE / "own.yaml")
    made = sanitize("opened by BDG-204118 for customer 7-55-1204, from 2001:db9::7 and 8.8.4.4", rules)
    assert made.text == (
        "opened by BDG-[REDACTED:badge #1] for customer [REDACTED:customer-number #1], "
        "from 2001:db9::7 and [REDACTED:ip-address #1]"
    )


def test_everything_wrong_is_said_at_once_and_in_its_place(
    matches_accepted: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(HERE)
    with pytest.raises(DataError) as caught:
        load_rules("wrong.yaml")
    matches_accepted(HERE / "wrong.yaml.expected", f"{caught.value}\n")


@pytest.mark.parametrize(
    "text", ["rules: text", "- a list", "rules: [{}]", "other: 1", "without: {}", "rules: [[]]"]
)
def test_a_file_of_another_shape_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        rules_of(read_bytes(text.encode(), "rules.yaml"))


def test_an_empty_list_leaves_the_usual_rules() -> None:
    assert rules_of(read_bytes(b"rules: []", "rules.yaml")) == USUAL_RULES


def test_rules_cross_to_another_process() -> None:
    rules = load_rules(HERE / "own.yaml")
    assert pickle.loads(pickle.dumps(rules)) == rules
