"""The JSON of a DORA report says what the printed report says, both ways, and fits the published schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from bank import bank, bank_data, bare, loaded
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from printed import NOTE, as_printed, figures, leaves, letters, tree_rows, word_rows

from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.exporting import dora_report
from docgen.filing import FILINGS
from docgen.filing.dora.report import report_of, write_report
from docgen.filing.dora.validation import violations
from docgen.incident import Incident
from docgen.layout_api import Options
from docgen.location import Positions
from docgen.registry import find_layout
from docgen.schemas.dora_record import DoraRecord
from docgen.schemas.published import properties, published_schema, words_of
from made import document, made, pdf_text

STAGES = ("dora-initial", "dora-intermediate", "dora-final", "dora-reclassified")
NOWHERE = Positions("incident.yaml")
by_stage = pytest.mark.parametrize("name", STAGES)


def printed_rows(incident: Incident, name: str) -> dict[str, str]:
    rows = list(tree_rows(find_layout(name).assemble(Dossier(incident), Options())))
    assert len(rows) == len(dict(rows))
    return dict(rows)


def said(text: str) -> str:
    """The letters of a printed value, without the note on where it was found and what it is the sum of."""
    value = NOTE.sub("", text).strip()
    if "\n" in value and text != value and "Sum of" in text:
        value = value.partition("\n")[0]
    value = re.sub(r" (EUR|%)$", "", value)
    return figures(value) if re.fullmatch(r"[\d,]+\.\d+", value) else letters(value)


def pieces(value: Any) -> Iterator[str]:
    """The letters of each single value; between them a PDF has the marks of its lists."""
    if isinstance(value, list):
        for each in value:
            yield from pieces(each)
    else:
        yield as_printed(value)


def check_parity(rows: dict[str, str], report: dict[str, Any], name: str) -> None:
    values = leaves(report, name)
    assert list(rows) == [question.number for part in FILINGS[name].parts for question in part.questions]
    for number, text in rows.items():
        expected = as_printed(values[number]) if number in values else ""
        assert said(text).removesuffix("notstated") == expected, (number, text)


@by_stage
def test_the_report_fits_the_schema_in_every_dialect(name: str) -> None:
    written, problems = dora_report(bank(), NOWHERE, name, strict=True)
    assert problems == ()
    report = json.loads(written)
    for dialect in (Draft202012Validator, Draft7Validator):
        assert list(dialect(published_schema()).iter_errors(report)) == []
    assert report["incidentSubmission"] in words_of("incidentSubmission")


@by_stage
def test_the_same_data_give_the_same_bytes(name: str) -> None:
    assert dora_report(bank(), NOWHERE, name) == dora_report(bank(), NOWHERE, name)


@by_stage
def test_every_value_stands_in_the_word_file_and_no_other(name: str) -> None:
    check_parity(dict(word_rows(made("bank-filings", name, "docx"))), report_of(FILINGS[name], bank()), name)


@by_stage
def test_every_value_stands_in_the_pdf_in_its_row(name: str) -> None:
    """That the PDF says nothing else than its tree is told by ``test_parity``."""
    check_parity(dict(tree_rows(document("bank-filings", name))), report_of(FILINGS[name], bank()), name)
    text = letters(pdf_text(made("bank-filings", name, "pdf")))
    values, at = leaves(report_of(FILINGS[name], bank()), name), 0
    for question in (question for part in FILINGS[name].parts for question in part.questions):
        for piece in (letters(question.number + question.name), *pieces(values.get(question.number))):
            found = text.find(piece, at)
            assert found >= 0, (question.number, piece)
            at = found + len(piece)


def test_absent_values_have_no_key() -> None:
    report = report_of(FILINGS["dora-final"], bare())
    assert report == {
        "incidentSubmission": "final_report",
        "incident": {"financialEntityCode": "INC-7"},
    }
    assert "null" not in write_report(report_of(FILINGS["dora-final"], bank())).decode()


def test_what_the_schema_refuses_is_not_written() -> None:
    with pytest.raises(DataError) as caught:
        dora_report(bare(), NOWHERE, "dora-initial")
    told = "\n".join(map(str, caught.value.problems))
    assert "regulatory.dora.description: dora-initial field 2.4, Description" in told
    assert "primaryContact (fields 1.7, 1.8, 1.9) is missing (the published schema requires it)" in told


def test_what_only_the_regulation_requires_is_said() -> None:
    data = bank_data()
    del data["regulatory"]["dora"]["discovery"]
    written, (problem,) = dora_report(loaded(data), NOWHERE, "dora-final")
    assert "discovery" not in written.decode().casefold().replace("incidentdiscovery", "discovery")
    assert "field 2.7, Discovery" in problem.message
    assert not problem.blocks
    with pytest.raises(DataError):
        dora_report(loaded(data), NOWHERE, "dora-final", strict=True)


def test_a_report_is_held_to_both_dialects() -> None:
    """``dependencies``, by which the schema tells its stages apart, is a word of draft 7 alone."""
    data = bank_data()
    del data["regulatory"]["dora"]["resolution_vs_planned"]
    report = report_of(FILINGS["dora-final"], loaded(data))
    assert list(Draft202012Validator(published_schema()).iter_errors(report)) == []
    (problem,) = violations(FILINGS["dora-final"], loaded(data))
    assert "field 4.9," in problem.message


# --- every word of every enumeration ---------------------------------------------------------------

ENUMERATED = {
    question.key: (question.number, question.place.rsplit(".", 1)[-1])
    for part in FILINGS["dora-final"].parts
    for question in part.questions
    if question.number != "1.1" and words_of(question.place.rsplit(".", 1)[-1].partition("[")[0])
}


def with_word(key: str, word: str) -> dict[str, Any]:
    """The bank's data with one word of an enumeration, beside the criterion that it may need."""
    data = bank_data()
    dora = data["regulatory"]["dora"]
    name = key.rsplit(".", 1)[-1]
    if name == "types":
        dora["affected_entities"][0]["types"] = [word]
    elif name == "classification_criteria":
        dora[name] = [word, *(each for each in dora[name] if each != word)]
    else:
        dora[name] = [word] if isinstance(dora[name], list) else word
    return data


