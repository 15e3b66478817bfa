"""Names from a pattern: fit for every file system, and the same for the same data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.batch.naming import USUAL_PATTERN, folded, read_pattern
from docgen.cli import batch as command
from docgen.errors import PlanError
from docgen.manifest import Facts

FACTS = Facts("INC-1", "S2", "2026-03-14")
GIVEN = {"stem": "incident", "suffix": "yaml", "folder": "", "layout": "postmortem", "format": "pdf"}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{date}-{id}-{layout}", "2026-03-14-INC-1-postmortem"),
        ("{year}/{severity}/{id} {layout}", "2026/S2/INC-1 postmortem"),
        ("{folder}/{stem}.{suffix}-{layout}", "payments/eu/incident.yaml-postmortem"),
        ("{format}/{stem}", "pdf/incident"),
    ],
)
def test_a_pattern_makes_a_name(pattern: str, name: str) -> None:
    assert read_pattern(pattern).name(FACTS, GIVEN | {"folder": "payments/eu"}) == name


def test_a_folder_that_is_none_leaves_no_gap() -> None:
    assert read_pattern("{folder}/{stem}").name(None, GIVEN) == "incident"


@pytest.mark.parametrize(
    ("id_", "fit"),
    [
        ("INC/2041: gateway", "INC-2041-gateway"),
        ("../../etc/passwd", "etc-passwd"),
        ("ΣΥΜ-2026", "ΣΥΜ-2026"),
        ("a\x00b\nc\u202ed", "a-b-c-d"),
        ("...", "unnamed"),
        ("CON", "CON"),
    ],
)
def test_what_a_field_holds_becomes_fit_for_a_file(id_: str, fit: str) -> None:
    assert read_pattern("{id}").name(Facts(id_, "S2", "2026-03-14"), GIVEN) == fit


def test_a_long_id_is_told_from_another_of_the_same_start() -> None:
    one, other = (
        read_pattern("{id}").name(Facts("é" * 300 + end, "S2", "2026-03-14"), GIVEN) for end in "ab"
    )
    assert one != other
    assert len(f"{one}.docx".encode()) <= 255


@given(st.text(), st.text(max_size=40), st.text(max_size=40))
def test_no_data_leads_out_of_the_folder(id_: str, stem: str, folder: str) -> None:
    name = read_pattern("{folder}/{id}-{stem}").name(
        Facts(id_, "S1", "2026-03-14"), GIVEN | {"stem": stem, "folder": folder}
    )
    parts = name.split("/")
    assert all(part and not part.startswith(".") and len(part.encode()) <= 220 for part in parts)
    assert not any(character in name for character in '\x00\n\\:*?"<>|')


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{date", "not well-formed"),
        ("{incident}", "a field {incident}, and there is none"),
        ("{id!r}", "a field {id}"),
        ("{id:>10}", "a field {id}"),
        ("{id.real}", "{id.real}"),
        ("report", "all documents would have one name"),
        ("../{id}", "leads out of the folder"),
        ("/srv/{id}", "leads out of the folder"),
        ("{folder}/../{id}", "leads out of the folder"),
        ("{id}/", "leads out of the folder"),
        ("{id}:{layout}", "has ':' in it"),
        ("{}", "a field {}"),
    ],
)
def test_a_wrong_pattern_says_what_would_be_right(pattern: str, said: str) -> None:
    with pytest.raises(PlanError) as error:
        read_pattern(pattern)
    assert said in str(error.value)
    assert f"such as {USUAL_PATTERN}; the fields are date, year, id" in str(error.value)


def test_the_command_line_says_the_usual_pattern() -> None:
    assert command._USUAL_NAME == USUAL_PATTERN


def test_data_are_read_only_for_a_name_that_needs_them() -> None:
    assert read_pattern("{id}").needs_data
    assert not read_pattern("{folder}/{stem}-{layout}").needs_data


def test_names_that_a_file_system_may_take_for_one_fold_to_one() -> None:
    assert folded("Caf\u00e9") == folded("CAFE\u0301")
    assert folded("a") != folded("b")
