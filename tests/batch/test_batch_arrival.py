"""What another machine says that it wrote is believed when it is seen."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from batch.here import order_for, run_here, write_incident
from docgen.batch.arrival import Arrivals
from docgen.batch.crew import Death, Finished
from docgen.batch.order import Done
from docgen.batch.station import Report
from docgen.manifest import Failure, FailureKind, Line
from docgen.storage import open_place

DATA = b"a document"
LINE = Line(
    "a.yaml", "x", "docx", "r", "0.1.0", "2026-03-14T00:00:00Z", 0.1, "a.docx", sha256(DATA).hexdigest()
)


def failure_of(finished: Finished) -> Failure:
    assert isinstance(finished.result, Done)
    failure = finished.result.lines[0].failure
    assert failure is not None
    return failure


def test_a_document_that_comes_late_is_waited_for(tmp_path: Path) -> None:
    place = open_place(str(tmp_path))
    arrivals = Arrivals(place)
    arrivals.expect(7, Report("there", Done((LINE,))))
    assert arrivals.arrived() == []
    place.write("a.docx", DATA, replace=False)
    assert arrivals.arrived() == [Finished(7, Done((LINE,)))]
    assert arrivals.arrived() == []


def test_a_document_that_does_not_come_or_is_another_has_failed(tmp_path: Path) -> None:
    place = open_place(str(tmp_path))
    arrivals = Arrivals(place, patience=0.0)
    place.write("a.docx", b"another", replace=False)
    arrivals.expect(7, Report("there (tcp://10.0.0.2:1)", Done((LINE, replace(LINE, document="b.docx")))))
    (finished,) = arrivals.arrived()
    failure = failure_of(finished)
    assert failure.kind is FailureKind.OUTPUT
    assert failure.message.startswith("a.docx: was made on there (tcp://10.0.0.2:1), but is not here")
    assert "does not share" in failure.message
    assert [bool(line.failure) for line in finished.result.lines] == [True, True]


def test_what_made_no_document_has_nothing_to_arrive(tmp_path: Path) -> None:
    death = Death(FailureKind.TIME, "too long", innocent=False)
    arrivals = Arrivals(open_place(str(tmp_path)))
    arrivals.expect(1, Report("there", death))
    assert arrivals.arrived() == [Finished(1, death)]


def test_a_failure_that_may_be_a_machines_says_of_which(tmp_path: Path) -> None:
    source = write_incident(
        tmp_path / "a.yaml", more="appendices:\n  - {kind: log, title: x, path: no.log}\n"
    )
    bad = write_incident(tmp_path / "b.yaml", "INC-2", date="2026-02-30")
    _, heard = run_here(order_for(tmp_path / "out"), source, bad)
    arrivals = Arrivals(open_place(str(tmp_path / "out")))
    for number, line in enumerate(heard.lines):
        arrivals.expect(number, Report("there", Done((line,))))
    missing, wrong = (failure_of(each).message for each in arrivals.arrived())
    assert missing.endswith("\n(as seen from there)")
    assert "as seen from" not in wrong
