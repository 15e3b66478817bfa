"""Forms of a name: how people, logs and accounts write it.

What a form is found by is its letters and not how they were typed: an apostrophe may be straight or curled, a
letter composed or not, and an account has neither accents nor apostrophes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

# Given names and surnames that are words of the calendar: replacing them would break dates.
_MONTHS = "Jan January April May June July August March Mai Juni Juli Mars Avril"
_CALENDAR = frozenset(_MONTHS.split())
# Words around a name that are nobody's own, and those that are no name by themselves.
_TITLES = "dr prof professor mr mrs ms mx miss sir dame lord lady herr frau mme mlle ing dipl-ing"
_SUFFIXES = "jr sr ii iii iv phd md msc bsc mba cpa cissp"
_PARTICLES = """
van von der den de del della di da do dos das du la las le les el al bin ibn ben ter ten zu zum zur af av
y e i mac mc nic ní ni ó uí st
"""
_BEFORE, _BEHIND = frozenset(_TITLES.split()), frozenset(_SUFFIXES.split())
_SMALL = frozenset(_PARTICLES.split())
_APOSTROPHES, _HYPHENS = "'’‘ʼ´`", "-‐‑"
_ACCENTS = re.compile("[\u0300-\u036f]")
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ß": "ss"})
_LEAST_JOINED = 5
"""Letters of an account without a mark in it, and of a lone name in capitals: shorter ones are words."""
_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a name, its apostrophes and hyphens plain; ``any_case`` where case does not matter."""

    text: str
    any_case: bool = False


def forms_of(name: str) -> Iterator[Form]:
    """Every form of a name: whole, its parts, initials, accounts; each with and without accents."""
    whole = canonical(name)
    yield Form(whole, any_case=" " in whole)
    words = _own_words(whole.split())[:_MOST_WORDS]
    for form in (*_parts(words), *_initials(words)):
        yield form
        yield Form(unaccented(form.text), form.any_case)
    if len(words) > 1:
        yield from _accounts(words)


def canonical(text: str) -> str:
    """A text as forms are compared: composed, with single blanks, straight apostrophes, plain hyphens."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join("'" if each in _APOSTROPHES else "-" if each in _HYPHENS else each for each in text)


def identity(name: str) -> str:
    """By what two ways to write one name are known to be one: no titles, accents or capitals."""
    return unaccented(" ".join(_own_words(canonical(name).split()))).lower()


def fullness(name: str) -> tuple[int, bool]:
    """Of two ways to write one name the higher one has all that the other has."""
    return len(name), unaccented(name) != name


def spellings(character: str) -> str:
    """The characters that may stand for one of a form."""
    for alike in (_APOSTROPHES, _HYPHENS):
        if character in alike:
            return alike
    return character


def unaccented(text: str) -> str:
    """A text without its accents, as keyboards and systems write it."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_PLAIN)
    return unicodedata.normalize("NFC", plain)


def _own_words(words: list[str]) -> list[str]:
    """The words without titles; what is left of a name that is nothing else is its last word."""
    while words[1:] and words[0].casefold().replace(".", "") in _BEFORE:
        words = words[1:]
    while words[1:] and words[-1].casefold().replace(".", "") in _BEHIND:
        words = words[:-1]
    return words


def _is_small(word: str) -> bool:
    return word.casefold() in _SMALL


def _is_name(word: str, least: int = 3) -> bool:
    """Whether a word is somebody's name by itself, and no other word of the language."""
    return len(word.strip(".")) >= least and word not in _CALENDAR and not _is_small(word)


def _parts(words: list[str]) -> Iterator[Form]:
    """All runs of the words, and of single ones those that are a name by themselves."""
    for start, end in product(range(len(words)), range(1, len(words) + 1)):
        run = words[start:end]
        if len(run) > 1 and not all(map(_is_small, run)):
            yield Form(" ".join(run), any_case=True)
    for index, word in enumerate(words):
        outer = index in (0, len(words) - 1)
        if _is_name(word, 2 if outer else 3):
            yield Form(word)
            yield from (Form(part) for part in word.split("-")[:_MOST_WORDS] if _is_name(part))
            if outer and len(word) >= _LEAST_JOINED:
                yield Form(word.upper())


def _initials(words: list[str]) -> Iterator[Form]:
    for start in range(1, len(words)):
        family = " ".join(words[start:])
        yield Form(f"{words[0][0]}. {family}")
        yield Form(f"{words[0][0]} {family}")
        yield Form(family.upper())


def _accounts(words: list[str]) -> Iterator[Form]:
    """Accounts of the given name with each further name, or with several written as one."""
    families = [words[start:] for start in range(1, len(words))]
    families += [[word] for word in words[1:] if len(word) > 1 and not _is_small(word)]
    for family in dict.fromkeys(map("".join, families)):
        for given, surname in _spelled_small(words[0], family):
            yield from _account(given, surname)


def _spelled_small(given: str, family: str) -> Iterator[tuple[str, str]]:
    """Both in small letters: as they are, without accents, with umlauts written out."""
    one, other = given.lower(), family.lower()
    plain = (unaccented(one), unaccented(other)), (one.translate(_UMLAUTS), other.translate(_UMLAUTS))
    for first, second in dict.fromkeys(((one, other), *plain)):
        yield first, second
        for left_out in ("'", "'-"):
            table = str.maketrans("", "", left_out)
            yield first.translate(table), second.translate(table)


def _account(given: str, surname: str) -> Iterator[Form]:
    if not given or not surname:  # a word of accents or apostrophes alone
        return
    for one, other in ((given, surname), (surname, given), (given[0], surname)):
        yield from (Form(f"{one}{mark}{other}", any_case=True) for mark in "._-")
    yield Form(f"{given[0]}{surname}", any_case=True)
    for joined in (f"{given}{surname}", f"{surname}{given}", f"{surname}{given[0]}", f"{given}{surname[0]}"):
        if len(joined) >= _LEAST_JOINED:
            yield Form(joined, any_case=True)
