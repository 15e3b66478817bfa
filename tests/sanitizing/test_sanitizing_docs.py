"""What docs/sanitizing.md says of rules and of the sample is so."""

from __future__ import annotations

from pathlib import Path

from docgen.sanitizing import USUAL_RULES
from docgen.sanitizing.narrative import UNMISTAKABLE
from sanitizing.labelled import load_sample

DOCS = (Path(__file__).parents[2] / "docs" / "sanitizing.md").read_text("utf-8")


def test_every_rule_and_every_kind_is_documented() -> None:
    for rule in USUAL_RULES:
        (row,) = (line for line in DOCS.splitlines() if line.startswith(f"| `{rule.kind}` |"))
        assert f"`{rule.id}`" in row
    assert all(f"`{kind}`" in DOCS for kind in UNMISTAKABLE)


def test_the_sizes_of_the_sample_are_as_the_documentation_says() -> None:
    pieces = load_sample()
    labels = sum(len(each.labels) for each in pieces)
    assert f"{len(pieces)} pieces of evidence with {labels} secrets" in " ".join(DOCS.split())
