"""A batch without processes: a crew that does each task where it stands, and small incidents to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from docgen.batch import Batch, Order, Plan, Stop, Tally, Terms, open_journal, read_pattern
from docgen.batch.crew import Finished
from docgen.manifest import Line
from docgen.storage import find_inputs, open_place

MINIMAL = "id: {id}\ntitle: The gateway fails\nseverity: S2\ndate: {date}\n"


class CrewHere:
    """Does every task at once, in this process."""

    def __init__(self) -> None:
        self.done: list[Finished] = []
        self.calls: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def has_room(self) -> bool:
        return not self.done

    def start(
        self, ticket: int, function: Callable[..., Any], arguments: tuple[Any, ...], seconds: float
    ) -> None:
        self.calls.append(function.__name__)
        self.done.append(Finished(ticket, function(*arguments)))

    def wait(self, seconds: float) -> Sequence[Finished]:
        done, self.done = self.done, []
        return done

    def stop(self) -> None:
        pass


class Heard:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.plans: list[Plan] = []

    def looked(self, count: int, total: int) -> None:
        pass

    def planned(self, plan: Plan) -> None:
        self.plans.append(plan)

    def done(self, line: Line) -> None:
        self.lines.append(line)


def write_incident(path: Path, id_: str = "INC-1", date: str = "2026-03-14", more: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MINIMAL.format(id=id_, date=date) + more, "utf-8")
    return path


def order_for(out: Path, **given: Any) -> Order:
    return replace(Order(open_place(str(out)), formats=("docx",)), **given)


def run_here(
    order: Order, *inputs: Path | str, name: str = "{date}-{id}-{layout}", force: bool = False
) -> tuple[Tally, Heard]:
    heard = Heard()
    with open_journal(order.out) as journal:
        batch = Batch(order, Terms(read_pattern(name), 60, force), CrewHere(), journal, Stop(), heard)
        tally = batch.run(find_inputs(list(map(str, inputs))))
    return tally, heard


def reworded(part: bytes) -> bytes:
    """The main part of a document, changed by a reviewer."""
    assert b"The gateway fails" in part
    return part.replace(b"The gateway fails", b"The gateway failed")


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
