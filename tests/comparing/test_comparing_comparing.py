"""The comparison of whole incidents: nothing is missed, nothing is told that is not so."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.comparing import Change, Comparison, FieldChange, Held, RowChange, Version, compare, new_of
from docgen.comparing.comparing import _instant
from docgen.comparing.naming import shown
from docgen.enclosure import canonical_json
from docgen.errors import DataError
from docgen.readers import read_bytes
from docgen.schemas import dump_incident, load_incident
from incidents import incidents

BASE = {"id": "INC-1", "title": "A title", "severity": "S1", "date": "2026-03-01"}


def version(data: dict[str, Any], **more: Any) -> Version:
    return Version("data.yaml", "Data file (YAML)", {**BASE, **data}, **more)


def found(old: dict[str, Any], new: dict[str, Any]) -> list[Any]:
    return list(compare(version(old), version(new)).changes)


def told(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [
        f"{each.change.value} {each.kind}: {each.label}"
        if isinstance(each, RowChange)
        else f"{each.change.value} {each.name}"
        for each in found(old, new)
    ]


def as_text(value: Any, *, in_row: bool = False) -> Any:
    """The data with every value as it is shown: within a row a list of words is one text."""
    match value:
        case dict():
            return {key: as_text(each, in_row=in_row) for key, each in value.items()}
        case list() if in_row:
            return shown(value)
        case list():
            return [as_text(each, in_row=True) for each in value]
        case _:
            return shown(value)


def patched(old: dict[str, Any], comparison: Comparison) -> dict[str, Any]:
    """The new data, of the old ones and what is told alone."""
    made = as_text(old)
    lists: dict[tuple[Any, ...], list[RowChange]] = {}
    for each in comparison.changes:
        if isinstance(each, RowChange):
            lists.setdefault(each.path[:-1], []).append(each)
        else:
            put(made, each.path, each)
    for path, rows in lists.items():
        *around, key = path
        place = made
        for step in around:
            place = place.setdefault(step, {})
        before = place.get(key, [])
        after = rebuilt(before if isinstance(before, list) else [before], rows)
        place[key] = after
    return without_empty(made)


def put(made: dict[str, Any], path: tuple[Any, ...], change: FieldChange) -> None:
    for step in path[:-1]:
        made = made.setdefault(step, {})
    if change.change is Change.REMOVED:
        del made[path[-1]]
    else:
        made[path[-1]] = new_of(change.pieces)


def rebuilt(before: list[Any], rows: list[RowChange]) -> list[Any]:
    count = len(before) - sum(row.new is None for row in rows) + sum(row.old is None for row in rows)
    made: list[Any] = [None] * count
    placed = {row.new: row for row in rows if row.new is not None and (row.old is None or row.moved)}
    by_old = {row.old: row for row in rows if row.old is not None}
    steady = iter(
        at
        for at in range(1, len(before) + 1)
        if at not in by_old or (by_old[at].new is not None and not by_old[at].moved)
    )
    for place in range(1, count + 1):
        row = placed.get(place)
        if row is not None:
            made[place - 1] = with_fields(before[row.old - 1] if row.old else None, row)
        else:
            origin = next(steady)
            made[place - 1] = with_fields(before[origin - 1], by_old.get(origin))
    return made


def with_fields(row: Any, change: RowChange | None) -> Any:
    if change is None or not change.fields:
        return {} if row is None else row
    if len(change.fields) == 1 and change.fields[0].path == change.path:
        return new_of(change.fields[0].pieces)
    made = dict(row or {})
    for field in change.fields:
        put(made, field.path[len(change.path) :], field)
    return made


def without_empty(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    kept = {key: without_empty(each) for key, each in value.items()}
    return {key: each for key, each in kept.items() if each not in ({}, [])}


def loaded(data: dict[str, Any]) -> dict[str, Any] | None:
    try:
        incident, _ = load_incident(read_bytes(canonical_json(data), "data.json", "json"))
    except DataError:
        return None
    return dump_incident(incident)


def comparable(data: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Events in order of time, exhibits without their texts, a list where the other has one."""
    made = dict(data)
    for key in ("went_well", "could_improve", "lessons_learned"):
        if isinstance(made.get(key), str) and isinstance(other.get(key), list):
            made[key] = [made[key]]
    if "timeline" in made:
        made["timeline"] = sorted(made["timeline"], key=_instant)
    if "appendices" in made:
        made["appendices"] = [{k: v for k, v in row.items() if k != "text"} for row in made["appendices"]]
    return without_empty(made)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(incidents, incidents, st.data())
