"""Canary words in everything of a fixture that can be restricted, each with those who may see it.

They are planted by the schema, so that a field that is added tomorrow has its canary, too.
"""

from __future__ import annotations

import json
import shutil
import zlib
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from docgen.incident import AUDIENCES
from docgen.location import FieldPath
from docgen.policy import STANDING
from docgen.readers import read
from docgen.schemas.collection_field import Items, Link, Part, Points
from docgen.schemas.incident_record import IncidentRecord
from docgen.schemas.name_field import Address
from docgen.schemas.text_field import Line, Markdown
from docgen.schemas.time_field import Day, Time
from made import fixture_files

LABELS = (
    None,
    ["internal"],
    ["leadership"],
    ["regulator"],
    ["customer"],
    ["leadership", "regulator"],
    ["regulator", "customer"],
)
ALL = frozenset(AUDIENCES)
NAMED = ALL - {"customer"}
"""Those to whom the built-in policy gives names of people."""
_LEAST = {
    "timeline": {"at": "10:00", "event": "It began."},
    "action_items": {"description": "Mend it."},
    "sign_off": {"role": "Author"},
}
_PERSONS = {"commander", "author", "actor", "owner"}
_KEPT = {
    "schema_version",
    "$schema",
    "timezone",
    "language",
    "date",
    "status",
    "severity",
    "id",
    "redactions",
}
_TIMES = {"impact_start", "impact_end", "detected_at", "mitigated_at", "resolved_at", "postmortem_date"}
_MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


@dataclass
class Planted:
    """Data with canaries: by each form of each canary who may see it, and where it was planted."""

    folder: Path
    variant: int = 0
    canaries: dict[str, tuple[frozenset[str], str]] = field(default_factory=dict)
    numbers: Any = field(default_factory=lambda: count(1))
    turn: int = 0

    def word(self, seen_by: frozenset[str], where: str) -> str:
        token = f"Qz{self.letters()}qz"
        self.canaries[token] = (seen_by, where)
        return token

    def secret(self, where: str) -> str:
        """The form of a key of AWS, which a sanitizing edition marks and the internal one shows."""
        key = "AKIA" + self.letters().upper() * 4
        self.canaries[key] = (frozenset({"internal"}), f"a secret in {where}")
        return key

    def letters(self) -> str:
        number, made = next(self.numbers), ""
        for _ in range(4):
            number, rest = divmod(number, 20)
            made += "bcdfghjklmnprstvwxyz"[rest]
        return made

    def day(self, seen_by: frozenset[str], where: str) -> str:
        number = next(self.numbers)
        year, month, day = 2031 + number // 200, number % 12, 10 + number // 12 % 17
        shown = f"{year}-{month + 1:02}-{day}"
        for form in (shown, f"{day} {_MONTHS[month]} {year}"):
            self.canaries[form] = (seen_by, where)
        return shown

    def label(self) -> list[str] | None:
        self.turn += 1
        return LABELS[(self.turn + self.variant) % len(LABELS)]


def planted(name: str, folder: Path, variant: int = 0, *, lists: bool = True) -> tuple[Path, Planted]:
    """The file of a fixture with canaries, below a folder; the variant turns the labels by one place.

    Without ``lists`` it has single fields alone.
    """
    source = fixture_files()[name]
    shutil.copytree(source.parent, folder, dirs_exist_ok=True)
    planting = Planted(folder, variant)
    data = deepcopy(dict(read(source).data))
    data.pop("customer_impact", None)  # these two get texts of their own below
    data["impact"] = {key: value for key, value in (data.get("impact") or {}).items() if key != "customer"}
    _plant(planting, IncidentRecord(), data, (), ALL)
    _plant_passages(planting, data)
    _plant_people(planting, data)
    _plant_redactions(planting, data)
    _plant_references(planting, data)
    _plant_secrets(planting, data)
    if not lists:
        data = {**_without_lists(data), "status": "Draft"}
    path = folder / "planted.json"
    path.write_text(json.dumps(data, default=str, ensure_ascii=False), "utf-8")
    return path, planting


def _without_lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    label = {key: value[key] for key in ("audience", "reason") if key in value}
    kept = {key: each for key, each in value.items() if not isinstance(each, list)}
    return {**{key: _without_lists(each) for key, each in kept.items()}, **label}


def _seen_by_default(path: FieldPath, around: frozenset[str]) -> frozenset[str]:
    """As the built-in table says: worked out here once more, and not by the code that is tested."""
    names = [step for step in path if isinstance(step, str)]
    if names[0] in {"id", "title", "severity", "date", "status"}:
        return ALL
    for length in range(len(names), 0, -1):
        found = STANDING.defaults.get(".".join(names[:length]))
        if found is not None:
            within = any(isinstance(step, int) for step in path[:-1]) and length < len(names)
            return around if within else frozenset({"internal", *found.audience})
    return frozenset({"internal"})


