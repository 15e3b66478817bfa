"""Making the documents of one input: what a worker does."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import TypeAlias

import docgen
from docgen.batch.failing import NO_ROOM, failure_of
from docgen.batch.limit import time_limit
from docgen.batch.order import Commission, Done, Order, Task
from docgen.document import Document
from docgen.errors import DataError, DocgenError, OutputError, UnreadableError
from docgen.evidence import Dossier
from docgen.finishing import open_document
from docgen.instant import in_zone
from docgen.layout_api import Options
from docgen.manifest import Failure, FailureKind, Line
from docgen.pipeline import assemble, validate, write
from docgen.policy import Edition, edition
from docgen.problem import Problem
from docgen.readers import MAX_BYTES, read_bytes
from docgen.storage import Place, appendix_paths, fetched
from docgen.theme import Theme
from docgen.typeface import Typefaces, load_typefaces
from docgen.writers import Artifact

_Checked: TypeAlias = tuple[Dossier, Edition]
"""What the data hold, and what of it the audience sees."""

_MOST_BYTES = 1024 * 2**20
_NAMELESS = "its name could not be found out, although its data are right (run the batch again)"
_MEND = "move it away, or let it be replaced with --replace"


def make(order: Order, task: Task, seconds: float) -> Done:
    """Make the documents of an input, each whole under its name, and say how each of them stands.

    Each has ``seconds`` of time, the first with reading and checking the data; one that needs longer ends the
    process. So does one for which there is no memory: see :mod:`docgen.batch.worker`.
    """
    making = _Making(order, task)
    lines: list[Line] = []
    for commission in task.commissions:
        with time_limit(seconds):
            lines.append(making.line(commission))
    return Done(tuple(lines), making.full, making.problems)


class _Making:
    """One input at work: the data are read and checked once, and each layout assembles once."""

    def __init__(self, order: Order, task: Task) -> None:
        self.full = False
        self.problems: tuple[Mapping[str, object], ...] = ()
        self._order = order
        self._task = task
        self._found: _Checked | Failure | None = None
        self._documents: dict[str, Document] = {}

    def line(self, commission: Commission) -> Line:
        """One document, made and written; or why it could not be."""
        start = time.perf_counter()
        try:
            told = self._made(commission)
        except MemoryError:
            raise
        except OutputError as error:
            reason = error.__cause__.errno if isinstance(error.__cause__, OSError) else None
            self.full = self.full or reason in NO_ROOM
            told = {"failure": failure_of(error)}
        except DocgenError as error:
            told = {"failure": failure_of(error)}
        except (Exception, SystemExit) as error:  # noqa: BLE001 - a bug in one document must not stop the others
            told = {"failure": self._unforeseen(error)}
        return Line(
            source=self._task.source,
            layout=commission.layout_name,
            format=commission.format,
            recipe_sha256=commission.recipe,
            docgen=docgen.__version__,
            finished=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            seconds=round(time.perf_counter() - start, 3),
            document=commission.document,
            source_sha256=self._task.digest,
            incident=self._task.facts,
            audience=self._order.audience,
            **told,  # type: ignore[arg-type] # a part of the same line
        )

    def _unforeseen(self, error: BaseException) -> Failure:
        """A bug, unless a library had no room for what it writes besides, such as fonts."""
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            self.full = True
            return Failure(FailureKind.OUTPUT, f"{self._task.source}: cannot be made: {error.strerror}")
        return Failure(FailureKind.BUG, "".join(traceback.format_exception(error)))

    def _made(self, commission: Commission) -> dict[str, object]:
        checked = self._checked()
        if isinstance(checked, Failure):
            return {"failure": checked}
        whole, made_for = checked
        if not commission.document:
            return {"failure": Failure(FailureKind.DIED, f"{self._task.input.address}: {_NAMELESS}")}
        artifact = self._artifact(commission, made_for)
        digest = sha256(artifact.data).hexdigest()
        _deliver(self._order, commission, artifact.data, digest)
        return {
            "sha256": digest,
            "size": len(artifact.data),
            "pages": artifact.pages,
            "content_sha256": made_for.dossier.digest,
            "exhibits": tuple(_exhibits(whole)),
            "findings": tuple(map(str, whole.findings)),
        }

    def _checked(self) -> _Checked | Failure:
        if self._found is None:
            try:
                self._found = self._validated()
            except DataError as error:
                self._tell(error.problems)
                self._found = failure_of(error)
        return self._found

    def _tell(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problem.as_data() for problem in problems)

    def _validated(self) -> _Checked | Failure:
        origin, task = self._task.input, self._task
        source = read_bytes(origin.place.read(origin.name, MAX_BYTES), origin.address)
        if task.digest and source.digest != task.digest:
            return Failure(
                FailureKind.CHANGED,
                f"{origin.address}: the data changed while the batch was at work (run it again)",
            )
        with fetched(origin, appendix_paths(source.data)) as folder:
            whole = validate(source, folder=folder, strict=self._order.strict, policy=self._order.policy)
        self._tell(whole.findings)
        return whole, edition(whole, self._order.audience, self._order.policy)

    def _artifact(self, commission: Commission, made_for: Edition) -> Artifact:
        theme = self._order.theme
        if commission.layout not in self._documents:
            as_of = in_zone(self._order.as_of, made_for.dossier.incident.timezone)
            options = Options(theme.organization, theme.logo, as_of, made_for.record)
            self._documents[commission.layout] = assemble(made_for.dossier, commission.layout, options)
        typefaces = _typefaces(theme, self._order.fonts)
        return write(
            self._documents[commission.layout], commission.format, theme, typefaces, self._order.options
        )


@lru_cache(maxsize=4)
def _typefaces(theme: Theme, fonts: tuple[str, ...]) -> Typefaces:
    return load_typefaces(theme, fonts)


def _exhibits(dossier: Dossier) -> Iterator[tuple[str, str]]:
    for each in dossier.exhibits:
        if each.appendix.path is not None:
            yield each.appendix.path, each.sha256


def _deliver(order: Order, commission: Commission, data: bytes, digest: str) -> None:
    """Give the document its name, unless that would cost somebody their work.

    Raises:
        OutputError: what stands there was changed after docgen made it, or is none of docgen's; or the file
            cannot be written.
    """
    out, name = order.out, commission.document
    standing = out.digest(name)
    if standing == digest:
        return
    if standing is not None and not order.replace and standing != commission.known:
        _check_replaceable(out, name)
    try:
        out.write(name, data, replace=standing is not None)
    except OutputError:
        if out.digest(name) != digest:  # else another worker, taken for dead, was done with it after all
            raise


def _check_replaceable(out: Place, name: str) -> None:
    """A run that was ended before it could say so may have made this file: then it is as its seal says."""
    address = f"{out.address.rstrip('/')}/{name}"
    try:
        changed = bool(open_document(out.read(name, _MOST_BYTES)).differences)
    except (DataError, UnreadableError) as error:
        raise OutputError(f"{address}: is there already and was not made by docgen ({_MEND})") from error
    if changed:
        raise OutputError(f"{address}: was changed after docgen made it ({_MEND})")
