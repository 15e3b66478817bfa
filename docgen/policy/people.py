"""People: where the policy asks for it everybody is called by a role, in fields, texts and evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePosixPath

from docgen.evidence import Exhibit
from docgen.incident import AppendixKind, Incident, Removal, RemovalKind
from docgen.location import FieldPath
from docgen.policy.audience import People
from docgen.policy.person import persons
from docgen.policy.pseudonym import Replacing, pseudonyms
from docgen.policy.walk import rewritten, texts
from docgen.policy.work import Rules, Work

_NO_WORDS = frozenset({"timezone", "language"})
_REASON = "the audience sees roles and no names"


def call_by_role(work: Work, rules: Rules) -> Work:
    """Put pseudonyms in the place of names.

    A text exhibit is rewritten, and what travels is what is shown. A picture travels as it is shown, without
    the metadata of its file. A file that names somebody in plain bytes does not travel.
    """
    if rules.audience.people is People.NAMES:
        return work
    people = persons(rules.original, rules.policy.systems)
    if not people:
        return work
    named = Replacing({each.name: each.name for each in people}).named_in(_texts_of(work))
    called = pseudonyms(people, rules.key, named)
    replacing = Replacing(called)
    removals = [Removal(each.path, RemovalKind.PERSON, _REASON, called[each.name]) for each in people]

    def change(path: FieldPath, text: str) -> str:
        return text if path[0] in _NO_WORDS or path[-1] == "path" else replacing.replace(text)

    incident = rewritten(work.incident, change)
    exhibits = []
    for index, place in enumerate(work.places):
        appendix = incident.appendices[index]
        made = _anonymous(replace(work.exhibits[index], appendix=appendix), index, replacing)
        if made.original is None and work.exhibits[index].original is not None:
            removals.append(Removal(("appendices", place), RemovalKind.FILE, "the file names a person"))
        exhibits.append(made)
    return _joined(work, incident, tuple(exhibits)).without(removals)


def _texts_of(work: Work) -> Iterator[str]:
    """All that is rewritten."""
    yield from (
        text for path, text in texts(work.incident) if path[0] not in _NO_WORDS and path[-1] != "path"
    )
    for each in work.exhibits:
        yield from (each.text or "", *each.notes)


def _joined(work: Work, incident: Incident, exhibits: tuple[Exhibit, ...]) -> Work:
    appendices = tuple(each.appendix for each in exhibits)
    return replace(work, incident=replace(incident, appendices=appendices), exhibits=exhibits)


def _anonymous(exhibit: Exhibit, index: int, replacing: Replacing) -> Exhibit:
    exhibit = _with_plain_path(exhibit, index, replacing)
    exhibit = replace(exhibit, notes=tuple(map(replacing.replace, exhibit.notes)))
    if exhibit.text is not None:
        return _with_text(exhibit, replacing.replace(exhibit.text), replacing)
    if exhibit.picture is not None:
        return _as_travelling(exhibit, exhibit.picture.data, exhibit.picture.media_type)
    if exhibit.appendix.kind is AppendixKind.FILE and _names_somebody(exhibit.original or b"", replacing):
        return replace(exhibit, original=None, sha256="", size=None)
    return exhibit


def _with_text(exhibit: Exhibit, text: str, replacing: Replacing) -> Exhibit:
    """The exhibit with another text, and the file and digest of that text."""
    if exhibit.appendix.path is None:
        data = (exhibit.appendix.text or "").encode("utf-8", "surrogatepass")
        return replace(exhibit, text=text, size=len(data), sha256=sha256(data).hexdigest())
    if text == exhibit.text and not _names_somebody(exhibit.original or b"", replacing):
        return exhibit
    notes = (*exhibit.notes, "names of persons replaced by their roles")
    changed = replace(exhibit, text=text, notes=notes)
    return _as_travelling(changed, f"{text}\n".encode("utf-8", "surrogatepass"), exhibit.media_type)


def _as_travelling(exhibit: Exhibit, data: bytes, media_type: str) -> Exhibit:
    """The exhibit with other bytes as its original."""
    if data == exhibit.original:
        return exhibit
    digest = sha256(data).hexdigest()
    path = PurePosixPath(exhibit.appendix.path or "")
    suffix = {"image/png": ".png", "image/jpeg": ".jpg"}.get(media_type, path.suffix)
    appendix = replace(exhibit.appendix, path=str(path.with_suffix(suffix)))
    return replace(
        exhibit, appendix=appendix, media_type=media_type, original=data, size=len(data), sha256=digest
    )


def _with_plain_path(exhibit: Exhibit, index: int, replacing: Replacing) -> Exhibit:
    # Counted within the edition: its place in the whole would tell how many exhibits are withheld.
    path = exhibit.appendix.path
    if path is None or not replacing.names_in(path):
        return exhibit
    plain = f"exhibit-{index + 1}{PurePosixPath(path).suffix}"
    notes = tuple(note.replace(path, plain) for note in exhibit.notes)
    return replace(exhibit, appendix=replace(exhibit.appendix, path=plain), notes=notes)


def _names_somebody(data: bytes, replacing: Replacing) -> bool:
    """Whether the bytes hold a name as plain text, in UTF-8 or UTF-16."""
    forms = (data.decode("utf-8", "replace"), data.decode("utf-16-le", "replace"))
    shifted = data[1:].decode("utf-16-le", "replace")
    return any(replacing.replace(each) != each for each in (*forms, shifted))
