"""Passages within a text, and every way to get their fences wrong."""

from __future__ import annotations

import pytest
from given import HEAD, dossier, errors
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import dump
from docgen.markup import parse_blocks
from docgen.pipeline import assemble
from docgen.policy import edition
from docgen.policy.passage import pieces

TEXT = """
impact:
  customer: |
    Before.
    ::: audience regulator (an inquiry)
    Secret **part**.
    :::
    After.

    - one
      ::: audience internal
      hidden
      :::
    - two
"""


def test_each_reads_his_passages_and_nobody_sees_a_fence() -> None:
    whole = dossier(TEXT)
    shown = {
        name: dump(assemble(edition(whole, name).dossier)) for name in ("internal", "regulator", "customer")
    }
    assert not any(":::" in each for each in shown.values())
    assert {name: "Secret" in each for name, each in shown.items()} == {
        "internal": True,
        "regulator": True,
        "customer": False,
    }
    assert {name: "hidden" in each for name, each in shown.items()} == {
        "internal": True,
        "regulator": False,
        "customer": False,
    }
    assert "withheld" in shown["regulator"]
    assert "withheld" not in shown["customer"]
    assert all("After." in each and "two" in each for each in shown.values())


def test_the_record_has_the_line_and_the_reason() -> None:
    (first, second) = edition(dossier(TEXT), "customer").record.removals
    assert (first.reason, first.note) == ("an inquiry", "line 2 of the text, 1 line")
    assert second.note == "line 8 of the text, 1 line"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("::: audience internal\nx", "line 1 of the text: the passage that begins here is never closed"),
        ("x\n:::", "line 2 of the text: a passage is closed that was never opened"),
        ("::: audience internal\n::: audience regulator\nx\n:::\n:::", "a passage within that of line 1"),
        ("::: audience\nx\n:::", "the fence names no audience"),
        ("::: audiance internal\nx\n:::", "opens no passage"),
        ("::: internal\nx\n:::", "opens no passage"),
        ("a ::: audience internal x", "a fence stands within a line"),
        ("- ::: audience internal\n  x\n  :::", "a fence stands within a line"),
        ("::: audience custommer\nx\n:::", "there is no audience 'custommer' (did you mean 'customer'?)"),
        ("```\n::: audience internal\n```", "never closed"),
    ],
)
def test_a_wrong_fence_is_an_error(lines: str, said: str) -> None:
    indented = lines.replace("\n", "\n  ")
    assert any(said in each for each in errors(f"detection: |\n  {indented}\n"))


def test_a_folded_text_cannot_hide_a_fence() -> None:
    assert errors("detection: >\n  ::: audience internal\n  secret\n  :::\n")


@given(st.text("ab:> \n-`", max_size=60))
def test_no_text_is_lost_and_none_seen_that_a_fence_takes(text: str) -> None:
    found, faults = pieces(text)
    if not faults and all(piece.audience is None for piece in found):
        assert "\n".join(line for piece in found for line in piece.lines) == text


def test_evidence_is_no_markup() -> None:
    text = "appendices:\n  - {kind: log, title: L, text: '::: audience internal'}\n"
    assert errors(text) == []
    assert HEAD
    assert parse_blocks("a\n\n::: note") != ()


ALL = """
impact:
  customer: |
    ::: audience internal
    Hidden.
    :::
  business: {text: Shown., audience: [customer]}
timeline:
  - at: "2026-02-03T10:00"
    actor: Desk
    audience: [customer]
    event: |
      ::: audience internal
      Hidden.
      :::
went_well:
  - {text: "::: audience internal\\nHidden.\\n:::", audience: [customer]}
"""


def test_in_silence_a_text_that_is_all_withheld_leaves_no_empty_one() -> None:
    seen = edition(dossier(ALL), "customer").dossier.incident
    assert (seen.impact.customer, seen.impact.business) == (None, "Shown.")
    assert (seen.timeline, seen.went_well) == ((), ())
    assert edition(dossier(ALL), "regulator").dossier.incident.impact.customer == "[withheld]"
