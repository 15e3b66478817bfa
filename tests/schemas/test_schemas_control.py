"""Document control: wrong values are told with what would be right; editions lead somewhere."""

from __future__ import annotations

import datetime

import pytest

from docgen.errors import DataError
from docgen.incident import DocumentControl, DocumentReference
from docgen.readers import read_bytes
from docgen.schemas import dump_incident, load_incident
from docgen.tlp import Tlp

HEAD = "id: X-1\ntitle: T\nseverity: S2\ndate: 2026-03-14\n"


def told(control: str) -> list[str]:
    """What is said of document control, errors and findings alike."""
    try:
        _, problems = load_incident(read_bytes((HEAD + "document:\n" + control).encode(), "a.yaml"))
    except DataError as error:
        problems = error.problems
    return [str(problem) for problem in problems if problem.path[:1] == ("document",)]


def loaded(control: str) -> DocumentControl:
    return load_incident(read_bytes((HEAD + "document:\n" + control).encode(), "a.yaml"))[0].document


@pytest.mark.parametrize("label", Tlp)
def test_every_label_is_read_and_dumped(label: Tlp) -> None:
    incident, _ = load_incident(read_bytes(f"{HEAD}document: {{tlp: '{label.value}'}}\n".encode(), "a.yaml"))
    assert incident.document.tlp is label
    assert dump_incident(incident)["document"] == {"tlp": label.value}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("TLP: RED", "TLP:RED"),
        ("tlp:amber", "TLP:AMBER"),
        ("amber+strict", "TLP:AMBER+STRICT"),
        ("TLP:AMBER STRICT", "TLP:AMBER+STRICT"),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("Green", "TLP:GREEN"),
    ],
)
def test_a_label_in_other_words_is_refused_with_the_right_ones(written: str, meant: str) -> None:
    (message,) = told(f"  tlp: '{written}'\n")
    assert message == f"a.yaml:6:8: document.tlp: {written!r} is not known here (did you mean {meant!r}?)"


def test_editions_are_a_number_or_number_and_version() -> None:
    control = loaded("  number: A-1\n  supersedes: A-0\n  superseded_by: {version: '2', date: 2026-04-01}\n")
    assert control.supersedes == DocumentReference("A-0")
    assert control.superseded_by == DocumentReference(None, "2", datetime.date(2026, 4, 1))


@pytest.mark.parametrize(
    ("control", "message"),
    [
        ("  supersedes: {date: 2026-01-01}\n", "supersedes: it says neither which number nor which version"),
        ("  number: A\n  version: '1'\n  superseded_by: {version: '1'}\n", "is this document itself"),
        ("  number: A-1\n  version: '1'\n  supersedes: {number: 'a\u20111', version: v1.0}\n", "is this doc"),
        (
            "  number: A\n  version: '1'\n  superseded_by: {version: '0.5'}\n",
            "document.superseded_by.version: version '0.5' comes before version '1' of this document",
        ),
        (
            "  version: '1'\n  supersedes: {version: '3'}\n",
            "supersedes.version: version '3' comes after version '1' of this document (an earlier one",
        ),
        (
            "  revisions:\n  - {version: '1.10', date: 2026-03-20}\n  - {version: '1.9', date: 2026-03-21}\n",
            "8:28: document.revisions[1].date: version '1.9' is dated after version '1.10' of 2026-03-20",
        ),
        ("  number: A\n  supersedes: B\n  superseded_by: B\n", "it is the edition that this one supersedes"),
        ("  retain_until: 2020-01-01\n", "need not be kept until 2026-03-14, when it was made (a later day)"),
        ("  retain_until: soon\n", "document.retain_until: "),
        (f"  privilege: {'x' * 241}\n", "the note has 241 characters (at most 240, since it stands"),
        (f"  superseded_by: {'x' * 61}\n", "superseded_by.number: it has 61 characters (at most 60)"),
        ("  legal_privilege: x\n", "did you mean 'privilege'?"),
        ("  replaced_by: x\n", "did you mean 'superseded_by'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_its_place(control: str, message: str) -> None:
    (found,) = told(control)
    assert message in found


@pytest.mark.parametrize(
    "control",
    [
        "  number: A\n  version: '1.9'\n  supersedes: {version: '1.8'}\n  superseded_by: {version: '1.10'}\n",
        "  number: A\n  version: '1'\n  supersedes: {number: B, version: '3'}\n",
        "  version: 'Rev B'\n  supersedes: {version: 'Rev A'}\n",
        "  version: '1'\n  supersedes: {version: '---'}\n",
        "  revisions: [{version: '2', date: 2026-03-21}, {version: '1', date: 2026-03-20}]\n",
        "  revisions: [{version: '2', date: 2026-03-20}, {version: '1', date: 2026-03-20}, {version: '3'}]\n",
    ],
)  # fmt: skip
def test_editions_in_order_are_left_alone(control: str) -> None:
    assert told(control) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Latency Graph", "did you mean 'latency-graph'?"),
        ("a", "2 to 60 lower-case letters"),
        ("-x-", "2 to 60 lower-case letters"),
        ("9-lives", "2 to 60 lower-case letters"),
        ("x" * 61, "2 to 60 lower-case letters"),
    ],
)
def test_a_name_for_references_is_plain(name: str, expected: str) -> None:
    text = f"{HEAD}appendices:\n  - {{kind: log, title: T, text: x, name: '{name}'}}\n"
    with pytest.raises(DataError) as caught:
        load_incident(read_bytes(text.encode(), "a.yaml"))
    assert expected in next(str(each) for each in caught.value.problems if each.path[-1:] == ("name",))