def _labelled(label: list[str] | None, usual: frozenset[str]) -> frozenset[str]:
    return usual if label is None else frozenset({"internal", *label})


def _plant(
    planting: Planted, record: Any, data: dict[str, Any], path: FieldPath, around: frozenset[str]
) -> None:
    for key, kind in record.keys.items():
        if key in data and data[key] not in (None, "") and key not in _KEPT:
            plant = _filed if (*path, key)[0] == "regulatory" else _value
            data[key] = plant(planting, kind, data[key], (*path, key), around)


def _value(planting: Planted, kind: Any, value: Any, path: FieldPath, around: frozenset[str]) -> Any:
    match kind:
        case Items():
            return _items(planting, kind.inner, value, path)
        case Points() if isinstance(value, list):
            return _items(planting, Markdown(), value, path)
        case Part():
            _plant(planting, kind.schema, value, path, around)
            return value
        case Markdown() | Points():
            return _text(planting, value, path, around)
    seen_by = _seen_by_default(path, around) & (around if len(path) > 1 else ALL)
    match kind:
        case Day() | Time():
            return value if path[0] in _TIMES else planting.day(seen_by, str(path))
        case Address():
            return f"{value}/{planting.word(seen_by, str(path))}"
        case Line():
            return _line(planting, value, path, seen_by)
    return value


def _filed(planting: Planted, kind: Any, value: Any, path: FieldPath, around: frozenset[str]) -> Any:
    """What a filing asks for goes to its readers as a whole; only what is free text can hold a word more."""
    match kind:
        case Items() if isinstance(kind.inner, Part):
            for index, item in enumerate(value):
                _plant(planting, kind.inner.schema, item, (*path, index), around)
        case Part():
            _plant(planting, kind.schema, value, path, around)
        case _ if type(kind) in {Line, Markdown}:
            return f"{value} {planting.word(_seen_by_default(path[:1], ALL), str(path))}"
    return value


def _line(planting: Planted, value: str, path: FieldPath, seen_by: frozenset[str]) -> str:
    if path[-1] == "path":
        return _file(planting, value, path, seen_by)
    if path[-1] in _PERSONS or (path[0] == "sign_off" and path[-1] == "name"):
        return value  # people have canaries of their own
    return f"{value} {planting.word(seen_by, str(path))}"


def _text(planting: Planted, value: str, path: FieldPath, around: frozenset[str]) -> Any:
    label = planting.label()
    seen_by = _labelled(label, _seen_by_default(path, around)) & (around if len(path) > 1 else ALL)
    if len(path) > 1 and not any(isinstance(step, int) for step in path):
        seen_by = _labelled(label, _seen_by_default(path, around))
    text = f"{value}\n\n{planting.word(seen_by, str(path))}"
    return text if label is None else {"text": text, **_said(planting, label, path)}


def _said(planting: Planted, label: list[str], path: FieldPath) -> dict[str, Any]:
    reason = planting.word(frozenset({"internal"}), f"{path} reason")
    return {"audience": label, "reason": f"Because {reason}"}


def _items(planting: Planted, inner: Any, items: list[Any], path: FieldPath) -> list[Any]:
    """Every item, and again from the first until each label has one."""
    wanted = [deepcopy(items[index % len(items)]) for index in range(max(len(items), len(LABELS)))]
    made = []
    for index, item in enumerate(wanted if items else []):
        here, label = (*path, index), planting.label()
        seen_by = _labelled(label, _seen_by_default(here, ALL))
        if isinstance(inner, Part):
            held = {"url": item} if isinstance(inner, Link) and isinstance(item, str) else item
            if index >= len(items):  # another of that name would be ambiguous
                held = {key: each for key, each in held.items() if key not in {"name", "part_of"}}
            _plant(planting, inner.schema, held, here, seen_by)
            made.append(held if label is None else {**held, **_said(planting, label, here)})
        else:
            text = f"{item} {planting.word(seen_by, str(here))}"
            made.append(text if label is None else {"text": text, **_said(planting, label, here)})
    return made


