"""What editions and copies carry of themselves, by which a register tells them apart."""

from __future__ import annotations

import pytest

from docgen.copies import Copy
from docgen.distributing import distribute
from docgen.finishing import open_document
from docgen.pipeline import Request, load, render, validate
from docgen.policy import edition
from made import fixture_files


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_copy_carries_its_number_recipient_and_audience(form: str) -> None:
    source = load(fixture_files()["key-exposed"])
    made_for = edition(validate(source), "regulator")
    copies = (Copy(1, 2, "Ada", "Board"), Copy(2, 2, "Bela"))
    request = Request(source, ("leadership",), (form,))
    opened = [open_document(each.artifact.data) for each in distribute(request, made_for, copies)]
    carried = [(each.audience, each.copy, each.recipient) for each in opened]
    assert carried == [("regulator", "1", "Ada, Board"), ("regulator", "2", "Bela")]


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_whole_carries_no_audience(form: str) -> None:
    request = Request(load(fixture_files()["minimal"]), ("leadership",), (form,))
    (made,) = render(request)
    opened = open_document(made.artifact.data)
    assert (opened.audience, opened.copy, opened.recipient) == ("", "", "")
