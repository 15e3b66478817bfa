"""What came of a task is written down once, and a job ends with its last task."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from bench import row, submitted

from docgen.manifest import Failure, FailureKind
from docgen.service.job import (
    JobKind,
    JobState,
    claim,
    find_job,
    list_jobs,
    manifest_lines,
    remove_job,
    settle,
    try_again,
)
from docgen.service.job.settling import Outcome
from docgen.service.rooms import Rooms

PROBLEM = {"rule": "r", "weight": "error", "message": "wrong", "path": "a"}


def test_a_job_has_what_its_task_made(rooms: Rooms) -> None:
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    assert settle(rooms.database, "a", taken, Outcome([row(taken, "x.pdf")], problems=[PROBLEM], seconds=2))
    done = find_job(rooms.database, "local", job.id)
    assert done.state is JobState.DONE
    assert done.state.is_final
    assert done.finished is not None
    assert [(each.name, each.source) for each in done.documents] == [("x.pdf", "incident.yaml")]
    assert done.problems == (PROBLEM,)
    assert (done.ended, done.total, done.failures) == (1, 1, ())
    assert manifest_lines(rooms.database, job.id) == b"{}\n"


def test_a_job_of_which_something_failed_has_failed_and_keeps_the_rest(rooms: Rooms) -> None:
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    failure = Failure(FailureKind.TIME, "it took too long")
    settle(rooms.database, "a", taken, Outcome([row(taken)], [failure, failure]))
    ended = find_job(rooms.database, "local", job.id)
    assert ended.state is JobState.FAILED
    assert len(ended.documents) == 1
    assert [(each.source, each.kind, each.message) for each in ended.failures] == [
        ("incident.yaml", FailureKind.TIME, "it took too long")
    ]


def test_a_zip_ends_with_its_last_file_and_counts_files_alone(rooms: Rooms) -> None:
    job = submitted(rooms, kind=JobKind.BATCH, name="batch.zip")
    (taken,) = claim(rooms.database, "a", 9)
    assert taken.kind == "unpack"
    assert (job.ended, job.total) == (0, 0)
    settle(rooms.database, "a", taken, Outcome(members=["a.yaml", "b.yaml"]))
    one, two = claim(rooms.database, "a", 9)
    assert {one.source, two.source} == {"a.yaml", "b.yaml"}
    settle(rooms.database, "a", one, Outcome([row(one)]))
    standing = find_job(rooms.database, "local", job.id)
    assert (standing.state, standing.ended, standing.total) == (JobState.RUNNING, 1, 2)
    settle(rooms.database, "a", two, Outcome([row(two)]))
    standing = find_job(rooms.database, "local", job.id)
    assert (standing.state, standing.ended, standing.total) == (JobState.DONE, 2, 2)


def test_the_last_tasks_of_a_job_may_end_at_the_same_moment(rooms: Rooms) -> None:
    """Each has its documents written when it asks whether another is left: neither may wait for the other."""
    count = 8
    for _ in range(3):
        job = submitted(rooms, kind=JobKind.BATCH, name="batch.zip")
        (taken,) = claim(rooms.database, "a", 1)
        members = [f"{each}.yaml" for each in range(count)]
        settle(rooms.database, "a", taken, Outcome(members=members))
        claims = claim(rooms.database, "a", count)

        def end(each) -> bool:
            return settle(rooms.database, "a", each, Outcome([row(each)]))

        with ThreadPoolExecutor(count) as threads:
            assert all(threads.map(end, claims))
        done = find_job(rooms.database, "local", job.id)
        assert (done.state, len(done.documents)) == (JobState.DONE, count)


def test_two_documents_of_one_name_fail_and_leave_the_job_at_its_end(rooms: Rooms) -> None:
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    assert settle(rooms.database, "a", taken, Outcome([row(taken, "x.pdf"), row(taken, "x.pdf")]))
    ended = find_job(rooms.database, "local", job.id)
    assert ended.state is JobState.FAILED
    assert "one name" in ended.failures[0].message
    assert not ended.may_be_tried_again


def test_what_is_settled_is_settled_once_though_its_runner_was_not_told(rooms: Rooms) -> None:
    """Such as when the connection ends with the commit: told again, nothing is made twice or undone."""
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    assert settle(rooms.database, "a", taken, Outcome([row(taken)]))
    assert not settle(rooms.database, "a", taken, Outcome([row(taken)]))
    try_again(rooms.database, "a", taken)
    ended = find_job(rooms.database, "local", job.id)
    assert (ended.state, len(ended.documents), ended.failures) == (JobState.DONE, 1, ())


def test_only_who_has_a_task_in_hand_settles_it(rooms: Rooms) -> None:
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    assert not settle(rooms.database, "b", taken, Outcome([row(taken)]))
    try_again(rooms.database, "b", taken)
    assert find_job(rooms.database, "local", job.id).documents == ()
    assert settle(rooms.database, "a", taken, Outcome([row(taken)]))


def test_what_was_removed_meanwhile_is_not_settled(rooms: Rooms) -> None:
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    remove_job(rooms, "local", job.id)
    assert not settle(rooms.database, "a", taken, Outcome([row(taken)]))
    assert list_jobs(rooms.database, "local") == ()


@pytest.mark.parametrize("text", ["a\ud800b", "a\x00b", "ä€😀", "\u202e"])
def test_any_text_can_be_told_of_a_task(rooms: Rooms, text: str) -> None:
    """Data are hostile, and so is what messages repeat of them."""
    job = submitted(rooms)
    (taken,) = claim(rooms.database, "a", 1)
    problem = {**PROBLEM, "message": text}
    outcome = Outcome(failures=[Failure(FailureKind.DATA, text)], problems=[problem])
    assert settle(rooms.database, "a", taken, outcome)
    ended = find_job(rooms.database, "local", job.id)
    assert ended.problems == (problem,)
    assert ended.failures[0].message == text
