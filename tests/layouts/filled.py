"""An incident that says something in every field, each time with words that stand nowhere else.

It is built from the dataclasses themselves, so that a field that is added tomorrow is in it too, and a
layout that forgets the field is found out.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from itertools import count

from docgen.document import Picture
from docgen.evidence import Dossier, Exhibit
from docgen.incident import Appendix, AppendixKind, Incident, Moment, Status

ONE_PIXEL = Picture(b"a picture", "image/png", 640, 400, 192.0)
FIXED = {"timezone": "Europe/Oslo", "language": "nb", "labels": (), "excerpt": None, "redactions": ()}
WORDS = {
    AppendixKind.IMAGE: "Image",
    AppendixKind.LOG: "Log",
    AppendixKind.DIFF: "Difference",
    AppendixKind.CONFIG: "Configuration",
    AppendixKind.TRANSCRIPT: "Transcript",
    AppendixKind.LINK: "Link",
    AppendixKind.FILE: "File",
}


@dataclass
class Filler:
    """Fills dataclasses; ``tokens`` remembers, by the path of each field, what should be seen of it."""

    status: Status = Status.DRAFT
    points_as_text: bool = False
    tokens: dict[str, str] = field(default_factory=dict)
    counter: typing.Iterator[int] = field(default_factory=lambda: count(1))
    clock: typing.Iterator[int] = field(default_factory=lambda: count(1))

    def incident(self) -> Incident:
        made = self.fill(Incident, "")
        assert isinstance(made, Incident)
        return made

    def fill(self, kind: type, path: str) -> object:
        if kind is Moment:
            return self.moment(path)
        hints = typing.get_type_hints(kind)
        values = {
            each.name: self.value(hints[each.name], f"{path}.{each.name}".lstrip("."))
            for each in fields(kind)
        }
        return kind(**values)

    def value(self, hint: object, path: str) -> object:
        name = path.rsplit(".", 1)[-1]
        if name in FIXED:
            return FIXED[name]
        if name == "appendices":
            return tuple(
                self.appendix(kind, f"appendices[{index}]") for index, kind in enumerate(AppendixKind)
            )
        options = self.options(hint)
        if tuple in map(typing.get_origin, options) and not (self.points_as_text and str in options):
            (listed,) = (option for option in options if typing.get_origin(option) is tuple)
            inner = typing.get_args(listed)[0]
            return tuple(self.value(inner, f"{path}[{index}]") for index in range(2))
        return self.single(options[0], path)

    def single(self, kind: object, path: str) -> object:
        if kind is str:
            return self.text(path)
        if kind is date:
            return self.day(path)
        if kind is bool:
            return True
        if kind in (int, Decimal):
            return self.figure(path, kind)
        assert isinstance(kind, type), f"{path}: {kind}"
        if issubclass(kind, Enum):
            return self.member(kind, path)
        assert is_dataclass(kind), f"{path}: {kind}"
        return self.fill(kind, path)

    @staticmethod
    def options(hint: object) -> list[object]:
        union = typing.get_origin(hint) in (typing.Union, types.UnionType)
        return [each for each in typing.get_args(hint) if each is not types.NoneType] if union else [hint]

    def text(self, path: str) -> str:
        token = f"token{next(self.counter):04}x"
        if path.endswith("url"):
            token = f"https://example.org/{token}"
        self.tokens[path] = token
        return token

    def day(self, path: str) -> date:
        day = date(2030, 1, 1) + timedelta(days=next(self.counter))
        self.tokens[path] = day.isoformat()
        return day

    def figure(self, path: str, kind: object) -> int | Decimal:
        number = 30_000_000 + next(self.counter)
        self.tokens[path] = f"{number:,}"
        return number if kind is int else Decimal(number)

    def moment(self, path: str) -> Moment:
        # 61 minutes apart, so that no two moments have the same time of day.
        instant = datetime(2026, 3, 13, 22, 0, tzinfo=UTC) + timedelta(minutes=61 * next(self.clock))
        self.tokens[path] = f"{instant:%H:%M}"
        return Moment.at(instant)

    def member(self, kind: type[Enum], path: str) -> Enum:
        if kind is Status:
            return self.status
        member = list(kind)[-1]
        self.tokens[path] = member.value
        return member

    def appendix(self, kind: AppendixKind, path: str) -> Appendix:
        made = self.fill(Appendix, path)
        assert isinstance(made, Appendix)
        self.tokens[f"{path}.kind"] = WORDS[kind]
        return Appendix(kind, *(getattr(made, each.name) for each in fields(Appendix) if each.name != "kind"))


def dossier_of(filler: Filler) -> Dossier:
    """The filled incident, with an exhibit of each kind as the evidence room would gather it."""
    incident = filler.incident()
    return Dossier(
        incident, tuple(_exhibit(filler, each, index) for index, each in enumerate(incident.appendices))
    )


def _exhibit(filler: Filler, appendix: Appendix, index: int) -> Exhibit:
    path = f"exhibits[{index}]"
    listing = appendix.kind in (
        AppendixKind.LOG,
        AppendixKind.DIFF,
        AppendixKind.CONFIG,
        AppendixKind.TRANSCRIPT,
    )
    size = 1_000_000 + next(filler.counter)
    filler.tokens[f"{path}.size"] = f"{size:,}"
    return Exhibit(
        appendix,
        media_type=filler.text(f"{path}.media_type"),
        size=size,
        sha256=filler.text(f"{path}.sha256"),
        picture=ONE_PIXEL if appendix.kind is AppendixKind.IMAGE else None,
        text=appendix.text if listing else None,
        notes=(filler.text(f"{path}.notes[0]"), filler.text(f"{path}.notes[1]")),
    )
