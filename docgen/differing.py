"""From two files, of data or finished documents, to what differs between them, and to the report of it.

What is pure of it is :mod:`docgen.comparing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path, PurePath

from docgen import schemas
from docgen.checking import load, validate
from docgen.comparing import WITHHELD, Comparison, Held, Version, as_data, compare
from docgen.document import Attachment, Document, Relationship, check, number
from docgen.enclosure import canonical_json, digest_of_sums, plain_name
from docgen.errors import DataError, UnreadableError
from docgen.evidence import Dossier, Exhibit, identify
from docgen.finishing import Opened, read_document
from docgen.incident import Appendix, DocumentControl, Incident
from docgen.layout_api import Options
from docgen.location import Location
from docgen.marking import marked
from docgen.printable import printable
from docgen.problem import Problem
from docgen.readers import Source, read_bytes
from docgen.tlp import Tlp

LAYOUT = "comparison"
_DATA = "comparison.json"
_DOCUMENTS = (b"%PDF-", b"PK\x03\x04")
_FORMATS = {"pdf": "PDF", "docx": "Word file"}
_FIGURES = ("duration", "time_to_detection", "time_to_mitigation", "time_to_resolution")


def is_document(path: str | PathLike[str]) -> bool:
    """Whether a file begins as a PDF or a Word file does; one that cannot be read does not.

    What is no plain file holds data: a pipe, as the shell makes of ``<(…)``, can be read but once.
    """
    try:
        if not Path(path).is_file():
            return False
        with Path(path).open("rb") as file:
            return file.read(8).startswith(_DOCUMENTS)
    except (OSError, ValueError):
        return False


def version_of(file: str | PathLike[str] | Source, folder: Path | None = None) -> Version:
    """A version from a file of data or a finished document; or from data that was read already.

    Args:
        file: its path, or the data.
        folder: of the exhibits, when it is not that of the data.

    Raises:
        DataError: it cannot be read, is no document of docgen's, or its data have problems; all of them.
    """
    if not isinstance(file, Source) and is_document(file):
        return _of_document(fspath(file))
    source = file if isinstance(file, Source) else load(file)
    return _of_data(validate(source, folder=folder), source)


def versions_of(
    old: str | PathLike[str] | Source, new: str | PathLike[str] | Source, folder: Path | None = None
) -> tuple[Version, Version]:
    """Both versions.

    Raises:
        DataError: with the problems of both.
    """
    found: list[Version] = []
    problems: list[Problem] = []
    for each in (old, new):
        try:
            found.append(version_of(each, folder))
        except DataError as error:
            problems.extend(problem for problem in error.problems if problem.blocks)
    if problems:
        raise DataError(problems)
    before, after = found
    return before, after


def differ(
    old: str | PathLike[str] | Source,
    new: str | PathLike[str] | Source,
    folder: Path | None = None,
    *,
    common: bool = False,
) -> Comparison:
    """Two files, compared; ``common`` as in :func:`docgen.comparing.compare`.

    Raises:
        DataError: with the problems of both.
    """
    return compare(*versions_of(old, new, folder), common=common)


def report(comparison: Comparison, options: Options | None = None) -> Document:
    """The comparison as a numbered, checked document, which holds it as data too.

    Raises:
        DocumentError: it cannot be made.
    """
    document = marked(_assemble(comparison, options or Options()), _control(comparison))
    data = canonical_json(as_data(comparison))
    kind, said = Relationship.SOURCE, "The comparison that this document reports"
    file = Attachment(_DATA, data, "application/json", kind, said)
    metadata = replace(document.metadata, digest=digest_of_sums({file.name: file.sha256}), layout=LAYOUT)
    return check(number(replace(document, metadata=metadata, attachments=(file,))))


def _control(comparison: Comparison) -> DocumentControl:
    """What marks the report: it quotes both versions, so that the narrower label and each privilege hold."""
    said = [version.data.get("document", {}) for version in (comparison.new, comparison.old)]
    labels = {each.get("tlp") for each in said}
    privileges = dict.fromkeys(each["privilege"] for each in said if each.get("privilege"))
    narrowest = next((label for label in Tlp if label.value in labels), None)
    return DocumentControl(tlp=narrowest, privilege=" ".join(privileges) or None)


def _assemble(comparison: Comparison, options: Options) -> Document:
    document: Document = import_module("docgen.layouts.comparison").assemble(comparison, options)
    return document


def _of_data(dossier: Dossier, source: Source) -> Version:
    incident = dossier.incident
    held = {id(each.appendix): _identified(each) for each in dossier.exhibits}
    return Version(
        file=_line(PurePath(source.name).name),
        origin=f"Data file ({source.format.upper()})",
        data=schemas.dump_incident(incident),
        exhibits=tuple(held.get(id(each), Held()) for each in incident.appendices),
        figures=_figures(incident),
        digest=dossier.digest,
    )


def _incident_of(opened: Opened, source: Source) -> Incident:
    """The incident of a document; an edition's need not have all that a Final must have.

    Raises:
        DataError: its data have problems.
    """
    try:
        return schemas.load_incident(source)[0]
    except DataError:
        incident, wrong = schemas.load_for_filing(source)
        if wrong or not opened.audience:
            raise
        return incident


def _of_document(name: str) -> Version:
    try:
        opened = read_document(Path(name))
        data = _data_of(opened)
    except UnreadableError as error:
        raise DataError([Problem("unreadable", str(error), location=Location(name))]) from error
    incident = _incident_of(opened, read_bytes(data.data, f"{name} ({data.name})", "json"))
    files = {each.name: each for each in opened.attachments}
    layout = f", layout {opened.layout}" if opened.layout else ""
    return Version(
        file=_line(PurePath(name).name),
        origin=_line(f"{_FORMATS[opened.format]}{layout}"),
        data=schemas.dump_incident(incident),
        exhibits=tuple(_held(each, files) for each in incident.appendices),
        figures=_figures(incident),
        digest=_line(opened.digest),
        remarks=tuple(map(_line, _remarks(opened))),
        partial=bool(opened.audience) or WITHHELD.encode() in data.data,
    )


def _data_of(opened: Opened) -> Attachment:
    """The data that a document of docgen's brings.

    Raises:
        UnreadableError: it is none, or brings none.
    """
    if not opened.version:
        raise UnreadableError("the file is not a document of docgen's: only those hold the data to compare")
    if opened.layout == LAYOUT:
        raise UnreadableError("the file is itself a report of differences, and no document of an incident")
    sources = [each for each in opened.attachments if each.relationship is Relationship.SOURCE]
    if len(sources) != 1:
        raise UnreadableError("there is no data in this document (give the data file that it was made from)")
    return sources[0]


def _held(appendix: Appendix, files: Mapping[str, Attachment]) -> Held:
    """What a document holds of an exhibit: as a file within it, or as text in its data."""
    if appendix.path is not None:
        file = files.get(plain_name(appendix.path))
        return Held() if file is None else _identified(identify(appendix, file.data, appendix.path))
    if appendix.text is None:
        return Held()
    return _identified(identify(appendix, appendix.text.encode("utf-8", "surrogatepass"), "the text"))


def _identified(exhibit: Exhibit) -> Held:
    return Held(exhibit.sha256, exhibit.size, exhibit.media_type, exhibit.text)


def _figures(incident: Incident) -> dict[str, str]:
    """What is computed of the data and printed."""
    found = {name: getattr(incident, name) for name in _FIGURES}
    return {name: str(value) for name, value in found.items() if value is not None}


def _remarks(opened: Opened) -> Iterator[str]:
    if opened.differences:
        told = "; ".join(each.message for each in opened.differences)
        yield f"it is not as docgen made it: {told}"
    if opened.filled_in:
        yield "what was filled in by hand is not compared"


def _line(text: str) -> str:
    """What a file says of itself, fit for print."""
    return " ".join(printable(text).text.split())
