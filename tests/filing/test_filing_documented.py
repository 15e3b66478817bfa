"""``docs/regimes.md`` has every field of every regime, as the code has it; ``--accept`` writes the tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.cli.check import FILINGS as OFFERED
from docgen.filing import FILINGS, Question
from docgen.incident import Regime
from docgen.incident.regulatory import STAGES, Gdpr, Nis2, Sec

PAGE = Path(__file__).parents[2] / "docs" / "regimes.md"
REGIMES = {"dora": Regime.DORA, "nis2": Regime.NIS2, "gdpr": Regime.GDPR, "sec": Regime.SEC}


def questions(regime: Regime) -> dict[str, Question]:
    """Every field of a regime by number, with the need that it has in the regime's own stage."""
    found: dict[str, Question] = {}
    for filing in FILINGS.values():
        if filing.regime is regime and filing.name != "dora-reclassified":
            found |= {each.number: each for part in filing.parts for each in part.questions}
    return found


def table(regime: Regime) -> str:
    place = regime is Regime.DORA
    rows = [
        ["No.", "field of the regulation", "key of the data", "where that is absent", "required"],
        ["---"] * 5,
    ]
    for each in questions(regime).values():
        own, *others = each.origins
        key = own.path if " " in own.path else f"`{own.path}`"
        elsewhere = ", ".join(f"`{path}`" for origin in others for path in origin.path.split(", "))
        rows.append([each.number, each.name, key, elsewhere, each.need.words])
    if place:
        rows[0].append("place in the JSON")
        rows[1].append("---")
        for row, each in zip(rows[2:], questions(regime).values(), strict=True):
            row.append(f"`{each.place}`")
    else:
        rows[0].insert(1, "provision")
        rows[1].insert(1, "---")
        for row, each in zip(rows[2:], questions(regime).values(), strict=True):
            row.insert(1, each.provision.partition(", ")[2])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


@pytest.mark.parametrize("name", REGIMES)
def test_the_table_is_that_of_the_code(name: str, request: pytest.FixtureRequest) -> None:
    page = PAGE.read_text("utf-8")
    block = re.compile(rf"(<!-- table: {name} -->\n)(.*?)(<!-- end -->)", re.DOTALL)
    expected = "\n" + table(REGIMES[name]) + "\n"
    if request.config.getoption("--accept"):
        page = block.sub(lambda found: found[1] + expected + found[3], page)
        PAGE.write_text(page, "utf-8")
    (found,) = block.findall(page)
    assert found[1] == expected


@pytest.mark.parametrize("name", ["nis2", "gdpr", "sec"])
def test_the_list_of_the_regulation_names_every_row_under_its_provision(name: str) -> None:
    """These lists are written by hand from the regulation, so that the code is held to something else."""
    after = (
        PAGE.read_text("utf-8").split(f"<!-- table: {name} -->")[1].split("<!-- end -->")[1].split("\n## ")[0]
    )
    listed = re.findall(r"^\| ((?:Art|Annex|Item|Cover)[^|]*) \|[^|]*\| ([\d, ]+) \|$", after, re.MULTILINE)
    found = {number: provision for provision, numbers in listed for number in numbers.split(", ")}
    own = {number: each.provision.partition(", ")[2] for number, each in questions(REGIMES[name]).items()}
    assert found == own


_OF_CLOCKS = {"trust_services", "closed_days"}
"""What only the deadlines are counted with; it is no field of a filing."""


def test_every_key_of_the_data_answers_a_row() -> None:
    for name, kind in (("nis2", Nis2), ("gdpr", Gdpr), ("sec", Sec)):
        paths = [origin.path for each in questions(REGIMES[name]).values() for origin in each.origins]
        keys = {path.split(".")[2] for path in paths if path.startswith(f"regulatory.{name}.")}
        assert keys == set(kind.__dataclass_fields__) - _OF_CLOCKS


def test_every_filing_and_stage_is_named() -> None:
    page = PAGE.read_text("utf-8")
    assert tuple(FILINGS) == OFFERED
    assert [name for name in FILINGS if f"`{name}`" not in page] == []
    words = {stage.value for stages in STAGES.values() for stage in stages} | {each.value for each in Regime}
    clocks = PAGE.with_name("deadlines.md").read_text("utf-8")
    assert [word for word in words if f"`{word}`" not in page + clocks] == []
