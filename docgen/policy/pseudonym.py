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
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from docgen.document.exhibit_number import exhibit_letters
from docgen.policy.person import Person, Role

_ALONE = {Role.COMMANDER: "Incident Commander", Role.AUTHOR: "Post-Mortem Author"}
_LETTERED = {Role.ENGINEER: "Engineer", Role.REVIEWER: "Reviewer"}
# Given names and surnames that are words of the calendar: replacing them would break dates.
_MONTHS = "Jan January April May June July August March Mai Juni Juli Mars Avril"
_CALENDAR = frozenset(_MONTHS.split())
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
    """Puts pseudonyms in the place of names: whole names first, then their parts, by their exact letters.

    Args of the constructor:
        called: by the name of each person what they are called.
    """

    def __init__(self, called: Mapping[str, str]) -> None:
        by_form: dict[str, dict[str, None]] = defaultdict(dict)
        self._names: dict[str, set[str]] = defaultdict(set)
        for name, pseudonym in called.items():
            for form in _forms(name):
                by_form[form][pseudonym] = None
                self._names[form].add(name)
        self._by_form = {form: " or ".join(sorted(those)) for form, those in by_form.items()}
        self._called = called

    def replace(self, text: str) -> str:
        """The text without the names."""
        if not self._by_form:
            return text
        return self._pattern.sub(lambda found: self._standing(found, text), text)

    def named_in(self, texts: Iterable[str]) -> frozenset[str]:
        """Those of whom the texts speak, by their whole names."""
        found = (match for text in texts for match in self._pattern.finditer(text))
        return frozenset(name for match in found for name in self._names[self._form(match)])

    def names_in(self, text: str) -> bool:
        """Whether the text names anybody, in any letter case: names of files are often written small."""
        return self._loose.search(text) is not None

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_form, key=lambda form: (-len(form), form))
        cased = [form for form in longest_first if _is_cased(form)]
        others = [_spelled(form) for form in longest_first if not _is_cased(form)]
        parts = [_between_borders(cased)] if cased else []
        return re.compile("|".join([*parts, *others]))

    @cached_property
    def _loose(self) -> re.Pattern[str]:
        parts = {word for form in self._by_form for word in form.split() if len(word) > _SHORTEST}
        return re.compile("|".join(map(re.escape, sorted(parts))) or r"(?!)", re.IGNORECASE)

    def _form(self, found: re.Match[str]) -> str:
        form = " ".join(unicodedata.normalize("NFC", found[0]).split())
        return form if form in self._by_form else form.replace(" ", "")

    def _standing(self, found: re.Match[str], text: str) -> str:
        pseudonym = self._by_form[self._form(found)]
        before = text[max(0, found.start() - 200) : found.start()].rsplit(None, 1)
        in_address = bool(before) and "://" in before[-1] and not text[found.start() - 1].isspace()
        return pseudonym.replace(" ", "-") if in_address else pseudonym


def _forms(name: str) -> Iterator[str]:
    """Ways in which people write a name: whole, surname, given name, initial, account."""
    words = name.split()
    yield name
    if len(words) == 1:
        return
    surname, given = words[-1], words[0]
    particles = next((index for index, word in enumerate(words) if index and word[0].islower()), None)
    yield from (each for each in (surname, given) if len(each.strip(".")) > 1 and each not in _CALENDAR)
    if particles:
        yield " ".join(words[particles:])
    yield f"{given[0]}. {surname}"
    yield f"{given[0]} {surname}"
    yield surname.upper()
    yield name.upper()
    small = [unicodedata.normalize("NFC", word).casefold() for word in (given, surname)]
    yield from (f"{small[0]}{mark}{small[1]}" for mark in (".", "_", "-"))
    yield f"{small[0][0]}{small[1]}"
    yield f"{small[0][0]}.{small[1]}"


def _between_borders(forms: Iterable[str]) -> str:
    """Any of the forms between the borders of a word; most places are passed over by their first letter."""
    spelled = [_spelled(form) for form in forms]
    firsts = "".join(sorted({re.escape(spelling[0]) for form in forms for spelling in _spellings(form)}))
    return rf"(?<![^\W_])(?=[{firsts}])(?:{'|'.join(spelled)})(?![^\W_])"


def _spelled(form: str) -> str:
    """The form as a pattern: with any white space between words, composed or decomposed."""
    return "|".join(r"\s+".join(map(re.escape, spelling.split())) for spelling in _spellings(form))


def _spellings(form: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((form, unicodedata.normalize("NFD", form))))


def _is_cased(form: str) -> bool:
    """Whether its script has capitals; others write no borders between words."""
    return form.casefold() != form or form.upper() != form


def _title(role: Role) -> str:
    return _LETTERED.get(role) or _ALONE[role]
