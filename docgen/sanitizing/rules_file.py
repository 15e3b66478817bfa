r"""An organisation's own rules: a YAML file whose patterns are tried before they are used.

    rules:
      - id: badge-number
        kind: badge
        pattern: '\\bBDG-(?P<secret>[0-9]{6})\\b'
        example: opened by BDG-204118
        counter_example: [ticket BDG-20, the badge was lost]
    without: [ipv6]

Each rule proves itself: its example must be found and its counter-example must not.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen import readers
from docgen.errors import DataError
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.readers import Source, Value
from docgen.sanitizing.engine import PatternError, compiled
from docgen.sanitizing.rule import Rule
from docgen.sanitizing.searching import search
from docgen.sanitizing.usual import USUAL_RULES
from docgen.schemas.suggestion import did_you_mean, meant, nearest

MOST_RULES = 500
LARGEST_PATTERN = 2_000
"""How many instructions of RE2 a pattern may become: each may cost a step at every character."""

_KEYS = ("id", "kind", "pattern", "example", "counter_example")
_ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
_KIND = re.compile(r"[a-z][a-z0-9-]{0,23}")
_NAME_WANTED = "small letters, digits and hyphens, from a letter on: badge-number"
_Place: TypeAlias = FieldPath


def load_rules(path: str | os.PathLike[str]) -> tuple[Rule, ...]:
    """The rules of a file, before those that docgen brings: of finds that are equally long they decide.

    Raises:
        DataError: the file cannot be read or has problems; all of them are in the error, each in its place.
    """
    return rules_of(readers.read(path))


def rules_of(source: Source) -> tuple[Rule, ...]:
    """The rules of a file's data.

    Raises:
        DataError: see :func:`load_rules`.
    """
    loading = _Loading(source)
    rules = loading.load()
    if loading.problems:
        raise DataError(
            sorted(loading.problems, key=lambda each: (each.location.line or 0, each.location.column or 0))
        )
    return rules


@dataclass(slots=True)
class _Loading:
    """One run through a file; every problem is kept, and nothing stops it."""

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def load(self) -> tuple[Rule, ...]:
        data = self.source.data
        self._check_keys(data, ("rules", "without"), ())
        own = [rule for rule in self._own(data.get("rules", [])) if rule is not None]
        dropped = set(self._dropped(data.get("without", [])))
        return (*own, *(rule for rule in USUAL_RULES if rule.id not in dropped))

    def _own(self, given: Value) -> Iterator[Rule | None]:
        if not isinstance(given, list):
            self._tell(("rules",), "not-a-list", "rules is no list", "a list of rules")
            return
        if len(given) > MOST_RULES:
            self._tell(("rules",), "too-many", f"there are {len(given):,} rules", f"at most {MOST_RULES}")
            return
        taken = {rule.id for rule in USUAL_RULES}
        for index, entry in enumerate(given):
            yield self._rule(entry, ("rules", index), taken)

    def _dropped(self, given: Value) -> Iterator[str]:
        if not isinstance(given, list):
            self._tell(("without",), "not-a-list", "without is no list", "a list of ids of docgen's rules")
            return
        known = [rule.id for rule in USUAL_RULES]
        for index, name in enumerate(given):
            if isinstance(name, str) and name in known:
                yield name
            else:
                near = nearest(str(name), known)
                expected = meant(near) if near else "docgen's rules are listed in docs/sanitizing.md"
                self._tell(("without", index), "unknown-rule", "docgen has no rule of this id", expected)

    def _rule(self, entry: Value, path: _Place, taken: set[str]) -> Rule | None:
        if not isinstance(entry, dict):
            self._tell(path, "not-a-mapping", "a rule is no text", f"the keys {', '.join(_KEYS)}")
            return None
        self._check_keys(entry, _KEYS, path)
        name = self._named(entry, "id", path, _ID)
        kind = self._named(entry, "kind", path, _KIND)
        if name in taken:
            self._tell(
                (*path, "id"), "duplicate-id", f"another rule has the id {name!r} already", "an id of its own"
            )
        taken.add(name)
        pattern = self._pattern(entry, path)
        examples = [(key, list(self._texts(entry, key, path))) for key in ("example", "counter_example")]
        if pattern is None:
            return None
        rule = Rule(name, kind, pattern)
        for key, texts in examples:
            self._try(rule, key, texts)
        return rule

    def _pattern(self, entry: Mapping[str, Value], path: _Place) -> str | None:
        """The pattern, when RE2 takes it and it finds no empty text."""
        pattern, place = self._text(entry, "pattern", path), (*path, "pattern")
        if not pattern:
            return None
        try:
            found = compiled(pattern)
        except PatternError as error:
            self._tell(
                place,
                "bad-pattern",
                _fault(error, pattern),
                "the syntax of RE2, which looks neither ahead nor behind",
            )
            return None
        if found.programsize > LARGEST_PATTERN:
            self._tell(
                place, "bad-pattern", "the pattern is too large", "smaller repetitions, or several rules"
            )
            return None
        if found.search(b""):
            self._tell(
                place,
                "bad-pattern",
                "the pattern finds the empty text",
                "one that needs a character at least",
            )
            return None
        return pattern

    def _try(self, rule: Rule, key: str, texts: list[tuple[_Place, str]]) -> None:
        for place, text in texts:
            found = any(span.rule == rule.id for span in search(text.encode("utf-8", "replace"), [rule]))
            if key == "example" and not found:
                self._tell(
                    place, "example-missed", "the pattern does not find the example", "one that it must find"
                )
            if key == "counter_example" and found:
                self._tell(
                    place,
                    "example-found",
                    "the pattern finds the counter-example",
                    "one that it must not find",
                )

    def _texts(self, entry: Mapping[str, Value], key: str, path: _Place) -> Iterator[tuple[_Place, str]]:
        """One text, or each of a list."""
        given, place = entry.get(key), (*path, key)
        several = given if isinstance(given, list) and given else [given]
        for index, text in enumerate(several):
            where = (*place, index) if isinstance(given, list) and given else place
            if isinstance(text, str) and text:
                yield where, text
            elif key not in entry:
                self._tell(
                    path, "missing", f"the rule has no {key}", f"{key}: a text by which the pattern is tried"
                )
            else:
                self._tell(where, "not-text", f"{key} is no text", "a text, or a list of texts")

    def _named(self, entry: Mapping[str, Value], key: str, path: _Place, form: re.Pattern[str]) -> str:
        text = self._text(entry, key, path)
        if text and not form.fullmatch(text):
            self._tell((*path, key), "bad-name", f"{text[:60]!r} is no {key}", _NAME_WANTED)
        return text

    def _text(self, entry: Mapping[str, Value], key: str, path: _Place) -> str:
        text = entry.get(key)
        if isinstance(text, str) and text:
            return text
        if key in entry:
            self._tell((*path, key), "not-text", f"{key} is no text", "a text in quotation marks")
        else:
            self._tell(path, "missing", f"the rule has no {key}", f"the keys {', '.join(_KEYS)}")
        return ""

    def _check_keys(self, entry: Mapping[str, Value], known: tuple[str, ...], path: _Place) -> None:
        for key in entry:
            if key not in known:
                self._tell((*path, key), "unknown-key", f"unknown key {key!r}", did_you_mean(key, known))

    def _tell(self, path: _Place, rule: str, message: str, expected: str) -> None:
        positions = self.source.positions
        place = positions.of_key(path) if rule == "unknown-key" else positions.of_value(path)
        self.problems.append(Problem(rule, message, expected, path, place))


def _fault(error: PatternError, pattern: str) -> str:
    """What is wrong with a pattern, and at which of its characters where RE2 names a part of it."""
    at = pattern.find(error.fragment.removeprefix("(?m)")) if error.fragment else -1
    where = f" at its character {at + 1}" if at >= 0 else ""
    return f"the pattern is wrong{where}: {error.reason}"
