"""The package ``page-validation``: veraPDF's profiles in milliseconds, for documents made in numbers.

It is not the reference: it knows no PDF/A-4 and no PDF/UA-2, and what it passes veraPDF may still refuse.
"""

from __future__ import annotations

from pathlib import Path

import page

from conformance.finding import Finding


def page_check(path: Path, profile: str) -> list[Finding]:
    """What is found in a file by a profile (``3a``, ``ua1``)."""
    try:
        report = page.validate_pdf(str(path), profile=profile)
    except page.PageError as error:
        return [Finding(f"page {profile}", "unread", str(error))]
    failures = [failure for failure in report.failures if not _is_mistaken(failure, path)]
    found = [
        Finding(f"page {profile}", failure.rule_id, failure.message, str(failure.object_id or ""))
        for failure in failures
    ]
    if not report.failures and not report.is_compliant:
        found.append(Finding(f"page {profile}", "incompliant", "the file is not compliant"))
    return found


def _is_mistaken(failure: page.ValidationFailure, path: Path) -> bool:
    """Whether it took a byte of a stream for the end of a line: veraPDF counts a last CR as content."""
    return failure.rule_id.endswith("STREAM-LENGTH-001") and b"\r\nendstream" in path.read_bytes()
