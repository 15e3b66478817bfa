"""Sanitizing in editions: no secret on a page or in what travels, and a review says where each stands."""

from __future__ import annotations

import base64
import io
import re
import shutil
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from docgen.batch.order import Order
from docgen.batch.recipe import recipe_digest
from docgen.cli.group import docgen
from docgen.enclosure import canonical_json
from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.finishing import open_document
from docgen.pipeline import Request, load, render, validate
from docgen.policy import edition, read_policy
from docgen.policy.secret import replace_secrets
from docgen.policy.sieve import FILTERS
from docgen.schemas import dump_incident

FINAL = Path(__file__).parents[2] / "fixtures" / "payment-final"
AWS = "AKI" + "AIOSFODNN7EXAMPLE"
TOKEN = "gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a"
PASSWORD = "Tr0ub4dor&3"
ADDRESS = "81.2.69.160"
MAIL = "maria.papadaki@athensmetro.gr"
BODY = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj"
KEY = f"-----BEGIN PRIVATE KEY-----\n{BODY}\n-----END PRIVATE KEY-----"
SECRETS = (AWS, TOKEN, PASSWORD, ADDRESS, MAIL, BODY)

INCIDENT = f"""
id: INC-7
title: A leak
severity: S1
date: 2026-04-02
status: Draft
executive_summary: |
  The agent ran with {TOKEN} and wrote to press@firm.io.

      password: {PASSWORD}
      host: {ADDRESS}
appendices:
  - kind: log
    title: The log
    path: api.log
  - kind: config
    title: The configuration
    text: |
      aws_access_key_id = {AWS}
      peer = {ADDRESS}
  - kind: diff
    title: The key
    path: key.diff
  - kind: transcript
    title: The call
    path: call.txt
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    log = (
        f"10:00:01\t\x1b[31mconnect {ADDRESS}\x1b[0m\r\n"
        f"10:00:02 by {MAIL} key {AWS}\r\n10:00:03 {ADDRESS} gone\r\n"
    )
    (tmp_path / "incident.yaml").write_text(INCIDENT)
    (tmp_path / "api.log").write_bytes(log.encode())
    (tmp_path / "key.diff").write_text("\n".join(f"+{line}" for line in KEY.split("\n")))
    (tmp_path / "call.txt").write_bytes(f"A: write to {MAIL}, password: {PASSWORD}\n".encode("utf-16"))
    return tmp_path


def whole(folder: Path) -> Dossier:
    return validate(load(folder / "incident.yaml"))


def everything_in(data: bytes) -> str:
    """Every byte of a document, decompressed, and of what travels inside it, as text."""
    found = [data]
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for each in pdf.objects:
                if isinstance(each, pikepdf.Stream) and "/Image" not in str(each.get("/Subtype")):
                    found.append(each.read_bytes())
                else:
                    found.append(repr(each).encode())
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [package.read(name) for name in package.namelist()]
        found += parts
        for part in parts:
            found += (
                base64.b64decode(each)
                for each in re.findall(rb"[A-Za-z0-9+/]{40,}={0,2}", part)
                if len(each) % 4 == 0
            )
    found += (attachment.data for attachment in open_document(data).attachments)
    found += [each.decode("utf-16-le", "ignore").encode() for each in found]
    return "\n".join(each.decode("utf-8", "replace") for each in found)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_no_secret_is_in_an_edition_and_each_is_in_the_internal_one(folder: Path, form: str) -> None:
    source = load(folder / "incident.yaml")
    inside = {}
    for audience in ("internal", "regulator"):
        (made,) = render(Request(source, formats=(form,), audience=audience))
        inside[audience] = everything_in(made.artifact.data)
    for secret in SECRETS:
        assert secret in inside["internal"].replace("&amp;", "&"), "the test looks in the wrong place"
        assert secret not in inside["regulator"].replace("&amp;", "&")
    assert "[REDACTED:aws-key #1]" in inside["regulator"]
    assert "press@firm.io" in inside["regulator"], "what is written in a sentence stays"


def test_without_the_filter_the_secrets_are_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test above can fail."""
    others = tuple(each for each in FILTERS if each is not replace_secrets)
    monkeypatch.setattr(sys.modules["docgen.policy.sieve"], "FILTERS", others)
    (made,) = render(Request(load(folder / "incident.yaml"), formats=("docx",), audience="regulator"))
    assert AWS in everything_in(made.artifact.data)


def test_what_travels_is_what_is_printed_and_its_digest_is_of_that(folder: Path) -> None:
    made = edition(whole(folder), "regulator")
    log, config, diff, call = made.dossier.exhibits
    assert log.original == (
        b"10:00:01        connect [REDACTED:ip-address #1]\n"
        b"10:00:02 by [REDACTED:e-mail #1] key [REDACTED:aws-key #1]\n"
        b"10:00:03 [REDACTED:ip-address #1] gone\n"
    )
    assert log.original is not None
    assert log.sha256 == sha256(log.original).hexdigest()
    assert log.size == len(log.original)
    assert config.text == "aws_access_key_id = [REDACTED:aws-key #1]\npeer = [REDACTED:ip-address #1]"
    assert config.appendix.text == config.text
    assert config.appendix is made.dossier.incident.appendices[1]
    assert diff.text == "+[REDACTED:private-key #1]"
    assert call.text == "A: write to [REDACTED:e-mail #1], password: [REDACTED:password #1]"
    assert log.notes[-1] == "1 of aws-key, 1 of e-mail, 2 of ip-address replaced by marks"


