"""What a filing still wants is told by number, name and path: each field taken away is missed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bank import bank, bank_data, bare, loaded, loaded_loosely

from docgen.checking import review_filings
from docgen.filing import FILINGS, Filing, Question, missing, review, values_of
from docgen.readers import read, read_bytes

WANTING = Path(__file__).parents[2] / "fixtures" / "wanting"
ALWAYS_THERE = {"id", "severity", "the stage asked for"}


def without(data: dict[str, Any], question: Question) -> dict[str, Any]:
    """The data without anything that could answer a field."""
    for origin in question.origins:
        for path in origin.path.split(", "):
            remove(data, path.split("."))
    return data


def remove(holder: Any, path: list[str]) -> None:
    first, *rest = path
    if isinstance(holder, list):
        for each in holder:
            remove(each, path)
    elif isinstance(holder, dict) and rest:
        remove(holder.get(first), rest)
    elif isinstance(holder, dict):
        holder.pop(first, None)


@pytest.mark.parametrize("filing", FILINGS.values(), ids=lambda filing: filing.name)
def test_the_bank_has_filled_in_everything(filing: Filing) -> None:
    assert list(map(str, review(filing, bank()))) == []


@pytest.mark.parametrize("filing", FILINGS.values(), ids=lambda filing: filing.name)
def test_each_required_field_is_missed(filing: Filing) -> None:
    values = values_of(filing, bank())
    tried = 0
    for question in (question for part in filing.parts for question in part.questions):
        paths = {origin.path for origin in question.origins}
        if not question.need.holds(values) or paths & ALWAYS_THERE:
            continue
        data = bank_data()
        data["regulatory"]["dora"]["downtime"] = "000:08:30"  # else nobody asks when it ended
        incident = loaded_loosely(without(data, question))
        told = [
            problem for problem in missing(filing, incident) if f" field {question.number}" in problem.message
        ]
        if question.number in ("1.3a", "1.3b"):  # either is enough
            assert told == []
            continue
        tried += 1
        assert told, question.number
        assert question.name in told[0].message
        assert told[0].path == tuple(question.key.split(", ")[0].split("."))
        assert told[0].blocks
    assert tried >= 2


def test_conditions_ask_only_where_they_hold() -> None:
    asked = {problem.path[-1] for problem in missing(FILINGS["dora-final"], bare())}
    assert "root_causes" in asked
    assert not asked & {
        "countries",
        "incident_types_other",
        "data_losses",
        "temporary_measures",
        "recurring_since",
    }
    given = {
        "dora": {
            "incident_types": ["other"],
            "temporary_measures_taken": True,
            "recurring_incidents": "twice",
        }
    }
    asked = {problem.path[-1] for problem in missing(FILINGS["dora-final"], bare(**given))}
    assert asked >= {"incident_types_other", "temporary_measures", "recurring_since"}


def test_one_entity_needs_no_name_and_several_do() -> None:
    one = bare(dora={"affected_entities": [{"types": ["trading_venue"]}]})
    two = bare(
        dora={"affected_entities": [{"types": ["trading_venue"]}, {"types": ["trading_venue"], "name": "B"}]}
    )
    name = ("regulatory", "dora", "affected_entities", "name")
    assert name not in {problem.path for problem in missing(FILINGS["dora-initial"], one)}
    assert name in {problem.path for problem in missing(FILINGS["dora-initial"], two)}


def test_a_day_is_not_a_date_and_a_time() -> None:
    data = bank_data()
    data["resolved_at"] = "2026-03-13"
    (problem,) = (
        each for each in missing(FILINGS["dora-final"], loaded(data)) if "day alone" in each.message
    )
    assert "field 4.8," in problem.message
    assert problem.path == ("resolved_at",)


def test_a_late_notification_needs_its_reason() -> None:
    data = bank_data()
    (notified,) = (each for each in data["regulatory"]["notifications"] if each["regime"] == "gdpr")
    notified["submitted_at"] = "2026-03-14T07:30"
    assert list(missing(FILINGS["gdpr"], loaded(data))) == []
    notified["submitted_at"] = "2026-03-14T07:31"
    (problem,) = missing(FILINGS["gdpr"], loaded(data))
    assert "gdpr field 4 (Art. 33(1)), Reasons for the delay, is missing" in problem.message


def test_what_is_longer_than_the_schema_allows_is_told_where_it_came_from() -> None:
    data = bank_data()
    data["executive_summary"] = "word " * 7000
    (problem,) = review(FILINGS["dora-initial"], loaded(data))
    assert (
        "field 2.4, Description of the major ICT-related incident, has 34,999 characters" in problem.message
    )
    assert problem.expected == "at most 32,767"
    assert problem.path == ("executive_summary",)


@pytest.mark.parametrize("path", sorted(WANTING.glob("*.yaml")), ids=lambda path: path.name)
def test_wanting_files_are_told_as_expected(
    path: Path, matches_accepted: Callable[[Path, str], None]
) -> None:
    source = read_bytes(path.read_bytes(), path.name)
    problems = review_filings(source, FILINGS)
    matches_accepted(path.with_name(f"{path.name}.expected"), "".join(f"{each}\n" for each in problems))
    assert problems


def test_what_is_given_and_wrong_is_not_told_as_missing() -> None:
    text = b"""
id: A
title: T
severity: S1
date: 2026-03-14
detected_at: noon
regulatory: {dora: {discovery: by chance, report_currency: USD, affected_entities: [{types: [bank]}]}}
"""
    told = {problem.path for problem in review_filings(read_bytes(text, "x.yaml"), ["dora-initial"])}
    dora = ("regulatory", "dora")
    assert not told & {("detected_at",), (*dora, "discovery"), (*dora, "report_currency")}
    assert not any(path[:3] == (*dora, "affected_entities") for path in told)
    assert (*dora, "business_continuity_activated") in told


def test_no_filing_asks_twice_under_one_number() -> None:
    for filing in FILINGS.values():
        numbers = [question.number for part in filing.parts for question in part.questions]
        assert len(numbers) == len(set(numbers)), filing.name


def test_the_file_of_the_bank_is_the_one_that_is_read() -> None:
    source = read(Path(__file__).parents[2] / "fixtures" / "bank-filings" / "incident.yaml")
    assert review_filings(source, FILINGS) == ()