def test_what_is_told_makes_the_new_data_of_the_old(
    old: dict[str, Any], new: dict[str, Any], data: st.DataObject
) -> None:
    mixed = {**old, **{key: new[key] for key in data.draw(st.sets(st.sampled_from(sorted(new))))}}
    before, after = loaded(old), loaded(mixed)
    if before is None or after is None:
        return
    comparison = compare(Version("a", "", before), Version("b", "", after))
    expected = comparable(after, before)
    assert patched(comparable(before, after), comparison) == as_text(expected)
    assert bool(comparison.parts) is (comparable(before, after) != expected)


@given(incidents)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_incident_does_not_differ_from_itself(data: dict[str, Any]) -> None:
    same = loaded(data)
    if same is not None:
        comparison = compare(Version("a", "", same), Version("b", "", same))
        assert (comparison.parts, comparison.uncompared) == ((), ())


def test_parts_and_names_are_those_of_the_template_in_its_order() -> None:
    old = {"document": {"version": "1.0"}, "impact": {"customer": "a"}, "commander": "A"}
    new = {"document": {"version": "1.1"}, "impact": {"customer": "b"}, "commander": "B", "detection": "c"}
    comparison = compare(version(old), version(new))
    assert [(part.name, [each.name for each in part.changes]) for part in comparison.parts] == [
        ("Incident Summary", ["Incident Commander"]),
        ("Impact Assessment", ["User / Customer Impact"]),
        ("Detection and Response Assessment", ["Detection"]),
        ("Document Control", ["Version"]),
    ]


def test_a_key_that_nobody_has_named_is_compared_all_the_same() -> None:
    old = {"regulatory": {"aware_at": "2026-03-01T10:00:00+00:00", "dora": {"clients_affected": "3"}}}
    new = {"regulatory": {"aware_at": "2026-03-01T11:00:00+00:00", "dora": {"clients_affected": "4"}}}
    (part,) = compare(version(old), version(new)).parts
    assert (part.name, [each.name for each in part.changes]) == (
        "Regulatory",
        ["Aware at", "DORA, clients affected"],
    )


def test_fields_of_one_key_are_told_apart_by_those_around_them() -> None:
    """That *Number* went from 17 to 18 says nothing to whoever reads it."""
    dora = {"clients_affected": {"number": 1}, "transactions_affected": {"number": 1}}
    more = {"clients_affected": {"number": 2}, "transactions_affected": {"number": 2}}
    old = {"regulatory": {"dora": dora | {"entities": [{"name": "A", "contact": {"email": "a"}}]}}}
    new = {"regulatory": {"dora": more | {"entities": [{"name": "A", "contact": {"email": "b"}}]}}}
    (part,) = compare(version(old), version(new)).parts
    *figures, entity = part.changes
    assert [each.name for each in figures if isinstance(each, FieldChange)] == [
        "DORA, clients affected, number",
        "DORA, transactions affected, number",
    ]
    assert isinstance(entity, RowChange)
    assert (entity.kind, [each.name for each in entity.fields]) == ("DORA, entities", ["Contact, email"])
    old, new = ({"document": {"supersedes": {"version": each}}} for each in ("0.8", "0.9"))
    assert compare(version(old), version(new)).parts[0].changes[0].name == "Supersedes, version"


