"""Every edition holds up as the whole does: standards, the same words in both formats, the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

from conformance.finding import told
from conformance.gate import docx_findings, pdf_findings
from docgen.document import CoverExtent, Document
from docgen.layout_api import Options
from docgen.pipeline import assemble, write
from docgen.policy import edition
from docx_words import docx_text
from made import dossier, fixture_files, pdf_pages, pdf_text, run
from test_parity import pdf_extra
from words import compare, expected_text

OUTSIDE = ("leadership", "regulator", "customer")
CASES = [
    (name, layout, audience)
    for name, layout in (
        ("payment-final", "postmortem"),
        ("key-exposed", "regulatory"),
        ("minimal", "leadership"),
    )
    for audience in OUTSIDE
]


@cache
def tree_of(name: str, layout: str, audience: str) -> Document:
    return assemble(edition(dossier(name), audience).dossier, layout)


@cache
def made_of(name: str, layout: str, audience: str, form: str) -> Path:
    path = Path(tempfile.mkdtemp(prefix="docgen-edition-")) / f"{name}-{layout}-{audience}.{form}"
    path.write_bytes(write(tree_of(name, layout, audience), form).data)
    return path


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_validator_finds_anything_in_an_edition(audience: str) -> None:
    cases = [case for case in CASES if case[2] == audience]
    pdfs = pdf_findings([made_of(*case, "pdf") for case in cases])
    words = docx_findings([made_of(*case, "docx") for case in cases])
    found = {path.name: told(findings) for path, findings in {**pdfs, **words}.items() if findings}
    assert found == {}


@pytest.mark.parametrize(("name", "layout", "audience"), CASES)
def test_both_formats_of_an_edition_say_what_its_tree_says(name: str, layout: str, audience: str) -> None:
    tree = tree_of(name, layout, audience)
    cover = tree.cover is not None and tree.cover.extent is CoverExtent.PAGE and not tree.marking
    found = pdf_text(made_of(name, layout, audience, "pdf"), cover=cover)
    compare(expected_text(tree), found, *pdf_extra(tree))
    compare(expected_text(tree), docx_text(made_of(name, layout, audience, "docx")), r"\d")


@pytest.mark.parametrize("audience", OUTSIDE)
def test_an_edition_has_the_same_bytes_wherever_it_is_made(audience: str, tmp_path: Path) -> None:
    """Pseudonyms too: they hang on the data and the audience, on no clock and no order of a hash."""
    for seed, zone in (("1", "Asia/Kathmandu"), ("2", "America/St_Johns")):
        out = tmp_path / seed
        command = [sys.executable, "-m", "docgen.cli", "render", str(fixture_files()["payment-final"])]
        given = ("--audience", audience, "-o", f"{out}/")
        told_ = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([*command, *given], check=True, capture_output=True, env=told_)
    one, other = (
        {path.name: path.read_bytes() for path in (tmp_path / seed).iterdir()} for seed in ("1", "2")
    )
    assert len(one) == 2
    assert one == other
    here = [made_of("payment-final", "postmortem", audience, form) for form in ("docx", "pdf")]
    assert [one[name] for name in sorted(one)] == [path.read_bytes() for path in here]


@pytest.mark.parametrize("name", ["cloud-outage", "security-breach"])
def test_an_edition_of_a_few_pages_has_no_page_of_contents(name: str) -> None:
    """Its summary stands behind the cover, and no page has but a handful of entries on it."""
    case = (name, "postmortem", "customer")
    first_page = pdf_text(made_of(*case, "pdf"), first=2).partition("\f")[0]
    assert first_page.startswith("1 Incident Summary")
    assert "Contents" not in first_page
    assert "Contents" not in docx_text(made_of(*case, "docx"))


@pytest.mark.office
def test_short_documents_have_as_many_pages_in_word_as_in_the_pdf(tmp_path: Path) -> None:
    """Where Word set a line more, a page held nothing but the table to sign, or nothing at all."""
    made = edition(dossier("key-exposed"), "leadership")
    trees = {
        "minimal": assemble(dossier("minimal"), "leadership"),
        "record": assemble(made.dossier, "redaction-record", Options(record=made.record)),
        "customer": tree_of("security-breach", "postmortem", "customer"),
        "filing": assemble(dossier("bank-filings"), "nis2-final"),
    }
    for name, tree in trees.items():
        for form in ("docx", "pdf"):
            (tmp_path / f"{name}.{form}").write_bytes(write(tree, form).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [tmp_path / f"{name}.docx" for name in trees]
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path / "word", *words)
    pages = {name: pdf_pages(tmp_path / f"{name}.pdf") for name in trees}
    assert {name: pdf_pages(tmp_path / "word" / f"{name}.pdf") for name in trees} == pages
    assert pages["record"] == 1
