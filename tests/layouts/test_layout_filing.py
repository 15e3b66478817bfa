"""Filings: every field of the regulation has one row, answered or shown as absent, in both formats alike."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cases import assembled, bare, regulatory
from docgen.layouts.parts.term import wording
from filled import Filler
from seen import blanks, every, text_of, titles

from docgen.cli.check import FILINGS as NAMES
from docgen.document import Document, Table, check, dump, number
from docgen.evidence import Dossier
from docgen.filing import FILINGS, answers_of, filings_of, notification_of
from docgen.incident import (
    DocumentControl,
    Incident,
    Moment,
    Notification,
    Regime,
    Regulatory,
    Revision,
    Stage,
    Status,
)
from docgen.incident.regulatory import Costs, Dora, Gdpr
from docgen.layout_api import Options
from docgen.registry import find_layout, layout_files, list_layouts
from made import dossier
from words import _of_blocks

EXPECTED = Path(__file__).parent / "expected"
by_name = pytest.mark.parametrize("name", NAMES)


def rows(document: Document) -> dict[str, list[str]]:
    """The cells of each row by its number; a number that stands twice is an error."""
    found: dict[str, list[str]] = {}
    for table in every(document, Table):
        for row in table.rows:
            cells = [" ".join(" ".join(_of_blocks(cell.blocks, document)).split()) for cell in row.cells]
            if re.fullmatch(r"\d+(\.\d+[ab]?)?", cells[0]):
                assert cells[0] not in found
                found[cells[0]] = cells
    return found


def test_every_filing_has_its_layout() -> None:
    assert tuple(FILINGS) == NAMES
    purposes = {listed.name: listed.purpose for listed in list_layouts()}
    for name in NAMES:
        assert find_layout(name).name == name
        assert find_layout(name).purpose == purposes[name]
        assert len(purposes[name]) < 100
        assert any(path.name == "filing_table.py" for path in layout_files(name))


@by_name
@pytest.mark.parametrize("given", [bare(), bare(Status.FINAL), dossier("bank-filings").incident])
def test_each_field_has_one_row_in_the_order_of_the_regulation(name: str, given: Incident) -> None:
    questions = [question for part in FILINGS[name].parts for question in part.questions]
    found = rows(assembled(find_layout(name), given))
    assert list(found) == [question.number for question in questions]
    for question in questions:
        assert question.name in found[question.number]


@by_name
def test_sections_are_the_parts_of_the_regulation(name: str) -> None:
    expected = [f"{index} {part.title}" for index, part in enumerate(FILINGS[name].parts, 1)]
    assert titles(assembled(find_layout(name), bare())) == expected


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("dora")])
def test_each_row_cites_its_provision(name: str) -> None:
    for cells in rows(assembled(find_layout(name), bare())).values():
        assert re.match(r"Art\. \d+|Annexes|Item 1\.05|Cover page", cells[1])


@by_name
def test_what_is_absent_is_shown_as_absent(name: str) -> None:
    absent = [
        answer.question.name
        for part in answers_of(FILINGS[name], bare())
        for answer in part.answers
        if answer.value is None
    ]
    draft = assembled(find_layout(name), bare())
    assert blanks(draft)[-len(absent) :] == absent
    final = rows(assembled(find_layout(name), bare(Status.FINAL)))
    assert sum(cells[-1] == "Not stated" for cells in final.values()) == len(absent)
    assert len(absent) > 3


@by_name
def test_a_filing_is_pure(name: str) -> None:
    layout = find_layout(name)
    first, second = (layout.assemble(dossier("bank-filings"), Options("Org")) for _ in range(2))
    assert first == second
    check(number(first))


def test_filings_load_nothing_heavy() -> None:
    script = "import sys, docgen.layouts.filing; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"docgen.schemas", "docgen.writers", "jsonschema", "docx"} & set(loaded.stdout.split())


@pytest.mark.parametrize("status", [Status.DRAFT, Status.FINAL])
def test_every_value_of_the_data_stands_in_a_filing(status: Status) -> None:
    """But hints for clocks, and items of costs where their sum is given (below)."""
    filler = Filler(status)
    incident = filler.incident()
    text = "".join(text_of(assembled(find_layout(name), incident)) for name in NAMES).casefold()
    elsewhere = re.compile(
        r"regulatory\.(country|subdivision|holidays|notifications|notification_incident_determined_at|"
        r"individuals_affected|sec\.closed_days|dora\.costs|.*\.(entity|controller)$)"
    )
    unseen = {
        path
        for path, token in filler.tokens.items()
        if path.startswith("regulatory.") and not any(form.casefold() in text for form in forms(token))
    }
    assert {path for path in unseen if not elsewhere.match(path)} == set()


def forms(token: str) -> tuple[str, ...]:
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", token)
    months = "January February March April May June July August September October November December"
    return (token, f"{int(match[3])} {months.split()[int(match[2]) - 1]} {match[1]}") if match else (token,)


def test_values_say_where_they_were_found() -> None:
    found = rows(assembled(find_layout("dora-final"), dossier("bank-filings")))
    notes = {
        "2.2": "From detected_at",
        "2.3": "From regulatory.classified_major_at",
        "2.4": "From executive_summary",
        "3.1": "CBI-ICT-2026-00417 From regulatory.notifications",
        "3.2": "From impact_start",
        "3.15": "002:11:18 Counted from impact_start, else detected_at, to resolved_at",
        "3.16": "000:08:30 Counted from impact_start to impact_end",
        "4.5": "From root_cause",
        "4.6": "From action_items",
        "4.8": "13 March 2026, 17:30 UTC From resolved_at",
        "4.13": "Sum of regulatory.dora.costs",
    }
    for number_, note in notes.items():
        assert found[number_][-1].endswith(note)
    own = [number_ for number_, cells in found.items() if "From " not in cells[-1]]
    assert {"1.2", "1.4", "2.5", "3.4", "4.1", "4.14"} <= set(own)
    assert "staff 186,400; fees for not complying with contracts 58,250" in found["4.13"][-1]


def test_who_sees_to_an_action_is_not_told() -> None:
    owners = {item.owner for item in dossier("bank-filings").incident.action_items if item.owner}
    for name in NAMES:
        text = text_of(assembled(find_layout(name), dossier("bank-filings")))
        assert not [owner for owner in owners if owner in text]


@by_name
def test_a_filing_is_a_controlled_document(name: str) -> None:
    control = DocumentControl(
        number="X-1",
        version="9.7",
        classification="Confidential",
        owner="The owner",
        distribution=("BaFin", "Audit"),
        retention="Ten years",
        revisions=(Revision("9.7", date(2026, 3, 2), "Ada", "For filing"),),
    )
    text = text_of(assembled(find_layout(name), replace(bare(), document=control)))
    for words in (
        "X-1, version 9.7",
        "Confidential",
        "The owner",
        "BaFin; Audit",
        "Ten years",
        "version 9.7, 2 March 2026, Ada, For filing",
    ):
        assert words in text


def test_a_filing_says_to_whom_it_went() -> None:
    text = text_of(assembled(find_layout("dora-final"), dossier("bank-filings")))
    assert "21 April 2026, 09:05 UTC" in text
    assert "The forensic report arrived on 17 April" in text
    assert "Reason for delay" not in text_of(assembled(find_layout("gdpr"), dossier("bank-filings")))


def test_several_entities_keep_their_order_and_one_stands_alone() -> None:
    found = rows(assembled(find_layout("dora-initial"), dossier("bank-filings")))
    assert found["1.5"][-1] == "Corran Bank plc Corran Assurance Services DAC"
    incident = dossier("bank-filings").incident
    dora = replace(incident.regulatory.dora, affected_entities=incident.regulatory.dora.affected_entities[:1])
    alone = replace(incident, regulatory=replace(incident.regulatory, dora=dora))
    assert rows(assembled(find_layout("dora-initial"), alone))["1.5"][-1] == "Corran Bank plc"


def test_words_are_spelt_as_people_spell_them() -> None:
    found = rows(assembled(find_layout("dora-final"), dossier("bank-filings")))
    assert "External event: third-party failures" in found["4.2"][-1]
    assert "System failure/malfunction" in found["4.1"][-1]
    assert "CSIRT" in found["3.31"][-1]
    assert found["2.6"][-1] == "FR, DE, NL, NO"
    assert found["3.13"][-1].startswith("The major ICT-related incident")


# --- the annexes of the regulatory layout ----------------------------------------------------------


def annexes(incident: Incident) -> list[str]:
    found = titles(assembled(regulatory, Dossier(incident)))
    return [title.partition("Annex: ")[2].partition(":")[0] for title in found if "Annex: " in title]


def test_data_that_names_no_regime_has_no_annex() -> None:
    assert annexes(bare()) == []


def test_each_regime_with_data_has_its_annex() -> None:
    assert annexes(dossier("bank-filings").incident) == ["DORA", "NIS2", "GDPR", "Form 8-K, Item 1.05"]
    only = replace(bare(), regulatory=Regulatory(gdpr=Gdpr(data_subjects=3)))
    assert annexes(only) == ["GDPR"]


@pytest.mark.parametrize(
    ("regime", "stage", "name"),
    [
        (Regime.DORA, Stage.INITIAL, "dora-initial"),
        (Regime.DORA, Stage.INTERMEDIATE, "dora-intermediate"),
        (Regime.DORA, Stage.RECLASSIFIED, "dora-reclassified"),
        (Regime.NIS2, Stage.PROGRESS, "nis2-notification"),
        (Regime.GDPR, Stage.SUPPLEMENT, "gdpr"),
        (Regime.SEC, Stage.AMENDMENT, "sec-8k"),
    ],
)
def test_the_annex_is_that_of_the_latest_notification(regime: Regime, stage: Stage, name: str) -> None:
    incident = replace(bare(), regulatory=Regulatory(notifications=(Notification(regime, stage),)))
    assert [filing.name for filing in filings_of(incident)] == [name]


def test_the_latest_is_so_by_time_and_not_by_its_place_in_the_data() -> None:
    day = date(2026, 3, 11)
    given = [
        Notification(Regime.DORA, Stage.FINAL, reference="later", submitted_at=Moment(date(2026, 4, 21))),
        Notification(Regime.DORA, Stage.INITIAL, reference="first", submitted_at=Moment(day)),
        Notification(Regime.DORA, Stage.FINAL, reference="first", submitted_at=Moment(date(2026, 4, 20))),
    ]
    incident = replace(bare(), regulatory=Regulatory(notifications=tuple(given)))
    (chosen,) = filings_of(incident)
    assert chosen.name == "dora-final"
    assert notification_of(chosen, incident) is given[0]
    planned = Notification(Regime.DORA, Stage.FINAL)
    incident = replace(bare(), regulatory=Regulatory(notifications=(planned, *given)))
    assert notification_of(chosen, incident) is planned


def test_nobody_reads_a_fence_in_a_plain_field() -> None:
    said = "Before.\n::: audience internal (why)\nWithin.\n:::\nAfter."
    given = Dora(description=said, indicators_of_compromise=said)
    incident = replace(bare(), regulatory=Regulatory(dora=given))
    for name in ("dora-final", "nis2-notification"):
        text = dump(assembled(find_layout(name), Dossier(incident)))
        assert ":::" not in text
        assert all(word in text for word in ("Before.", "Within.", "After."))


def test_regimes_without_a_filing_have_no_annex() -> None:
    notified = tuple(Notification(each, Stage.NOTIFICATION) for each in (Regime.US_BANK, Regime.HIPAA))
    assert annexes(replace(bare(), regulatory=Regulatory(notifications=notified))) == []


def test_before_any_notification_it_is_the_first_stage() -> None:
    incident = replace(bare(), regulatory=Regulatory(dora=Dora(costs=Costs())))
    assert filings_of(incident) == ()
    incident = replace(bare(), regulatory=Regulatory(dora=Dora(root_causes=("human_error",))))
    assert [filing.name for filing in filings_of(incident)] == ["dora-initial"]


@pytest.mark.parametrize("name", ["dora-final", "nis2-notification", "nis2-final", "gdpr", "sec-8k"])
def test_tree(name: str, matches_accepted: Callable[[Path, str], None]) -> None:
    document = assembled(find_layout(name), replace(dossier("bank-filings"), digest="5f" * 32))
    matches_accepted(EXPECTED / f"bank-{name}.txt", dump(document))


@pytest.mark.parametrize(
    ("word", "said"),
    [
        (
            "clients_financial_counterparts_and_transactions_affected",
            "Clients, financial counterparts and transactions affected",
        ),
        ("police_law_enforcement", "Police/law enforcement"),
        ("system_failure_hardware_obsolescence_ageing", "System failure: hardware obsolescence/ageing"),
        (
            "process_failure_inadequate_ict_systems_acquisition_development_and_maintenance",
            "Process failure: inadequate ICT systems acquisition, development and maintenance",
        ),
    ],
)
def test_the_words_of_an_enumeration_do_not_run_together(word: str, said: str) -> None:
    assert wording(word) == said
