"""The names of documents are made of data and of names that others chose, and lead nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.manifest import Facts
from docgen.service.work.naming import document_name, member_name
from docgen.storage.name import fault

FACTS = Facts("INC 7/..", "S2", "2026-03-14")


def test_one_incident_is_named_as_the_batch_command_names_it() -> None:
    assert document_name(FACTS, "postmortem", "internal") == "2026-03-14-INC-7-postmortem"
    assert document_name(FACTS, "postmortem", "customer") == "2026-03-14-INC-7-postmortem-customer"
    assert document_name(None, "postmortem", "internal") == ""


def test_a_member_keeps_its_folder_and_its_stem() -> None:
    assert member_name("a/b c/Störung.yaml", "leadership", "internal") == "a/b-c/Störung-leadership"
    assert member_name("x.y.json", "leadership", "customer") == "x.y-leadership-customer"


@given(st.text(), st.text(), st.text())
def test_no_name_leads_out_of_its_folder(member: str, id_: str, layout: str) -> None:
    for name in (
        document_name(Facts(id_, "S1", "2026-03-14"), layout, "internal"),
        member_name(member, layout, "customer"),
    ):
        assert fault(f"{name}.pdf") == ""
        assert len(max(name.split("/"), key=lambda part: len(part.encode())).encode()) <= 215
