"""References to exhibits: of one that is withheld nothing is said, one that is not keeps a right letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from docgen.document.exhibit_number import exhibit_numbers
from docgen.evidence import parts_among
from docgen.incident import Appendix, Removal, RemovalKind
from docgen.location import FieldPath
from docgen.policy.passage import is_evidence
from docgen.policy.walk import rewritten
from docgen.policy.work import Rules, Work

_LINK = re.compile(r"\[(?:[^\[\]]|\[[^\[\]]*\]){0,500}\]\(\s*<?exhibit:([^\s()<>]+)>?[^()]*\)")
_ADDRESS = re.compile(r"<exhibit:([a-z0-9-]+)>|\bexhibit:([a-z0-9-]+)")
"""An address by itself, or of a definition to which links refer: the name alone would tell."""
_LETTER = r"[A-Z]{1,2}(?:-[0-9]{1,3})?\b"
_SEVERAL = rf"{_LETTER}(?:(?:\s*(?:,|[&–-])\s*|,?\s+(?:and|or|to)\s+){_LETTER})*"
_LETTERS = re.compile(rf"\b((?i:exhibit)\s+{_LETTER}|(?i:exhibits)\s+{_SEVERAL})")
"""*Exhibit A*, and all letters of *Exhibits A, B and D*."""
_ONE = re.compile(rf"(?<=[\s,&–-]){_LETTER}")
_UNNAMED = "evidence"


def take_references(work: Work, rules: Rules) -> Work:
    """Put the mark where a text refers to an exhibit that is not in the edition."""
    originals = rules.original.appendices
    if len(work.places) == len(originals):
        return work
    gone = [each for place, each in enumerate(originals) if place not in work.places]
    names = {each.name for each in gone if each.name}
    letters = _new_letters(originals, work.places)
    removals: list[Removal] = []
    standing = rules.mark or _UNNAMED

    def change(path: FieldPath, text: str) -> str:
        if "xhibit" not in text.casefold() or is_evidence(path):
            return text

        def link(found: re.Match[str]) -> str:
            return _withheld(path) if found[found.lastindex or 0] in names else found[0]

        def letter(found: re.Match[str]) -> str:
            new = letters.get(found[0], found[0])
            return new or _withheld(path)

        def spoken_of(found: re.Match[str]) -> str:
            word, those = found[0].split(None, 1)
            told = _ONE.sub(letter, f" {those}")[1:]
            alone = word.casefold() == "exhibit" and told == standing
            return told if alone else found[0].removesuffix(those) + told

        return _LETTERS.sub(spoken_of, _ADDRESS.sub(link, _LINK.sub(link, text)))

    def _withheld(path: FieldPath) -> str:
        removals.append(Removal(path, RemovalKind.REFERENCE, "it refers to an exhibit that is withheld"))
        return standing

    return replace(work, incident=rewritten(work.incident, change)).without(removals)


def _new_letters(originals: tuple[Appendix, ...], places: tuple[int, ...]) -> Mapping[str, str | None]:
    """By the letter of each exhibit the one that it has in the edition; ``None`` where it is not in it."""
    before = _letters(originals)
    after = dict(zip(places, _letters(tuple(originals[place] for place in places)), strict=True))
    return {letter: after.get(place) for place, letter in enumerate(before)}


def _letters(appendices: tuple[Appendix, ...]) -> Iterator[str]:
    return exhibit_numbers(parts_among(appendices))
