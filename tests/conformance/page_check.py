"""The package ``page-validation``: veraPDF's profiles in milliseconds, for documents made in numbers.

It is not the reference: it knows no PDF/A-4 and no PDF/UA-2, and what it passes veraPDF may still refuse.
"""

from __future__ import annotations

import re
from pathlib import Path

import page

from conformance.finding import Finding

_END = b"\nendstream"


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
    """Whether it took a byte of this very stream for the end of a line: veraPDF counts a last CR as content.

    The stream must be just as long as it says, its last byte a CR, and nothing between it and its end.
    """
    if not failure.rule_id.endswith("STREAM-LENGTH-001") or failure.object_id is None:
        return False
    data = path.read_bytes()
    own = rb"(?m)^%d %d obj\s*<<.*?/Length (\d+).*?stream\r?\n"
    number = (failure.object_id.object_number, failure.object_id.generation)
    found = re.search(own % number, data, re.DOTALL)
    if found is None:
        return False
    end = found.end() + int(found[1])
    return data[end - 1 : end + len(_END)] == b"\r" + _END
