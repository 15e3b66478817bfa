"""What a reviewer has filled in is found, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from docgen.document import Blank, Document, Metadata, Paragraph, Signatory, SignOff, Text
from docgen.finishing.word import Entries, Filled, Signed, filled_in, open_word
from word_editing import edited, filled_in_by_reviewer, item_name, saved_by_word, sealed_file

TREE = Document(
    Metadata("t"),
    (
        Paragraph((Text("Case "), Blank("case number"))),
        SignOff((Signatory("Author", "M. Okafor"), Signatory("Manager")), with_meaning=True),
        SignOff((Signatory("Auditor \\ 1"),)),
    ),
)


def found(data: bytes) -> Entries:
    return filled_in(open_word(data))


def test_nothing_is_filled_in_at_first() -> None:
    roles = tuple(Signed(role) for role in ("Author", "Manager", "Auditor \\ 1"))
    assert found(sealed_file(TREE)) == Entries(roles)
    assert found(sealed_file(TREE)).named == ()


def test_fields_of_the_form_are_found_by_role() -> None:
    data = filled_in_by_reviewer(sealed_file(TREE), "Name, Manager", "L. Silva")
    data = filled_in_by_reviewer(data, "Date Reviewed, Manager", "3 May 2026", "2026-05-03")
    data = filled_in_by_reviewer(data, "Meaning of Signature, Manager", "Approval")
    data = filled_in_by_reviewer(data, "Signature, Auditor \\ 1", "A. Bell")
    for each in (data, saved_by_word_if_paged(data)):
        assert found(each).signatories[1:] == (
            Signed("Manager", "L. Silva", "2026-05-03", "Approval"),
            Signed("Auditor \\ 1", signature="A. Bell"),
        )
        assert found(each).fields == ()
    assert ("Signature, Auditor \\ 1", "A. Bell") in found(data).named


def saved_by_word_if_paged(data: bytes) -> bytes:
    from docgen.document import Cover

    again = sealed_file(replace(TREE, cover=Cover("Report", "T")))
    for title, text, value in (
        ("Name, Manager", "L. Silva", ""),
        ("Date Reviewed, Manager", "3 May 2026", "2026-05-03"),
        ("Meaning of Signature, Manager", "Approval", ""),
        ("Signature, Auditor \\ 1", "A. Bell", ""),
    ):
        again = filled_in_by_reviewer(again, title, text, value)
    return saved_by_word(again)


def test_other_fields_are_found_by_title() -> None:
    assert found(filled_in_by_reviewer(sealed_file(TREE), "case number", "4711")).fields == (
        Filled("case number", "4711"),
    )


def test_what_only_the_page_shows_is_found_too() -> None:
    data = sealed_file(TREE)
    name = item_name(data, "urn:docgen:form:1")
    filled = filled_in_by_reviewer(data, "Name, Manager", "L. Silva")
    forgotten = edited(filled, name, lambda part: part.replace(b"L. Silva", b""))
    assert found(forgotten).signatories[1].name == "L. Silva"
    contradicted = edited(filled, name, lambda part: part.replace(b"L. Silva", b"Somebody"))
    assert found(contradicted).signatories[1].name == "Somebody"
    assert found(contradicted).fields == (Filled("Name, Manager", "L. Silva"),)


def test_a_date_that_shows_another_day_is_found() -> None:
    data = filled_in_by_reviewer(sealed_file(TREE), "Date Reviewed, Manager", "4 May 2026", "2026-05-03")
    assert found(data).fields == (Filled("Date Reviewed, Manager", "4 May 2026"),)


def test_a_field_that_pretends_to_be_empty_is_found() -> None:
    def pretend(part: bytes) -> bytes:
        start, _, end = part.partition(b'w:val="case number"')
        text = end.index(b"\xc2\xa0")
        return start + b'w:val="case number"' + end[:text] + b"hidden" + end[text:]

    data = edited(sealed_file(TREE), "word/document.xml", pretend)
    assert found(data).fields == (Filled("case number", "hidden"),)