def test_what_cannot_be_mistaken_is_found_in_plain_texts_too(folder: Path) -> None:
    more = (
        f"affected_services: [Ledger {AWS}]\n"
        f"root_cause: {{five_whys: [{{why: 'Why {AWS}?', answer: a}}]}}\n"
        f"document: {{revisions: [{{version: '1', date: 2026-01-01, summary: 'Out {AWS}'}}]}}\n"
        f"regulatory: {{dora: {{description: 'Key {AWS} of {MAIL}'}},\n"
        f"  notifications: [{{regime: dora, stage: initial, delay_reason: 'Lost {AWS}'}}]}}\n"
    )
    (folder / "incident.yaml").write_text(INCIDENT + more)
    given = whole(folder)
    made = edition(given, "regulator")
    said = canonical_json(dump_incident(made.dossier.incident)).decode()
    assert AWS not in said
    assert made.dossier.incident.regulatory.dora.description == f"Key [REDACTED:aws-key #1] of {MAIL}"
    assert len({each.path for each in given.findings if "aws-key found" in each.message}) >= 5


@pytest.mark.parametrize("fence", ["", "```\n      "])
def test_an_authority_is_told_the_indicators_that_it_asks_for(folder: Path, fence: str) -> None:
    """Those of NIS2 in a block of code were replaced by marks: a notification without its field 12."""
    more = (
        "regulatory:\n  nis2:\n    indicators_of_compromise: |\n"
        f"      {fence}86.44.12.201 (command and control), phisher@evil.ie\n      {AWS}\n      {fence}\n"
    )
    (folder / "incident.yaml").write_text(INCIDENT + more)
    told = edition(whole(folder), "regulator").dossier.incident.regulatory.nis2.indicators_of_compromise or ""
    assert "86.44.12.201 (command and control), phisher@evil.ie" in told
    assert AWS not in told
    found = [each.message for each in whole(folder).findings if "indicators_of_compromise" in each.path]
    assert ["aws-key found" in each for each in found] == [True]


def test_the_record_says_how_many_and_quotes_none(folder: Path) -> None:
    made = edition(whole(folder), "regulator")
    told = {each.path: each.note for each in made.record.removals if each.kind.value == "secret"}
    assert told[("appendices", 2)] == "1 of private-key"
    assert told[("executive_summary",)] == "1 of ip-address, 1 of password, 1 of token"
    assert not any(secret in repr(made.record) for secret in SECRETS)


def test_the_internal_edition_is_as_it_was(folder: Path) -> None:
    given = whole(folder)
    made = edition(given)
    assert made.dossier.exhibits == given.exhibits
    assert made.dossier.digest == given.digest


def test_an_exhibit_without_finds_travels_as_it_was_given(folder: Path) -> None:
    (folder / "api.log").write_bytes(b"10:00\tnothing\r\n")
    assert edition(whole(folder), "regulator").dossier.exhibits[0].original == b"10:00\tnothing\r\n"


def test_a_file_that_is_text_is_looked_through_and_any_other_travels_as_it_was_given(folder: Path) -> None:
    more = "  - {kind: file, title: Text, path: notes.csv}\n  - {kind: file, title: Bytes, path: dump.bin}\n"
    (folder / "incident.yaml").write_text(INCIDENT + more)
    (folder / "notes.csv").write_bytes(f"who,key\r\n{MAIL},{AWS}\r\n".encode())
    (folder / "dump.bin").write_bytes(b"\x00\xff" + AWS.encode())
    *_, text, binary = edition(whole(folder), "regulator").dossier.exhibits
    assert text.original == b"who,key\r\n[REDACTED:e-mail #1],[REDACTED:aws-key #1]\r\n"
    assert text.text is None
    assert binary.original == b"\x00\xff" + AWS.encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1252", "utf-32"])
def test_a_table_in_any_encoding_of_spreadsheets_is_looked_through(folder: Path, encoding: str) -> None:
    (folder / "incident.yaml").write_text(f"{INCIDENT}  - {{kind: file, title: Text, path: notes.csv}}\n")
    (folder / "notes.csv").write_bytes(f"who,key\r\nZoë {MAIL},{AWS}\r\n".encode(encoding))
    text = edition(whole(folder), "regulator").dossier.exhibits[-1].original or b""
    assert "Zoë [REDACTED:e-mail #1],[REDACTED:aws-key #1]\r\n" in text.decode()
    assert not any(secret.encode(form) in text for secret in (MAIL, AWS) for form in ("utf-8", "utf-16-le"))


