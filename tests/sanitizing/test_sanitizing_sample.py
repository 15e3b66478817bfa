"""The detector on the labelled sample: what it finds, what it leaves alone, and how often it is right."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from docgen.sanitizing import USUAL_RULES, Rule, sanitize
from docgen.sanitizing.searching import search
from sanitizing.labelled import SAMPLE, Evidence, load_sample

ROOT = Path(__file__).parents[2]
LEAST_RECALL = 0.95
LEAST_PRECISION = 0.95
SAMPLE_LINES = load_sample()
KINDS = sorted({label.kind for each in SAMPLE_LINES for label in each.labels})


def found_in(evidence: Evidence) -> list[tuple[str, str, int]]:
    """Kind, text and start (in characters) of everything found in a piece of evidence."""
    data = evidence.text.encode()
    return [
        (span.kind, data[span.start : span.end].decode(), len(data[: span.start].decode()))
        for span in search(data, USUAL_RULES)
    ]


@cache
def measured() -> tuple[Counter[str], Counter[str], Counter[str]]:
    """By kind: what was rightly found, what was missed, what was found and is none."""
    right, missed, false = Counter[str](), Counter[str](), Counter[str]()
    for each in SAMPLE_LINES:
        found = Counter(found_in(each))
        wanted = Counter((label.kind, label.text, label.start) for label in each.labels)
        right.update(kind for kind, *_ in (found & wanted).elements())
        missed.update(kind for kind, *_ in (wanted - found).elements())
        false.update(kind for kind, *_ in (found - wanted).elements())
    return right, missed, false


def test_the_sample_is_as_large_as_it_says_and_half_innocent() -> None:
    innocent = [each for each in SAMPLE_LINES if not each.labels]
    assert len(SAMPLE_LINES) >= 300
    assert len(innocent) >= len(SAMPLE_LINES) / 2
    assert len({each.text for each in SAMPLE_LINES}) == len(SAMPLE_LINES)


@pytest.mark.parametrize("kind", KINDS)
def test_recall_and_precision_of_each_kind(kind: str) -> None:
    right, missed, false = measured()
    assert right[kind] + missed[kind] >= 5, "too few labels to say anything"
    assert right[kind] / (right[kind] + missed[kind]) >= LEAST_RECALL
    assert right[kind] / (right[kind] + false[kind]) >= LEAST_PRECISION


def test_recall_and_precision_in_all() -> None:
    right, missed, false = measured()
    recall = right.total() / (right.total() + missed.total())
    precision = right.total() / (right.total() + false.total())
    assert recall >= 0.98
    assert precision >= 0.98


@pytest.mark.parametrize("page", ["README.md", "docs/sanitizing.md"])
def test_recall_and_precision_are_those_that_are_told(page: str) -> None:
    right, missed, false = measured()
    wanted = right.total() + missed.total()
    words = " ".join((ROOT / page).read_text("utf-8").split())
    recall, precision = right.total() / wanted, right.total() / (right.total() + false.total())
    told = f"recall {recall:.1%}, precision {precision:.1%}".replace(".0%", "%").replace("%", " %")
    assert told in words
    assert f"{len(SAMPLE_LINES)} pieces" in words
    assert f"{wanted} secrets" in words


@pytest.mark.parametrize(
    "each", [each for each in SAMPLE_LINES if each.labels], ids=lambda each: str(each.number)
)
def test_no_secret_of_the_sample_is_left_in_the_text(each: Evidence) -> None:
    made = sanitize(each.text)
    for label in each.labels:
        assert label.text not in made.text
    assert sanitize(made.text).hits == ()


@pytest.mark.parametrize("rule", USUAL_RULES, ids=lambda rule: rule.id)
def test_every_rule_finds_something_in_the_sample(rule: Rule) -> None:
    found = (span for each in SAMPLE_LINES for span in search(each.text.encode(), [rule]))
    assert any(span.rule == rule.id for span in found)


def test_the_file_of_the_sample_holds_no_token_in_one_piece() -> None:
    text = SAMPLE.read_text("utf-8")
    unbroken = {rule.id for rule in USUAL_RULES if rule.kind in ("token", "aws-key")} - {"npm-auth"}
    assert not unbroken & {hit.rule for hit in sanitize(text).hits}
