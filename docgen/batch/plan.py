"""The plan of a batch: which documents are to be made, under which names, and which are as they should be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from docgen.batch.inquiry import Answer, Inquiry, Known
from docgen.batch.naming import Pattern, folded
from docgen.batch.order import Commission, Order, Task
from docgen.batch.recipe import recipe_digest
from docgen.batch.source import shown_source, source_path
from docgen.errors import PlanError
from docgen.manifest import Facts, Line
from docgen.manifest.line import Key
from docgen.registry import find_layout
from docgen.storage import Input

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done; ``current`` is how many documents are as they should be already."""

    tasks: tuple[Task, ...]
    current: int

    @property
    def count(self) -> int:
        """How many documents are to be made."""
        return sum(len(task.commissions) for task in self.tasks)


class Planner:
    """Plans one order; the questions that it has go to workers, and their answers come back to it."""

    def __init__(self, order: Order, pattern: Pattern, standing: Mapping[Key, Line], *, force: bool) -> None:
        self._order = order
        self._pattern = pattern
        self._force = force
        self._names = {layout: find_layout(layout).name for layout in order.layouts}
        _check_layouts(self._names)
        self._recipes = {
            (layout, format_): recipe_digest(order, layout, format_)
            for layout in order.layouts
            for format_ in order.formats
        }
        self._earlier: dict[str, list[Line]] = defaultdict(list)
        for line in standing.values():
            self._earlier[line.source].append(line)

    def inquiry(self, input: Input, source: str) -> Inquiry:  # noqa: A002 - the field's word
        """What must be found out of an input, which the manifest calls ``source``."""
        made = [line for line in self._earlier[source] if line.failure is None]
        known = tuple(Known(each.document, each.sha256, each.source_sha256, each.exhibits) for each in made)
        return Inquiry(input, known, self._pattern.needs_data)

    def plan(self, inputs: Sequence[tuple[Input, str, Answer]]) -> Plan:
        """What is to be done for inputs, given what was found out of each.

        Raises:
            PlanError: two documents would have one name; nothing is made then.
        """
        commissions = [
            (each, source, answer, list(self._commissions(each, source, answer)))
            for each, source, answer in inputs
        ]
        self._check_names({source: made for _, source, _, made in commissions})
        tasks: list[Task] = []
        current = 0
        for each, source, answer, wanted in commissions:
            needed = tuple(one for one in wanted if not self._is_current(one, source, answer))
            current += len(wanted) - len(needed)
            if needed:
                tasks.append(Task(each, source, answer.digest, answer.facts, needed))
        return Plan(tuple(tasks), current)

    def _commissions(self, input: Input, source: str, answer: Answer) -> Iterator[Commission]:  # noqa: A002
        earlier = {line.document: line.sha256 for line in self._earlier[source] if line.failure is None}
        for (layout, format_), recipe in self._recipes.items():
            name = self._names[layout]
            document = self._document(input, name, format_, answer.facts)
            yield Commission(layout, name, format_, document, recipe, earlier.get(document, ""))

    def _document(self, input: Input, layout: str, format_: str, facts: Facts | None) -> str:  # noqa: A002
        if facts is None and self._pattern.needs_data:
            return ""
        given = {
            "stem": input.stem,
            "suffix": PurePosixPath(input.name).suffix.lstrip("."),
            "folder": input.folder,
            "layout": layout,
            "format": format_,
            "audience": self._order.audience,
        }
        return f"{self._pattern.name(facts, given)}.{format_}"

    def _is_current(self, commission: Commission, source: str, answer: Answer) -> bool:
        if self._force or commission.document not in answer.intact:
            return False
        key = self._key(source, commission)
        return any(
            line.key == key
            and line.recipe_sha256 == commission.recipe
            and line.document == commission.document
            for line in self._earlier[source]
        )

    def _key(self, source: str, commission: Commission) -> Key:
        """What the line of a commission will have for its key."""
        return source, commission.layout_name, commission.format, self._order.audience

    def _check_names(self, wanted: Mapping[str, Sequence[Commission]]) -> None:
        """No two documents, of this run or an earlier one, may have one name."""
        claims: dict[str, dict[Key, str]] = defaultdict(dict)
        for source, commissions in wanted.items():
            for each in (one for one in commissions if one.document):
                claims[folded(each.document)][self._key(source, each)] = each.document
        here = {key for keys in claims.values() for key in keys}
        for line in (line for lines in self._earlier.values() for line in lines):
            rival = folded(line.document)
            if line.document and line.key not in here and rival in claims and self._stands(line):
                claims[rival][line.key] = line.document
        twice = [keys for keys in claims.values() if len(keys) > 1]
        if twice:
            raise PlanError(_collisions(twice, self._order))

    def _stands(self, line: Line) -> bool:
        """Whether an earlier document's input is still there; one that was moved gives up its names."""
        path = source_path(line.source, self._order)
        return path is None or path.exists()


def _collisions(twice: Sequence[Mapping[Key, str]], order: Order) -> Iterator[str]:
    for keys in twice[:_MOST_TOLD]:
        sources = dict.fromkeys(shown_source(source, order) for source, *_ in keys)
        whose = f"from {', '.join(sources)}"
        if len(sources) == 1:
            whose += f" in the layouts {', '.join(dict.fromkeys(layout for _, layout, *_ in keys))}"
        yield f"{next(iter(keys.values()))} would be made {whose}"
    if len(twice) > _MOST_TOLD:
        yield f"so it is with {len(twice) - _MOST_TOLD} more names"
    yield "nothing was made (give --name a pattern that tells them apart, such as {folder}/{stem}-{layout})"


def _check_layouts(names: Mapping[str, str]) -> None:
    twice = [layout for layout, name in names.items() if list(names.values()).count(name) > 1]
    if twice:
        raise PlanError([f"the layouts {', '.join(twice)} call themselves by one name (take one of them)"])


def again(task: Task) -> tuple[Task, ...]:
    """Each document of a task by itself, for another try."""
    return tuple(replace(task, commissions=(each,), attempt=task.attempt + 1) for each in task.commissions)