def test_there_are_as_many_enumerations_as_the_schema_has() -> None:
    enumerated = {name for _, name, _ in properties() if words_of(name)}
    assert {name for _, name in ENUMERATED.values()} == enumerated - {"incidentSubmission", "entityType"}
    assert len(ENUMERATED) == 18
    assert {"regulatory.dora.root_causes_detailed", "regulatory.dora.report_currency"} <= set(ENUMERATED)


@pytest.mark.parametrize("key", ENUMERATED)
def test_every_word_is_written_and_printed(key: str) -> None:
    number, name = ENUMERATED[key]
    for word in words_of(name):
        incident = loaded(with_word(key, word))
        report = report_of(FILINGS["dora-final"], incident)
        assert list(violations(FILINGS["dora-final"], incident)) == []
        value = leaves(report, "dora-final")[number]
        assert word in json.dumps(value)
        assert letters(word) in letters(printed_rows(incident, "dora-final")[number])


# --- anything that the data may hold ---------------------------------------------------------------

TEXT = st.text(
    "abc XYZ 0189 éßøŁ ДЖю αβγ _*`~[]()<>&\"'\\|#+-=.!:;{}%$^@/?,\n", min_size=1, max_size=60
).filter(lambda text: any(each.isalnum() for each in text))


def field_values() -> Iterator[tuple[str, st.SearchStrategy]]:
    """Strategies for the keys of ``regulatory.dora``, from the schema of the data itself."""
    amounts = st.decimals(0, 10**9, places=2).map(str)
    extent = st.fixed_dictionaries(
        {}, optional={"number": st.integers(0, 10**9), "percentage": st.decimals(0, 100, places=1).map(str)}
    )
    given = {
        "submitting_entity": st.fixed_dictionaries({}, optional={"name": TEXT, "code": TEXT}),
        "affected_entities": st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "types": words("affectedEntityType"),
                    "name": TEXT,
                    "lei": st.just("635400CRNBNKPLC00102"),
                },
            ),
            max_size=3,
        ),
        "classification_criteria": st.just(list(words_of("classificationCriterion"))),
        "transactions_value": amounts,
        "gross_costs": amounts,
        "financial_recoveries": amounts,
        "clients_affected": extent,
        "transactions_affected": extent,
        "duration": st.just("002:23:59"),
        "recurring_since": st.just("2026-01-02T03:04:05Z"),
        "business_continuity_activated": st.booleans(),
        "relevant_clients_affected": st.booleans(),
    }
    for name, field in DoraRecord().keys.items():
        shape = getattr(field, "json_schema", lambda *_: {})() if not hasattr(field, "record") else {}
        inner = getattr(field, "inner", None)
        if name in given:
            yield name, given[name]
        elif inner is not None and hasattr(inner, "_words"):
            yield name, st.lists(st.sampled_from(inner._words), min_size=1, max_size=3, unique=True)
        elif "enum" in shape and True not in shape["enum"]:
            yield name, st.sampled_from(shape["enum"])
        elif shape.get("maxLength") or name.endswith("description"):
            yield name, TEXT


def words(name: str) -> st.SearchStrategy:
    return st.lists(st.sampled_from(words_of(name)), min_size=1, max_size=3, unique=True)


OPTIONAL = dict(field_values())
CRITERIA = OPTIONAL.pop("classification_criteria")


def test_the_strategies_reach_most_keys() -> None:
    assert len(OPTIONAL) > 45


@given(
    st.fixed_dictionaries({"classification_criteria": CRITERIA}, optional=OPTIONAL), st.sampled_from(STAGES)
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_given_is_written_as_it_is_printed(dora: dict[str, Any], name: str) -> None:
    incident = bare(dora=dora)
    report = report_of(FILINGS[name], incident)
    assert write_report(report) == write_report(json.loads(write_report(report)))
    assert all("is missing" in problem.message for problem in violations(FILINGS[name], incident))
    rows, values = printed_rows(incident, name), leaves(report, name)
    for number, value in values.items():
        assert as_printed(value) in letters(rows[number]), number
