"""Editions on the command line and in batches: names, records, recipes, and the way back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from batch.here import order_for
from docgen.batch.naming import read_pattern
from docgen.batch.recipe import recipe_digest
from docgen.checking import load, validate
from docgen.cli.group import docgen
from docgen.finishing import read_document
from docgen.manifest import Facts, read_manifest
from docgen.policy import STANDING, Default, edition
from docgen.readers import read_bytes
from made import pdf_text

DATA = """
id: INC-7
title: Login slow
severity: S3
date: "2026-02-03"
commander: Ada Byron
customer_impact: Ada Byron says logins took a minute.
detection: {text: Found by a tester., audience: [regulator], reason: Under seal}
timeline:
  - {at: "10:00", event: Deployed, audience: [internal]}
  - {at: "10:05", event: Rolled back}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "incident.yaml").write_text(DATA)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(docgen, [*map(str, arguments)], standalone_mode=False)


def test_editions_have_names_of_their_own_and_a_record(folder: Path) -> None:
    for audience in ("internal", "customer"):
        options = ("-f", "docx", "--audience", audience, "--redaction-record", folder / f"{audience}.json")
        done = run("render", folder / "incident.yaml", *options, "--manifest", folder / f"{audience}-m.json")
        assert done.exception is None, done.output
    assert (folder / "incident-postmortem.docx").is_file()
    opened = read_document(folder / "incident-postmortem-customer.docx")
    record = json.loads((folder / "customer.json").read_text())
    assert (record["audience"], record["content_sha256"]) == ("customer", opened.digest)
    reasons = {each["path"]: each["reason"] for each in record["removals"]}
    assert reasons["detection"] == "Under seal"
    assert "tester" not in json.dumps(record)
    assert "Byron" not in json.dumps(record)
    (entry,) = read_manifest(folder / "customer-m.json")
    assert entry.audience == "customer"
    assert "audience" not in (folder / "internal-m.json").read_text()


def test_what_travels_in_an_edition_is_data_again(folder: Path) -> None:
    run("render", folder / "incident.yaml", "-f", "docx", "--audience", "customer")
    opened = read_document(folder / "incident-postmortem-customer.docx")
    (data,) = (each for each in opened.attachments if each.name == "incident.json")
    again = validate(read_bytes(data.data, "incident.json", "json"))
    assert edition(again).dossier.digest == opened.digest


def test_verify_compares_an_edition_with_its_data(folder: Path) -> None:
    run("render", folder / "incident.yaml", "-f", "docx", "--audience", "customer")
    document = folder / "incident-postmortem-customer.docx"
    assert (
        run("verify", document, "--data", folder / "incident.yaml", "--audience", "customer").return_value
        == 0
    )
    assert run("verify", document, "--data", folder / "incident.yaml").return_value == 1


def test_the_record_is_printed(folder: Path) -> None:
    made = folder / "record.pdf"
    done = run(
        "render",
        folder / "incident.yaml",
        "-f",
        "docx",
        "--audience",
        "regulator",
        "--redaction-record",
        made,
    )
    assert done.exception is None, done.output
    text = " ".join(pdf_text(made).split())
    assert "timeline[0]" in text
    assert "labelled for internal alone" in text
    assert "Deployed" not in text


def test_an_unknown_audience_is_refused_before_anything_is_made(folder: Path) -> None:
    done = run("render", folder / "incident.yaml", "--audience", "public")
    assert "there is no audience 'public'" in str(done.exception)
    done = run("render", folder / "incident.yaml", "--redaction-record", folder / "record.txt")
    assert "names no format" in str(done.exception)
    assert not list(folder.glob("*.pdf"))


def test_check_knows_the_audiences_of_a_policy(folder: Path) -> None:
    (folder / "incident.yaml").write_text(DATA.replace("regulator", "partner"))
    (folder / "policy.yaml").write_text("audiences: {partner: {}}\n")
    assert run("check", folder / "incident.yaml").return_value == 1
    assert run("check", folder / "incident.yaml", "--policy", folder / "policy.yaml").return_value == 0


def test_the_recipe_has_audience_and_policy(tmp_path: Path) -> None:
    order = order_for(tmp_path)
    changed = replace(STANDING, defaults={**STANDING.defaults, "detection": Default()})
    orders = (
        order,
        replace(order, audience="customer"),
        replace(order, audience="regulator"),
        replace(order, audience="customer", policy=changed),
    )
    assert len({recipe_digest(each, "postmortem", "pdf") for each in orders}) == len(orders)


@pytest.mark.parametrize(
    ("pattern", "audience", "name"),
    [
        ("{date}-{id}", "internal", "2026-02-03-INC-7"),
        ("{date}-{id}", "customer", "2026-02-03-INC-7-customer"),
        ("{audience}/{id}", "customer", "customer/INC-7"),
        ("{audience}/{id}", "internal", "internal/INC-7"),
    ],
)
def test_names_in_a_batch_never_meet(pattern: str, audience: str, name: str) -> None:
    given = {
        "stem": "a",
        "suffix": "yaml",
        "folder": "",
        "layout": "l",
        "format": "pdf",
        "audience": audience,
    }
    assert read_pattern(pattern).name(Facts("INC-7", "S3", "2026-02-03"), given) == name


def test_a_batch_makes_an_edition_again_when_the_policy_changes(folder: Path) -> None:
    policy, out = folder / "policy.yaml", folder / "out"

    def batch(*options: str | Path) -> dict[str, int]:
        done = run("batch", folder / "incident.yaml", "-o", out, "-f", "docx", "--json", "-j", "1", *options)
        assert done.exception is None, done.exception
        told = json.loads(done.stdout)
        return {key: told[key] for key in ("made", "current", "failed")}

    policy.write_text("mark: '[withheld]'\n")
    edition_of = ("--audience", "regulator", "--policy", policy)
    assert batch()["made"] == 1
    assert batch(*edition_of)["made"] == 1
    assert batch(*edition_of)["current"] == 1
    policy.write_text("mark: '[redacted]'\n")
    assert batch(*edition_of)["made"] == 1
    assert batch()["current"] == 1
    assert {each.name for each in out.glob("*.docx")} == {
        "2026-02-03-INC-7-postmortem.docx",
        "2026-02-03-INC-7-postmortem-regulator.docx",
    }
    assert run("verify", out).return_value == 0


def test_a_dossier_without_its_exhibits_has_no_edition(folder: Path) -> None:
    whole = validate(load(folder / "incident.yaml"))
    assert edition(whole).dossier.incident == whole.incident
