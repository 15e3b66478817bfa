"""The gate of issue 3: in no document that docgen makes does any validator find anything."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from conformance.docx_inspection import docx_inspection
from conformance.ecma_schema import ecma_schema
from conformance.finding import Finding, told
from conformance.gate import docx_findings, pdf_findings
from conformance.page_check import page_check
from conformance.pdf_inspection import pdf_inspection
from conformance.verapdf import PROFILES, verapdf
from docgen.cli.check import FILINGS
from docgen.document import Document, check, number
from docgen.errors import DocumentError
from docgen.pipeline import write
from made import LAYOUTS, fixture_files, made
from trees import documents

ANY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@pytest.mark.parametrize("name", fixture_files())
def test_nothing_is_found_in_the_pdfs_of_a_fixture(name: str) -> None:
    reports = pdf_findings([made(name, layout, "pdf") for layout in LAYOUTS])
    assert _told(reports) == ""


@pytest.mark.parametrize("name", fixture_files())
def test_nothing_is_found_in_the_word_files_of_a_fixture(name: str) -> None:
    reports = docx_findings([made(name, layout, "docx") for layout in LAYOUTS])
    assert _told(reports) == ""


def test_nothing_is_found_in_filings() -> None:
    pdfs = pdf_findings([made("bank-filings", layout, "pdf") for layout in FILINGS])
    words = docx_findings([made("bank-filings", layout, "docx") for layout in FILINGS])
    assert _told({**pdfs, **words}) == ""


@given(documents)
@ANY
def test_nothing_is_found_in_any_pdf(tree: Document) -> None:
    path = _written(tree, "pdf")
    checked = [finding for profile in PROFILES for finding in page_check(path, profile)]
    assert told([*checked, *pdf_inspection(path)]) == ""


def test_the_reference_validator_finds_nothing_in_any_pdf(tmp_path: Path) -> None:
    """veraPDF takes its time to start: documents are made first, and all of them asked about in one run."""
    paths: list[Path] = []

    @given(documents)
    @ANY
    def collect(tree: Document) -> None:
        path = tmp_path / f"{len(paths)}.pdf"
        path.write_bytes(_written(tree, "pdf").read_bytes())
        paths.append(path)

    collect()
    assert len(paths) > 10
    for profile in PROFILES:
        assert _told(verapdf(paths, profile)) == ""


@given(documents)
@ANY
def test_nothing_is_found_in_any_word_file(tree: Document) -> None:
    path = _written(tree, "docx")
    assert told([*ecma_schema(path), *docx_inspection(path)]) == ""


def _written(tree: Document, form: str) -> Path:
    try:
        tree = check(number(tree))
    except DocumentError:
        assume(False)
    path = _folder() / f"any.{form}"
    path.write_bytes(write(tree, form).data)
    return path


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="docgen-any-"))


def _told(reports: dict[Path, list[Finding]]) -> str:
    """The findings of several files; those of one kind are told a few times only."""
    lines = []
    for path, findings in reports.items():
        kinds: dict[tuple[str, str], list[Finding]] = {}
        for finding in findings:
            kinds.setdefault((finding.validator, finding.rule), []).append(finding)
        for same in kinds.values():
            lines += [f"{path.name}: {finding}" for finding in same[:3]]
            lines += [f"{path.name}: ... and {len(same) - 3} more of {same[0].rule}"] * (len(same) > 3)
    return "\n".join(lines)