def test_of_a_text_that_is_too_large_to_be_looked_through_a_review_speaks(folder: Path) -> None:
    (folder / "incident.yaml").write_text(f"{INCIDENT}  - {{kind: file, title: Text, path: notes.csv}}\n")
    line = f"Zoë {MAIL}\n".encode("windows-1252")
    (folder / "notes.csv").write_bytes(line * (8 * 2**20 // len(line) + 1))
    (told,) = (str(each) for each in whole(folder).findings if "notes.csv" in each.message)
    assert "notes.csv has 8.0 MiB, and nobody looks through it for secrets" in told
    (folder / "notes.csv").write_bytes(b"\0\1" * (4 * 2**20 + 1))
    assert not [each for each in whole(folder).findings if "notes.csv" in each.message]


def test_the_policy_may_tell_the_digest_of_the_original(folder: Path) -> None:
    (folder / "policy.yaml").write_text("audiences: {regulator: {originals: told}}\n")
    given = whole(folder)
    made = edition(given, "regulator", read_policy(folder / "policy.yaml"))
    assert (
        made.dossier.exhibits[0].notes[-1].endswith(f"before that the SHA-256 was {given.exhibits[0].sha256}")
    )
    hidden = edition(given, "regulator")
    assert given.exhibits[0].sha256 not in repr(hidden.dossier)


def test_a_policy_brings_rules_of_its_own(folder: Path) -> None:
    (folder / "policy.yaml").write_text("rules: own.yaml\n")
    own = (Path(__file__).parent / "own.yaml").read_text()
    (folder / "own.yaml").write_text(own)
    (folder / "api.log").write_text("by BDG-204118\n")
    policy = read_policy(folder / "policy.yaml")
    checked = validate(load(folder / "incident.yaml"), policy=policy)
    assert any("badge found by the rule badge-number" in each.message for each in checked.findings)
    made = edition(checked, "regulator", policy)
    assert made.dossier.exhibits[0].text == "by BDG-[REDACTED:badge #1]"


def test_check_says_file_line_column_and_kind_and_never_what(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(docgen, ["check", "incident.yaml"])
    lines = [line for line in done.output.splitlines() if "found by" in line]
    assert lines[0] == (
        "incident.yaml:7:20: warning: executive_summary: the text, line 1, column 20: token found by "
        "the rule github-token (a mark stands in its place in every edition but the internal one)"
    )
    assert any(
        "incident.yaml:15:11: warning: appendices[0].path: api.log, line 1, column 25: ip-address found by "
        "the rule ipv4, and 1 more time (a mark stands in its "
        "place in every edition but the internal one)" in line
        for line in lines
    )
    assert not any(secret in done.output for secret in SECRETS)
    assert len(lines) == 11
    assert done.exit_code == 0


def test_strict_refuses_a_final_that_holds_a_secret_and_no_other(tmp_path: Path) -> None:
    shutil.copytree(FINAL, tmp_path, dirs_exist_ok=True)
    source = load(tmp_path / "incident.yaml")
    validate(source, strict=True)
    log = next(each for each in whole(tmp_path).exhibits if each.text and each.appendix.path)
    (tmp_path / str(log.appendix.path)).write_text(f"{log.text}\nkey {AWS}\n")
    with pytest.raises(DataError) as caught:
        validate(source, strict=True)
    assert [problem.rule for problem in caught.value.problems] == ["secret"]


@pytest.mark.parametrize("audience", ["internal", "customer"])
@pytest.mark.parametrize("command", ["render", "batch"])
def test_strict_makes_no_final_of_secrets_by_any_command(tmp_path: Path, command: str, audience: str) -> None:
    """That an edition would have marks in their place is no excuse: the Final has them."""
    shutil.copytree(FINAL, tmp_path, dirs_exist_ok=True)
    log = next(each for each in whole(tmp_path).exhibits if each.text and each.appendix.path)
    (tmp_path / str(log.appendix.path)).write_text(f"{log.text}\nkey {AWS}\n")
    out = tmp_path / "out"
    options = ("-l", "leadership", "-f", "docx", "--audience", audience, "-o", f"{out}/")
    for strict in (("--strict",), ()):
        given = [command, str(tmp_path / "incident.yaml"), *options, *strict]
        done = CliRunner().invoke(docgen, given, standalone_mode=False)
        failed = bool(done.exception or done.return_value)
        made = [path.name for path in out.glob("*.docx")]
        assert (failed, len(made)) == ((True, 0) if strict else (False, 1))
        said = f"{done.output}{done.exception}"
        assert AWS not in said
        assert not strict or "aws-key found by" in said


def test_many_finds_are_told_in_few_lines_and_none_goes_unsaid(folder: Path) -> None:
    (folder / "api.log").write_text(
        "\n".join(f"from 10.1.{index // 200}.{index % 200 + 1}" for index in range(500))
    )
    found = [each for each in whole(folder).findings if each.path == ("appendices", 0, "path")]
    assert len(found) == 21
    assert found[-1].message == "api.log: more like these: 480 of ip-address"


def test_a_recipe_with_rules_is_the_same_in_every_process(folder: Path) -> None:
    order = Order(out="out", audience="regulator")
    digest = recipe_digest(order, "postmortem", "pdf")
    assert " at 0x" not in str(digest)
    from docgen.batch.recipe import recipe

    assert " at 0x" not in str(recipe(order, "postmortem", "pdf"))
