"""The schema of a policy, in a file of its own or within a theme file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.errors import DataError
from docgen.incident import AUDIENCES, IN_EVERY_EDITION, INTERNAL
from docgen.location import FieldPath
from docgen.problem import Problem
from docgen.readers import Source
from docgen.schemas.audience_field import Audiences, audience_name
from docgen.schemas.choice_field import Word
from docgen.schemas.cleaning import clean
from docgen.schemas.collection_field import Items, Named, Part
from docgen.schemas.fault import placed
from docgen.schemas.loading import incident_record, load_record
from docgen.schemas.record import Record
from docgen.schemas.suggestion import did_you_mean, quoted
from docgen.schemas.text_field import Line, Markdown


class AudienceRecord(Record):
    """One audience, and how its editions are made."""

    like = Line("The audience whose defaults it shares.")
    people = Word(("names", "pseudonyms"), "Whether people have their names.")
    withheld = Word(("marked", "silent"), "Whether the edition says where something was taken out.")
    pictures = Word(("painted", "whole"), "Whether areas of pictures are painted over as the data ask.")
    originals = Word(
        ("untold", "told"), "Whether the digest of evidence as it was before secrets were replaced is given."
    )
    reason = Line("Why it does not see what it does not see; for the redaction record.")


class DefaultRecord(Record):
    """Who sees a field that carries no label."""

    audience = Audiences("The audiences besides the internal one.", required=True)
    reason = Line("Why nobody else does; for the redaction record.")


class DefaultPart(Part):
    """Who sees a field: the audiences alone, or with a reason."""

    def _deserialize(self, value: Any, attr: Any, data: Any, partial: Any = None, **kwargs: Any) -> Any:
        if isinstance(value, (list, str)):
            return {"audience": Audiences().deserialize(value)}
        return super()._deserialize(value, attr, data, partial=partial, **kwargs)


class PolicyRecord(Record):
    """Who may see what, and how each audience is treated."""

    audiences = Named(Part(AudienceRecord, required=True), audience_name, "Audiences by their names.")
    defaults = Named(DefaultPart(DefaultRecord, required=True), str, "Who sees a field, by its dotted path.")
    mark = Line("What stands where something was taken out.")
    systems = Items(Line(required=True), "Names of actors and owners that are no persons.")
    rules = Line("A file with rules that find secrets in evidence, relative to this file.")


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """What a policy file says, checked; what it does not say is left to the built-in policy."""

    audiences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, tuple[tuple[str, ...], str | None]] = field(default_factory=dict)
    mark: str | None = None
    systems: tuple[str, ...] = ()
    rules: str | None = None


def load_policy(source: Source) -> PolicyFile:
    """Check the data of a policy file.

    Raises:
        DataError: with everything that is wrong.
    """
    data, changes = clean(source.data)
    values, faults = load_record(PolicyRecord(), data)
    problems = [*changes, *faults, *check_policy(values)]
    if problems:
        raise DataError(placed(problems, source.positions))
    return policy_file(values, source.folder)


def check_policy(values: Mapping[str, Any], path: FieldPath = ()) -> Iterator[Problem]:
    """What is wrong across the fields of a policy that stands at ``path``."""
    own = values.get("audiences") or {}
    known = list(dict.fromkeys((*AUDIENCES, *own)))
    for name, audience in own.items():
        like, place = (audience or {}).get("like"), (*path, "audiences", name, "like")
        if like == name:
            yield Problem(
                "audience", f"{quoted(name)} is like itself", "another audience, or no such key", place
            )
        elif like == INTERNAL:
            message = f"nobody but {INTERNAL} sees everything, so that nobody is like it"
            yield Problem("audience", message, f"documents for {INTERNAL}, or defaults of its own", place)
        elif like is not None and like not in known:
            yield _unknown(like, known, place)
    fields = dict(_fields(incident_record()))
    for name, default in (values.get("defaults") or {}).items():
        if name not in fields:
            message = f"there is no field {quoted(name)} that could be withheld"
            yield Problem("field", message, did_you_mean(name, sorted(fields)), (*path, "defaults", name))
        elif not fields[name]:
            yield _inseparable(name, (*path, "defaults", name))
        for each in (default or {}).get("audience") or ():
            if each not in known:
                yield _unknown(each, known, (*path, "defaults", name))


def policy_file(values: Mapping[str, Any], folder: Path | None = None) -> PolicyFile:
    """What checked values say; paths start at a folder."""
    rules = values.get("rules")
    return PolicyFile(
        audiences={
            name: {key: value for key, value in each.items() if value is not None}
            for name, each in (values.get("audiences") or {}).items()
        },
        defaults={
            name: (tuple(each["audience"]), each.get("reason"))
            for name, each in (values.get("defaults") or {}).items()
        },
        mark=values.get("mark"),
        systems=tuple(values.get("systems") or ()),
        rules=str((folder or Path()) / rules) if rules else None,
    )


def _unknown(name: str, known: list[str], path: FieldPath) -> Problem:
    return Problem("audience", f"there is no audience {quoted(name)}", did_you_mean(name, known), path)


def _inseparable(name: str, path: FieldPath) -> Problem:
    around, _, last = name.rpartition(".")
    if not around:
        return Problem("field", f"{quoted(name)} stands in every edition", "no such default", path)
    message = f"without {quoted(last)} there is no {quoted(around)}"
    return Problem("field", message, f"a default of {around}, which takes out all of it", path)


def _fields(record: Record, before: str = "") -> Iterator[tuple[str, bool]]:
    """The dotted paths of all fields of a record and of the records within it, each with whether it can go.

    A required text leaves a mark; of anything else that is required, an edition would keep what it is.
    """
    for key, kind in record.keys.items():
        if key.startswith(("$", "schema_")):
            continue
        name = f"{before}{key}"
        yield name, name not in IN_EVERY_EDITION and (not kind.required or isinstance(kind, (Line, Markdown)))
        inner = kind.inner if isinstance(kind, Items) else kind
        if isinstance(inner, Part):
            yield from _fields(inner.record(), f"{name}.")
