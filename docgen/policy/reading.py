"""A policy from a file: the built-in one with what the file says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from os import PathLike

from docgen import readers, schemas
from docgen.policy.audience import Audience, Default, Manner, Originals, People, Pictures, Policy
from docgen.policy.standing import STANDING
from docgen.sanitizing import load_rules


def read_policy(path: str | PathLike[str]) -> Policy:
    """Read a policy file: YAML, JSON or TOML.

    Raises:
        DataError: it cannot be read or has problems; all of them are in the error.
    """
    return policy_of(schemas.load_policy(readers.read(path)))


def read_policy_of_theme(path: str | PathLike[str]) -> Policy:
    """The policy within a theme file; the built-in one where the file has none.

    Raises:
        DataError: it cannot be read or has problems; all of them are in the error.
    """
    file = schemas.load_theme(readers.read(path)).policy
    return STANDING if file is None else policy_of(file)


def policy_of(file: schemas.PolicyFile) -> Policy:
    """The built-in policy, changed as a file says.

    An audience that the file names anew is treated as the one that it is ``like``, else as a stranger:
    nothing by default, pseudonyms, in silence.
    """
    known = {each.name: each for each in STANDING.audiences}
    for name in _bases_first(file.audiences):
        known[name] = _audience(name, file.audiences[name], known)
    own = {name: Default(*each) for name, each in file.defaults.items()}
    return replace(
        STANDING,
        audiences=tuple(known.values()),
        defaults={**STANDING.defaults, **own},
        mark=file.mark or STANDING.mark,
        systems=file.systems,
        rules=load_rules(file.rules) if file.rules else STANDING.rules,
    )


def _bases_first(said: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """The names, each behind the one that it is like; in a circle of likenesses nobody comes first."""
    ordered: dict[str, None] = {}
    for name in said:
        chain = [name]
        while (like := said[chain[-1]].get("like")) in said and like not in chain:
            chain.append(str(like))
        ordered.update(dict.fromkeys(reversed(chain)))
    return tuple(ordered)


def _audience(name: str, said: Mapping[str, str], known: Mapping[str, Audience]) -> Audience:
    like = said.get("like")
    base = known.get(name) or known.get(like or "") or Audience(name)
    return Audience(
        name=name,
        people=People(said.get("people", base.people.value)),
        withheld=Manner(said.get("withheld", base.withheld.value)),
        pictures=Pictures(said.get("pictures", base.pictures.value)),
        originals=Originals(said.get("originals", base.originals.value)),
        like=like or (base.like if base.name == name else None),
        reason=said.get("reason", base.reason),
    )