def _file(planting: Planted, value: str, path: FieldPath, seen_by: frozenset[str]) -> str:
    """A copy of the file with a canary in its name, and one in what it holds."""
    source = planting.folder / value
    name = f"{source.stem}-{planting.word(seen_by, f'{path} name')}{source.suffix}"
    data = source.read_bytes()
    is_png = data.startswith(b"\x89PNG")
    if is_png:  # where people have no names, nothing of a picture travels but what is shown
        seen_by = frozenset() if _is_painted(path) else seen_by & NAMED
    inside = planting.word(seen_by, f"{path} content").encode()
    if is_png:
        chunk = b"tEXtComment\0" + inside
        length, check = (len(chunk) - 4).to_bytes(4, "big"), zlib.crc32(chunk).to_bytes(4, "big")
        data = data[:33] + length + chunk + check + data[33:]
    elif source.suffix in {".log", ".txt", ".diff", ".yaml", ".csv"}:
        data += b"\n" + inside + b"\n"
    else:
        del planting.canaries[inside.decode()]
    (planting.folder / name).write_bytes(data)
    return name


def _is_painted(path: FieldPath) -> bool:
    return isinstance(path[1], int) and path[1] % 2 == 0


def _plant_redactions(planting: Planted, data: dict[str, Any]) -> None:
    """Every second picture has areas to be painted over; then nobody has the digest of its file."""
    for index, appendix in enumerate(data.get("appendices") or ()):
        is_png = appendix["kind"] == "image" and appendix["path"].endswith(".png")  # others are all alike
        if is_png and _is_painted(("appendices", index)):
            appendix["redactions"] = [{"x": 3, "y": 5, "w": 20, "h": 10}, {"x": 0, "y": 0, "w": 1, "h": 1}]
            digest = sha256((planting.folder / appendix["path"]).read_bytes()).hexdigest()
            planting.canaries[digest] = (frozenset(), f"the digest of picture {index}")


def _plant_secrets(planting: Planted, data: dict[str, Any]) -> None:
    """A key in code that all see, and one in each exhibit that is text: for the internal edition alone."""
    data["impact"]["customer"] += f"\n\n    key = {planting.secret('code')}\n"
    for index, appendix in enumerate(data.get("appendices") or ()):
        if appendix["kind"] in {"log", "diff", "config", "transcript"} and "path" in appendix:
            with (planting.folder / appendix["path"]).open("a", encoding="utf-8") as file:
                file.write(f"\nkey = {planting.secret(f'exhibit {index}')}\n")


def _plant_references(planting: Planted, data: dict[str, Any]) -> None:
    """A text that all see speaks of the last exhibit, whose letter no audience has that does not see all."""
    count = sum("part_of" not in appendix for appendix in data.get("appendices") or ())
    if count:
        last = f"Exhibit {chr(ord('A') + count - 1)}"
        data["impact"]["customer"] += f"\n\nAs {last} shows.\n"
        planting.canaries[last] = (frozenset({"internal"}), "a reference")


def _plant_passages(planting: Planted, data: dict[str, Any]) -> None:
    """A passage for each label in a text that all see, one of them in a list and one in a quote."""
    lines = ["Seen by all."]
    for index, label in enumerate(LABELS[1:]):
        seen_by = frozenset({"internal", *(label or ())})
        indent = ("", "  ", "> ")[index % 3]
        lines += ["", "- an item" if indent == "  " else "> a quote" if indent else "A line."]
        names = " ".join(label or ())
        reason = planting.word(frozenset({"internal"}), "passage reason")
        lines += [f"{indent}::: audience {names} ({reason})", f"{indent}{planting.word(seen_by, 'passage')}"]
        lines += [f"{indent}:::", ""]
    data["impact"] = {**(data.get("impact") or {}), "customer": "\n".join(lines)}


def _plant_people(planting: Planted, data: dict[str, Any]) -> None:
    """A commander, an author, an actor, an owner and one who signs, all spoken of where customers read."""
    spoken = []
    for given, surname, where in (
        ("Zvenka", "Qommarov", "commander"),
        ("Yxolde", "Qauthery", "author"),
        ("Xanthy", "Qactorsen", "actor"),
        ("Wubbo", "Qownerman", "owner"),
        ("Vjera", "Qsignova", "sign_off"),
    ):
        for form in (given, surname):
            planting.canaries[form] = (NAMED, f"the name of the {where}")
        spoken.append(
            f"{given} {surname} saw it; {surname}'s note, {given[0]}. {surname}, and **{given}** too."
        )
        spoken.append(
            f"Write to {given}.{surname}@example.org or {given.lower()}.{surname.lower()}@example.org."
        )
        name = f"{given} {surname}"
        if where in {"commander", "author"}:
            data[where] = name
        else:
            group, key = {"actor": ("timeline", "actor"), "owner": ("action_items", "owner")}.get(
                where, ("sign_off", "name")
            )
            if not data.get(group):
                data[group] = [dict(_LEAST[group])]
            for item in data[group]:
                item[key] = name
    data["customer_impact"] = "\n\n".join(spoken)
