"""The gate: all that is asked of a PDF and of a Word file, in one call each for any number of files."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conformance.docx_inspection import docx_inspection
from conformance.ecma_schema import ecma_schema
from conformance.finding import Finding
from conformance.openxml_sdk import openxml_sdk
from conformance.page_check import page_check
from conformance.pdf_inspection import pdf_inspection
from conformance.poppler import poppler
from conformance.qpdf import qpdf
from conformance.verapdf import PROFILES, verapdf


def pdf_findings(paths: Sequence[Path]) -> dict[Path, list[Finding]]:
    """What any validator finds in each PDF: both standards, soundness, fonts, pictures, and our own rules."""
    with ThreadPoolExecutor() as pool:
        reports = list(pool.map(lambda profile: verapdf(paths, profile), PROFILES))
    return {
        path: [
            *(finding for report in reports for finding in report[path]),
            *(finding for profile in PROFILES for finding in page_check(path, profile)),
            *qpdf(path),
            *poppler(path),
            *pdf_inspection(path),
        ]
        for path in paths
    }


def docx_findings(paths: Sequence[Path]) -> dict[Path, list[Finding]]:
    """What any validator finds in each Word file: both kinds of schemas, and our own rules."""
    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(openxml_sdk, paths))
    return {
        path: [*report, *ecma_schema(path), *docx_inspection(path)]
        for path, report in zip(paths, reports, strict=True)
    }
