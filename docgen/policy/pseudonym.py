"""Pseudonyms: persons called by their roles, the same within an edition and not across editions.

Which engineer is A follows from a keyed digest (HMAC, RFC 2104) of the name. The key holds the content digest
of everything, and the audience: who has the edition alone cannot try names on it, and two editions have
nothing in common. Neither the order of the names nor that of the text shows.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import Any

from docgen.document.exhibit_number import exhibit_letters
from docgen.policy.name_form import Form, canonical, forms_of, spellings
from docgen.policy.person import Person, Role

_ALONE = {Role.COMMANDER: "Incident Commander", Role.AUTHOR: "Post-Mortem Author"}
_LETTERED = {Role.ENGINEER: "Engineer", Role.REVIEWER: "Reviewer"}
_SHORTEST = 2


def pseudonyms(people: Iterable[Person], key: bytes, named: Collection[str] = ()) -> Mapping[str, str]:
    """By the name of each person what they are called.

    Those ``named`` in the edition come first: a letter that is left out would tell of somebody withheld.
    """
    by_role: dict[Role, list[str]] = defaultdict(list)
    for person in people:
        by_role[person.role].append(person.name)
    called: dict[str, str] = {}
    for role, names in by_role.items():
        ordered = sorted(
            names, key=lambda name: (name not in named, hmac.digest(key, name.encode(), "sha256"))
        )
        shown = sum(name in named for name in names) or len(names)
        for count, name in enumerate(ordered, 1):
            alone = role in _ALONE and shown == 1 and count == 1
            called[name] = _ALONE[role] if alone else f"{_title(role)} {exhibit_letters(count)}"
    return called


class Replacing:
    """Puts pseudonyms in the place of names: whole names first, then their parts and accounts.

    Args of the constructor:
        called: by the name of each person what they are called.
    """

    def __init__(self, called: Mapping[str, str]) -> None:
        self._called = called
        self._names: dict[Form, set[str]] = defaultdict(set)
        for name in called:
            for form in forms_of(name):
                self._names[_key(form)].add(name)

    def replace(self, text: str) -> str:
        """The text without the names."""
        if not self._names:
            return text
        return self._pattern.sub(lambda found: self._standing(found, text), text)

    def named_in(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of whom the texts speak, in any form."""
        found = (match for text in texts for match in self._pattern.finditer(text))
        return frozenset(name for match in found for name in self._meant(match))

    def names_in(self, text: str) -> bool:
        """Whether the text names anybody, in any letter case: names of files are often written small."""
        return self._loose.search(canonical(text)) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        cased = [form for form in self._names if _is_cased(form.text)]
        others = [form for form in self._names if not _is_cased(form.text)]
        # Those of any case are the longer ones wherever both fit: several words, and accounts.
        of_any_case, exact = (
            [form for form in cased if form.any_case is any_case] for any_case in (True, False)
        )
        words = "|".join(map(_any_of, filter(None, (of_any_case, exact))))
        parts = [rf"(?<![^\W_])(?:{words})(?![^\W_])"] if words else []
        return re.compile("|".join([*parts, *([_any_of(others)] if others else [])]))

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        words = {word for form in self._names for word in form.text.split()}
        bare = {word.replace("'", "").replace("-", "") for word in words}
        parts = {word for word in words | bare if len(word) > _SHORTEST}
        return re.compile("|".join(map(re.escape, sorted(parts))) or r"(?!)", re.IGNORECASE)

    def _meant(self, found: re.Match[str]) -> set[str]:
        form = canonical(found[0])
        return self._names.get(Form(form)) or self._names[_key(Form(form, any_case=True))]

    def _standing(self, found: re.Match[str], text: str) -> str:
        pseudonym = " or ".join(sorted({self._called[name] for name in self._meant(found)}))
        before = text[max(0, found.start() - 200) : found.start()].rsplit(None, 1)
        in_address = bool(before) and "://" in before[-1] and not text[found.start() - 1].isspace()
        return pseudonym.replace(" ", "-") if in_address else pseudonym


def _key(form: Form) -> Form:
    return Form(form.text.lower(), any_case=True) if form.any_case else form


def _any_of(forms: Iterable[Form]) -> str:
    """A pattern of any of the forms, the longest that fits: a tree, since every letter is looked at once."""
    root: dict[str, Any] = {}
    for form in forms:
        for text in dict.fromkeys((form.text, unicodedata.normalize("NFD", form.text))):
            node = root
            for character in text:
                node = node.setdefault(_spelled(character, any_case=form.any_case), {})
            node[""] = {}
    return _pattern_of(root)


def _pattern_of(node: Mapping[str, Any]) -> str:
    branches = [letter + _pattern_of(below) for letter, below in node.items() if letter]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def _spelled(character: str, *, any_case: bool) -> str:
    """What stands for a character of a form: white space of any kind, other apostrophes, other case."""
    if character == " ":
        return r"\s+"
    alike = spellings(character)
    if any_case:
        cases = (each for each in (character.upper(), character.lower()) if len(each) == 1)
        alike = "".join(dict.fromkeys((*alike, *cases)))
    return f"[{re.escape(alike)}]" if len(alike) > 1 else re.escape(alike)


def _is_cased(text: str) -> bool:
    """Whether its script has capitals; others write no borders between words."""
    return text.casefold() != text or text.upper() != text


def _title(role: Role) -> str:
    return _LETTERED.get(role) or _ALONE[role]
