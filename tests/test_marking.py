"""What no layout decides: label, notes and stamp on every page of whatever a layout has made."""

from __future__ import annotations

import pytest

from docgen.document import Document, Marking, Metadata, Paragraph, Text
from docgen.evidence import Dossier
from docgen.incident import DocumentControl, DocumentReference
from docgen.layout_api import Layout, Options
from docgen.marking import marked
from docgen.pipeline import assemble
from docgen.tlp import Tlp
from made import dossier

PLAIN = Document(Metadata("t"), (Paragraph((Text("words"),)),))


def test_a_document_without_marks_is_left_alone() -> None:
    assert marked(PLAIN, DocumentControl(number="1", supersedes=DocumentReference("0"))) is PLAIN


@pytest.mark.parametrize(
    ("stamp", "control", "expected"),
    [
        ("DRAFT", DocumentControl(tlp=Tlp.RED), "DRAFT"),
        ("", DocumentControl(superseded_by=DocumentReference("X-2")), "SUPERSEDED"),
        ("DRAFT", DocumentControl(superseded_by=DocumentReference("X-2")), "SUPERSEDED DRAFT"),
    ],
)
def test_a_superseded_edition_is_stamped_so(stamp: str, control: DocumentControl, expected: str) -> None:
    made = marked(Document(PLAIN.metadata, PLAIN.blocks, stamp=stamp), control)
    assert made.stamp == expected


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (DocumentReference("X-2", "3"), "Superseded by X-2, version 3"),
        (DocumentReference(version="3"), "Superseded by X-1, version 3"),
        (DocumentReference("X-2"), "Superseded by X-2"),
    ],
)
def test_it_says_by_which_document(other: DocumentReference, words: str) -> None:
    control = DocumentControl(number="X-1", version="1", superseded_by=other)
    assert marked(PLAIN, control).marking == Marking(notes=(words,))


def test_a_layout_of_somebody_else_cannot_leave_the_marks_out() -> None:
    def forgetful(given: Dossier, _: Options) -> Document:
        return Document(Metadata(given.incident.title), PLAIN.blocks)

    made = assemble(
        dossier("key-exposed"), Layout("memo", "For the file.", forgetful), Options(copy="Copy 1")
    )
    assert made.marking.tlp is Tlp.AMBER_STRICT
    assert made.marking.privilege.startswith("Privileged and confidential.")
    assert made.marking.lines == ("Superseded by SEC-PM-2026-007, version 1.0", "Copy 1")
    assert made.stamp == "SUPERSEDED"
