"""How the page says numbers, moments, digests and messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.service.job import Document, Job, JobKind, JobState, Wanted
from docgen.service.page import words


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (213_600, "214 kB"),
        (2_040_000, "2.0 MB"),
        (7e12, "7000.0 GB"),
    ],
)
def test_a_size_is_in_the_unit_that_suits_it(number: int, said: str) -> None:
    assert words.size(number) == said


def test_one_thing_and_several() -> None:
    assert [words.counted(number, "page") for number in (0, 1, 2, 1200)] == [
        "0 pages",
        "1 page",
        "2 pages",
        "1,200 pages",
    ]


def test_moments_are_in_utc_and_in_english_wherever_the_service_runs() -> None:
    assert words.moment(1_773_495_120.0) == "14 March 2026, 13:32 UTC"
    assert words.day(0.0) == "1 January 1970"


@pytest.mark.parametrize(
    ("state", "documents", "said"),
    [
        (JobState.RUNNING, 1, "Being made"),
        (JobState.DONE, 2, "Done"),
        (JobState.FAILED, 0, "Not made"),
        (JobState.FAILED, 10, "Made in part"),
    ],
)
def test_a_job_of_which_some_was_made_is_not_called_unmade(
    state: JobState, documents: int, said: str
) -> None:
    one = Document("a.pdf", "postmortem", "pdf", "internal", "application/pdf", 1, 1, "0", "0", "a.yaml")
    wanted = Wanted("a.zip", {})
    job = Job("1", "local", JobKind.BATCH, state, wanted, 0, 0, 0, 0, documents=(one,) * documents)
    assert words.state_said(job) == said


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("the picture has no text", "The picture has no text."),
        ("graph.png: only the first", "graph.png: only the first."),
        ("'S9' is not known here", "'S9' is not known here."),
        ("timeline[1].at is wrong", "timeline[1].at is wrong."),
        ("is it so?", "Is it so?"),
        (" ", ""),
    ],
)
def test_a_message_is_a_sentence_that_changes_no_name(message: str, said: str) -> None:
    assert words.sentence(message) == said


@given(st.text(alphabet="0123456789abcdef", max_size=64))
def test_a_digest_is_grouped_and_whole(digest: str) -> None:
    assert words.grouped(digest).replace(" ", "") == digest
    assert all(len(each) <= 4 for each in words.grouped(digest).split())


@given(st.text(max_size=50))
def test_code_is_told_apart_and_nothing_is_lost(text: str) -> None:
    assert "".join(part for part, _ in words.coded(text)) == text.replace("`", "")


def test_what_stands_between_backticks_is_code() -> None:
    assert words.coded("Its `ETag` is") == [("Its ", False), ("ETag", True), (" is", False)]
