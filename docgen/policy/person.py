"""Persons: who of those that an incident names is one, and in which role."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from docgen.incident import Incident
from docgen.location import FieldPath
from docgen.policy.name_form import fullness, identity
from docgen.policy.walk import texts


class Role(IntEnum):
    """What a person is called by, the first that fits."""

    COMMANDER = 0
    AUTHOR = 1
    ENGINEER = 2
    REVIEWER = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A person: the whole name, the role, and the first field that gives it."""

    name: str
    role: Role
    path: FieldPath


_ALWAYS = {("commander",): Role.COMMANDER, ("author",): Role.AUTHOR}
_PERHAPS = frozenset({"actor", "owner", "captured_by"})
_BETWEEN = re.compile(r"\s*(?:[,;/&()\[\]|+]|\s[-–—]\s|\b(?:and|und|et|και|with)\b)\s*")
_PARTICLES = """
van von der den de del della di da dos das du la le el al bin ibn ben ter ten zu af av y e i
"""
# Words that stand in the names of teams and systems; a name that holds one is no person's.
_NO_PERSONS = """
team teams engineering engineer engineers support operations ops monitoring alerting alert alerts service
services system systems platform pipeline desk desks centre center control network database security
infrastructure reliability site api bot scheduler queue cluster server gateway office management manager
department group provider vendor customer customers on-call oncall sre devops noc soc it hr legal finance
compliance communications release deployment automation incident response duty board committee audit
product development quality data cloud edge storage payments payment pagerduty grafana prometheus datadog
opsgenie jenkins github gitlab kubernetes slack jira nagios zabbix director head vp lead chief officer
president author commander
"""
_SMALL = frozenset(_PARTICLES.split())
_OF_TEAMS = frozenset(_NO_PERSONS.split())


def persons(incident: Incident, systems: Collection[str]) -> tuple[Person, ...]:
    """Everybody whom a field of the incident names, each once, in the role that comes first.

    Written with a title, without accents or with another apostrophe a name is still the same person's.

    Who leads, writes, signs or revises is a person. An actor or an owner is one unless it reads as the name
    of a team or a system (a later word without a capital, a word such as "team"), or ``systems`` names it.

    Args:
        incident: with everything in it.
        systems: names of actors and owners that are no persons.
    """
    found: dict[str, Person] = {}
    for path, name, role in _named(incident):
        perhaps = path[-1] in _PERHAPS
        if perhaps and (name in systems or not _may_be_person(name)):
            continue
        one = identity(name)
        known = found.get(one, Person(name, role, path))
        found[one] = Person(max(known.name, name, key=fullness), min(known.role, role), known.path)
    return tuple(found.values())


def _named(incident: Incident) -> Iterator[tuple[FieldPath, str, Role]]:
    for path, text in texts(incident):
        role = _role_of(path)
        if role is not None:
            for part in _BETWEEN.split(unicodedata.normalize("NFC", text)):
                name = " ".join(part.split())
                if any(each.isalpha() for each in name):
                    yield path, name, role


def _role_of(path: FieldPath) -> Role | None:
    match path:
        case ("sign_off", int(), "name"):
            return Role.REVIEWER
        case ("document", "revisions", int(), "author"):
            return Role.ENGINEER
        case _ if path in _ALWAYS:
            return _ALWAYS[path]
    return Role.ENGINEER if path[-1] in _PERHAPS else None


def _may_be_person(name: str) -> bool:
    """Whether it reads as a person's name; in a script without capitals anything does."""
    words = name.split()
    if any(word.casefold().strip(".") in _OF_TEAMS for word in words) or any(map(str.isdigit, name)):
        return False
    return all(not word[0].islower() or word.casefold() in _SMALL for word in words)