@pytest.mark.parametrize(
    ("key", "old", "new", "expected"),
    [
        (
            "timeline",
            [
                {"at": "2026-03-01T10:00:00+00:00", "event": "A page goes out"},
                {"at": "2026-03-01T11:00:00+00:00", "event": "All is well"},
            ],
            [
                {"at": "2026-03-01T09:59:00+00:00", "event": "A page goes out"},
                {"at": "2026-03-01T10:30:00+00:00", "event": "Rolled back"},
                {"at": "2026-03-01T11:00:00+00:00", "event": "All is well"},
            ],
            [
                "changed Event: 2026-03-01 09:59 UTC · A page goes out",
                "added Event: 2026-03-01 10:30 UTC · Rolled back",
            ],
        ),
        (
            "action_items",
            [{"description": "Do one thing", "ticket": "T-1"}, {"description": "Another", "ticket": "T-2"}],
            [
                {"description": "Said in quite other words", "ticket": "T-1"},
                {"description": "Third", "ticket": "T-3"},
                {"description": "Another", "ticket": "T-2"},
            ],
            ["changed Action Item: T-1 · Said in quite other words", "added Action Item: T-3 · Third"],
        ),
        (
            "sign_off",
            [{"role": "Author"}, {"role": "Manager", "name": "B"}],
            [{"role": "Manager", "name": "B"}, {"role": "Author", "name": "A"}],
            ["moved Signatory: Manager · B", "changed Signatory: Author · A"],
        ),
        (
            "affected_services",
            ["api", "web", "mail"],
            ["web", "mail", "api"],
            ["moved Affected Services: api"],
        ),
        ("went_well", "One thing.", ["One thing.", "Another."], ["added What Went Well: Another."]),
    ],
)
def test_rows_are_known_again(key: str, old: Any, new: Any, expected: list[str]) -> None:
    assert told({key: old}, {key: new}) == expected


def test_a_revision_is_known_by_its_version() -> None:
    old = {"document": {"revisions": [{"version": "1.0", "summary": "First"}]}}
    new = {"document": {"revisions": [{"version": "0.9"}, {"version": "1.0", "summary": "The first"}]}}
    assert told(old, new) == ["added Revision: 0.9", "changed Revision: 1.0 · The first"]


def test_an_exhibit_is_known_by_its_digest_then_by_its_title() -> None:
    log, chart = ({"kind": "log", "title": title, "path": f"{title}.txt"} for title in ("Log", "Chart"))
    renamed = {**log, "title": "Log of the gateway"}
    old = version({"appendices": [log, chart]}, exhibits=(Held("aa", 3, "text/plain", "a\nb"), Held("bb", 2)))
    new = version(
        {"appendices": [chart, renamed]}, exhibits=(Held("cc", 2), Held("aa", 3, "text/plain", "a\nb"))
    )
    rows = {each.label: each for each in compare(old, new).changes if isinstance(each, RowChange)}
    assert [each.name for each in rows["Log of the gateway"].fields] == ["Title"]
    assert [each.name for each in rows["Chart"].fields] == ["SHA-256"]
    assert rows["Log of the gateway"].text is None


def test_of_a_text_that_was_changed_the_lines_are_told() -> None:
    row = {"kind": "log", "title": "Log", "path": "a.log"}
    old = version({"appendices": [row]}, exhibits=(Held("aa", 3, "text/plain", "a\nb"),))
    new = version({"appendices": [row]}, exhibits=(Held("bb", 5, "text/plain", "a\nc d"),))
    (change,) = compare(old, new).changes
    assert isinstance(change, RowChange)
    assert change.text is not None
    assert (change.text.added, change.text.removed) == (1, 1)


class TestWithheld:
    OLD: ClassVar[dict[str, Any]] = {
        "commander": "A",
        "impact": {"customer": "a", "internal": "secret"},
        "affected_services": ["x", "y"],
    }
    NEW: ClassVar[dict[str, Any]] = {
        "commander": "B",
        "impact": {"customer": "b [withheld]"},
        "affected_services": ["x"],
    }

    def test_only_what_both_hold_is_compared(self) -> None:
        comparison = compare(version(self.OLD), version(self.NEW), common=True)
        assert [each.name for each in comparison.changes if isinstance(each, FieldChange)] == [
            "Incident Commander"
        ]
        assert comparison.uncompared == ("Affected Services: y", "User / Customer Impact", "Internal Impact")

    def test_a_partial_version_asks_for_it(self) -> None:
        comparison = compare(version(self.OLD), version(self.NEW, partial=True))
        assert len(list(comparison.changes)) == 1

    def test_else_what_is_not_there_was_removed(self) -> None:
        assert "removed Internal Impact" in told(self.OLD, self.NEW)
