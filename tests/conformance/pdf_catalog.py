"""Rules of the whole: language, title, bookmarks, the order of headings, and what is attached."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from conformance.finding import Finding
from conformance.pdf_subject import Subject, found
from conformance.pdf_tree import name_tree

_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def catalog(subject: Subject) -> Iterator[Finding]:
    root = subject.pdf.Root
    if not str(root.get("/Lang", "")):
        yield found("lang", "the document does not say its language")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield found("title-shown", "the window is not to show the document's title")
    if not str(subject.pdf.docinfo.get("/Title", "")).strip():
        yield found("title", "the document has no title")
    if any(True for _ in subject.tree.below(*_HEADINGS)) and "/First" not in root.get("/Outlines", {}):
        yield found("bookmarks", "there are headings and no bookmarks")
    yield from _headings(subject)
    yield from _attachments(root)


def _headings(subject: Subject) -> Iterator[Finding]:
    level = 0
    for heading in subject.tree.below(*_HEADINGS):
        new = _HEADINGS.index(heading.kind) + 1
        if new > level + 1:
            yield found("heading-levels", f"after level {level} comes level {new}", heading)
        level = new


def _attachments(root: pikepdf.Dictionary) -> Iterator[Finding]:
    named = dict(name_tree(root.get("/Names", {}).get("/EmbeddedFiles")))
    associated = list(root.get("/AF", []))
    inside = {target.objgen for target in named.values()}
    for target in associated:
        if target.objgen not in inside:
            yield found("attachment-listed", "an associated file is not among the attachments", place="/AF")
    for name, target in named.items():
        place = f"attachment {name!r}"
        if target.objgen not in {one.objgen for one in associated}:
            yield found("attachment-associated", "it is not among the associated files", place=place)
        yield from _attachment(target, place)


def _attachment(target: pikepdf.Dictionary, place: str) -> Iterator[Finding]:
    if "/AFRelationship" not in target:
        yield found("attachment-relationship", "it does not say how it relates to the document", place=place)
    if "/UF" not in target or "/F" not in target:
        yield found("attachment-name", "it lacks one of the names /F and /UF", place=place)
    stream = target.get("/EF", {}).get("/F")
    if stream is None:
        yield found("attachment-file", "there is no file in it", place=place)
        return
    about = stream.get("/Params", {})
    if "/ModDate" not in about:
        yield found("attachment-date", "its /Params hold no /ModDate", place=place)
    if int(about.get("/Size", -1)) != len(stream.read_bytes()):
        yield found("attachment-size", "its /Params do not hold its /Size", place=place)
    if "/Subtype" not in stream:
        yield found("attachment-type", "its media type is not told", place=place)
