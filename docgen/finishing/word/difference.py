"""How a Word file differs from what its seal says that it was: as data, for people and machines to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path

from docgen.finishing.word.enclosed import attachments_of, name_of
from docgen.finishing.word.filled import filled_in
from docgen.finishing.word.item import items_of
from docgen.finishing.word.opening import WordFile, open_word
from docgen.seal.namespace import ENCLOSURE, FORM, SEAL
from docgen.seal.word import WordSeal, opened, text_digest

_PICTURES = "word/media/"


class Kind(Enum):
    """What differs."""

    SEAL = "the seal"
    DATA = "the data"
    EXHIBIT = "an exhibit"
    FILLED_IN = "a field"
    TEXT = "the text"
    PICTURE = "a picture"
    PART = "a part"


class Change(Enum):
    """How it differs."""

    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    FILLED_IN = "filled in"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was.

    ``name`` is that of the attachment, field, picture or part; ``detail`` is what was filled in, or why the
    seal cannot be trusted.
    """

    kind: Kind
    change: Change
    name: str = ""
    detail: str = ""


def word_differences(source: Path | str | bytes) -> tuple[Difference, ...]:
    """Everything in a Word file that is not as docgen sealed it; nothing where the file is intact.

    Raises:
        DataError: the file cannot be opened safely (:func:`~docgen.finishing.word.open_word`), or its text
            cannot be read.
    """
    file = open_word(source)
    seals = list(items_of(file.members, SEAL))
    if len(seals) != 1:
        change = Change.EXTRA if seals else Change.MISSING
        detail = "there are several, and nobody can tell which is the right one" if seals else ""
        return (Difference(Kind.SEAL, change, detail=detail),)
    ((part, _),) = seals
    data = file.members[part]
    seal = opened(data, part)
    return (*_of_seal(seal, data), *_compared(file, seal, part))


def _of_seal(seal: WordSeal, data: bytes) -> Iterator[Difference]:
    if not seal.is_true:
        yield Difference(Kind.SEAL, Change.CHANGED, detail="it does not say what docgen wrote")
    elif seal.written() != data:
        detail = "another program has written it anew; what it says is unchanged"
        yield Difference(Kind.SEAL, Change.CHANGED, detail=detail)


def _compared(file: WordFile, seal: WordSeal, sealed: str) -> Iterator[Difference]:
    files = list(_files(file, seal))
    filled = [Difference(Kind.FILLED_IN, Change.FILLED_IN, *each) for each in filled_in(file).named]
    yield from (*files, *filled)
    if text_digest(file.members) != seal.text:
        yield Difference(Kind.TEXT, Change.CHANGED)
    told = {sealed}
    names = {each.name for each in files}
    told.update(name for name, root in items_of(file.members, ENCLOSURE) if name_of(root, name) in names)
    if filled:
        told.update(name for name, _ in items_of(file.members, FORM))
    yield from _parts(file.members, dict(seal.parts), told)


def _files(file: WordFile, seal: WordSeal) -> Iterator[Difference]:
    """The attachments by their names; of several that share one, those with other bytes are too many."""
    was = dict(seal.files)
    found: dict[str, list[str]] = {name: [] for name in was}
    for each in attachments_of(file).attachments:
        found.setdefault(each.name, []).append(each.sha256)
    for name, digests in sorted(found.items()):
        kind = Kind.DATA if name == seal.source else Kind.EXHIBIT
        if name in was and not digests:
            yield Difference(kind, Change.MISSING, name)
        elif name in was and was[name] not in digests:
            yield Difference(kind, Change.CHANGED, name)
        elif digests != [was.get(name)]:
            yield Difference(kind, Change.EXTRA, name)


def _parts(members: Mapping[str, bytes], was: Mapping[str, str], told: set[str]) -> Iterator[Difference]:
    """The parts; a picture is known by its bytes, since Word gives it a name of its own."""
    now = {name: sha256(data).hexdigest() for name, data in members.items()}
    pictures = {digest for name, digest in now.items() if _is_picture(name)}
    known = {digest for name, digest in was.items() if _is_picture(name)}
    for name in sorted((was.keys() | now.keys()) - told):
        if _is_picture(name):
            if name in was and was[name] not in pictures:
                change = Change.CHANGED if name in now else Change.MISSING
                yield Difference(Kind.PICTURE, change, name)
            elif name not in was and now[name] not in known:
                yield Difference(Kind.PICTURE, Change.EXTRA, name)
        elif name not in now:
            yield Difference(Kind.PART, Change.MISSING, name)
        elif name not in was:
            yield Difference(Kind.PART, Change.EXTRA, name)
        elif was[name] != now[name]:
            yield Difference(Kind.PART, Change.CHANGED, name)


def _is_picture(name: str) -> bool:
    return name.lower().startswith(_PICTURES)
