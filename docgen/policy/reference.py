"""References to exhibits: of one that is withheld nothing is said, one that is not keeps a right letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from docgen.incident import Appendix, Removal, RemovalKind
from docgen.location import FieldPath
from docgen.policy.passage import is_evidence
from docgen.policy.walk import rewritten
from docgen.policy.work import Rules, Work

_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\]){0,500}\]\(\s*<?exhibit:([^\s()<>]+)>?[^()]*\)")
_LETTERS = re.compile(r"\b([Ee]xhibit[\s ]+)([A-Z]{1,2}(?:-[0-9]{1,3})?)\b")
_UNNAMED = "evidence"


def take_references(work: Work, rules: Rules) -> Work:
    """Put the mark where a text refers to an exhibit that is not in the edition."""
    originals = rules.original.appendices
    if len(work.places) == len(originals):
        return work
    gone = [each for place, each in enumerate(originals) if place not in work.places]
    names = {str(name) for each in gone if (name := getattr(each, "name", None))}
    letters = _new_letters(originals, work.places)
    removals: list[Removal] = []
    standing = rules.mark or _UNNAMED

    def change(path: FieldPath, text: str) -> str:
        if "xhibit" not in text or is_evidence(path):
            return text

        def link(found: re.Match[str]) -> str:
            return _withheld(path) if found[1] in names else found[0]

        def letter(found: re.Match[str]) -> str:
            if found[2] not in letters:
                return found[0]
            new = letters[found[2]]
            return f"{found[1]}{new}" if new else _withheld(path)

        return _LETTERS.sub(letter, _LINK.sub(link, text))

    def _withheld(path: FieldPath) -> str:
        removals.append(Removal(path, RemovalKind.REFERENCE, "it refers to an exhibit that is withheld"))
        return standing

    return replace(work, incident=rewritten(work.incident, change)).without(removals)


def _new_letters(originals: tuple[Appendix, ...], places: tuple[int, ...]) -> Mapping[str, str | None]:
    """By the letter of each exhibit the one that it has in the edition; ``None`` where it is not in it."""
    before = _letters(originals)
    after = dict(zip(places, _letters(tuple(originals[place] for place in places)), strict=True))
    return {letter: after.get(place) for place, letter in enumerate(before)}


def _letters(appendices: tuple[Appendix, ...]) -> list[str]:
    """A, B, … AA; the parts of an exhibit, where the data have parts, are A-1, A-2."""
    found: list[str] = []
    wholes: dict[object, list[int]] = {}
    count = 0
    for each in appendices:
        part_of, name = getattr(each, "part_of", None), getattr(each, "name", None)
        parts = wholes.get(part_of) if part_of is not None else None
        if parts is not None:
            parts[1] += 1
            found.append(f"{_letter(parts[0])}-{parts[1]}")
            continue
        count += 1
        found.append(_letter(count))
        wholes[name] = [count, 0]
    return found


def _letter(count: int) -> str:
    letters = ""
    while count:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
