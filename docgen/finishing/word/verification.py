"""A Word file as verification sees any document: what it says of itself, what is in it, how it differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.errors import DataError, UnreadableError
from docgen.finishing.verification import Aspect, FilledIn, Opened
from docgen.finishing.verification import Difference as Told
from docgen.finishing.word.difference import Change, Difference, Kind, word_differences
from docgen.finishing.word.enclosed import attachments_of
from docgen.finishing.word.filled import filled_in
from docgen.finishing.word.item import items_of
from docgen.finishing.word.opening import WordFile, open_word
from docgen.seal.namespace import SEAL
from docgen.seal.word import WordSeal, opened

_STANDARD = "ISO/IEC 29500 (Office Open XML), transitional"
_ASPECTS = {
    Kind.SEAL: Aspect.SEAL,
    Kind.DATA: Aspect.DATA,
    Kind.EXHIBIT: Aspect.EXHIBIT,
    Kind.FILLED_IN: Aspect.FILLED_IN,
    Kind.TEXT: Aspect.TEXT,
    Kind.PICTURE: Aspect.PICTURE,
    Kind.PART: Aspect.REST,
}
_CHANGES = {
    Change.CHANGED: "is not what was sealed",
    Change.MISSING: "is missing",
    Change.EXTRA: "was added",
    Change.FILLED_IN: "was filled in",
}


def open_word_document(data: bytes) -> Opened:
    """A Word file read back and compared with its seal.

    Raises:
        UnreadableError: it is no Word file, is broken, is not safe to open, or holds more than is read.
    """
    try:
        file = open_word(data)
        seal = _seal(file)
        enclosed = attachments_of(file)
        differences = _all_told(word_differences(data))
        filled = tuple(_filled(file))
    except DataError as error:
        raise UnreadableError("; ".join(problem.message for problem in error.problems)) from error
    faults = (Told(Aspect.EXHIBIT, fault) for fault in enclosed.faults)
    return Opened(
        format="docx",
        version=seal.version,
        layout=seal.layout,
        digest=seal.digest,
        claims=(_STANDARD,) if seal.version else (),
        attachments=enclosed.attachments,
        filled_in=filled,
        differences=(*differences, *faults),
        audience=seal.audience,
        copy=seal.copy,
        recipient=seal.recipient,
    )


def _seal(file: WordFile) -> WordSeal:
    """The seal, or an empty one where there is none, or more than one."""
    seals = [part for part, _ in items_of(file.members, SEAL)]
    return opened(file.members[seals[0]], seals[0]) if len(seals) == 1 else WordSeal("")


def _filled(file: WordFile) -> Iterator[FilledIn]:
    found = filled_in(file)
    for each in found.signatories:
        values = {"name": each.name, "date": each.date, "meaning": each.meaning, "signature": each.signature}
        yield from (FilledIn(field, text, each.role) for field, text in values.items() if text)
    yield from (FilledIn(each.title, each.text) for each in found.fields)


def _all_told(differences: Iterable[Difference]) -> list[Told]:
    """Differences in sentences; parts of the package in one, since Word writes most of them anew."""
    known = list(differences)
    parts = [f"{each.name} {_CHANGES[each.change]}" for each in known if each.kind is Kind.PART]
    told = [_told(each) for each in known if each.kind is not Kind.PART]
    if parts:
        count = "1 part" if len(parts) == 1 else f"{len(parts)} parts"
        why = "as where another program has saved the file again"
        told.append(Told(Aspect.REST, f"{count} of the package, {why}: {'; '.join(parts)}"))
    return told


def _told(difference: Difference) -> Told:
    """A difference in a sentence: ``the exhibit graph.png is missing``."""
    aspect, change = _ASPECTS[difference.kind], _CHANGES[difference.change]
    name, detail = difference.name, difference.detail
    match difference.kind:
        case Kind.FILLED_IN:
            return Told(aspect, f"{name}: {detail!r} {change}")
        case Kind.SEAL if detail:
            return Told(aspect, detail)
        case Kind.EXHIBIT:
            return Told(aspect, f"the exhibit {name} within the file {change}")
        case Kind.DATA:
            return Told(aspect, f"the data within the file ({name}) {change}")
        case _:
            return Told(aspect, f"{difference.kind.value}{f' ({name})' if name else ''} {change}")
