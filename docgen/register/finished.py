"""A finished document as the register takes it: whole, docgen's own, and saying what it is."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from docgen.enclosure import digest_of_sums
from docgen.errors import DataError, UnreadableError
from docgen.finishing import Opened, open_document, read_file
from docgen.location import Location
from docgen.problem import Problem
from docgen.register.identity import Facts, Identity, facts_of

_RECORD = "redaction-record"


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that may be issued; ``name`` is what messages call it, and nothing is taken from it.

    Digests are SHA-256 in hexadecimal: of the file, and of all that the document was made from. ``size`` is
    in bytes, ``docgen`` the version that made it.
    """

    name: str
    identity: Identity
    file_sha256: str
    content_sha256: str
    size: int
    recipient: str = ""
    status: str = ""
    docgen: str = ""


def read_finished(path: Path) -> Finished:
    """Read a document that is to be issued; everything that stands against it is said at once.

    Raises:
        DataError: it cannot be read, docgen did not make it, its seal is not intact, or it does not say what
            it is.
    """
    name = str(path)
    try:
        data = read_file(path)
        opened = open_document(data)
    except UnreadableError as error:
        raise DataError([refusal(name, "unreadable", str(error), "a document as docgen made it")]) from error
    facts = facts_of(opened)
    problems = _seal_problems(name, opened) or _problems_of_facts(name, opened, facts)
    if problems:
        raise DataError(problems)
    return Finished(
        name,
        facts.identity(opened),
        sha256(data).hexdigest(),
        opened.digest,
        len(data),
        facts.recipient,
        facts.status,
        opened.version,
    )


def refusal(name: str, rule: str, message: str, expected: str = "") -> Problem:
    """A reason for which a file is not recorded."""
    return Problem(rule, message, expected, location=Location(name))


def _seal_problems(name: str, opened: Opened) -> list[Problem]:
    if not opened.version or not opened.digest:
        return [refusal(name, "not-docgen", "docgen did not make this file", "a document as docgen made it")]
    return [
        refusal(name, "not-intact", f"its seal is not intact: {each.message}", "the file as docgen made it")
        for each in opened.differences
    ]


def _problems_of_facts(name: str, opened: Opened, facts: Facts) -> list[Problem]:
    if opened.layout == _RECORD:  # it has the audience of the edition that it tells of
        message = "it is a redaction record, which is internal and goes to nobody"
        return [refusal(name, "internal", message, "the edition itself")]
    if not opened.attachments:
        expected = "a Word file or a PDF/A-3, which carry their data"
        return [refusal(name, "no-data", "it carries no data, so that it does not say what it is", expected)]
    if digest_of_sums({each.name: each.sha256 for each in opened.attachments}) != opened.digest:
        message = "the data and exhibits within it do not have its content digest"
        return [refusal(name, "not-intact", message, "the file as docgen made it")]
    return [refusal(name, "no-identity", fault) for fault in facts.faults]
