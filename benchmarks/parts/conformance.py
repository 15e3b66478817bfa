"""What it costs that documents keep to standards, and carry their data, a seal and their fonts.

The same document is written with and without, warm, in one process, in the order with, without, without,
with: so that neither gains when the machine grows slower or faster meanwhile. Beside it stands a control,
in which all four are written with. What counts is the time of the processor, since other programs take the
clock's; the ratio is that of the sums of two and two, its median and its quarters are given.
The rows of Word's tell apart the files with and without the seal: for the seal the text is read once more.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import pypdfium2
from weasyprint.document import Document as Sheets

from benchmarks.bare import COMPARED, WRITING, Write, documents, plain_pdf, whole_pdf
from benchmarks.parts.part import Part, Result
from benchmarks.setting import Setting, say
from docgen.document import Document
from docgen.writers.pdf import finish, output

LIMIT = 1.15
STAGES = {
    "marks prepared": (output, "marked_sheets"),
    "colour profile": (finish, "write_screen_intent"),
    "digests of pages and files": (finish, "digests_of_parts"),
    "structure grown": (finish, "structure_of"),
    "structure written": (finish, "write_structure"),
    "files attached": (finish, "enclose"),
    "metadata": (finish, "xmp_packet"),
    "seal": (finish, "sealed"),
}
MARKS = "marks painted, objects written (the rest)"
WITH, WITHOUT = "all writing, with them", "all writing, without"
ALL = "the whole PDF, laid out and written"


def _measure(setting: Setting) -> Result:
    repeats = setting.by_depth(1, 3, 7)
    chosen = dict(documents(setting))
    compared = list(_compared(repeats, chosen))
    return {"repeats": repeats, "compared": compared, "stages": _stages(repeats, chosen), "claims": []}


def _compared(repeats: int, chosen: dict[str, Document]) -> Iterator[dict[str, Any]]:
    for what, (whole, plain) in COMPARED.items():
        for name, document in chosen.items():
            made = whole(document), plain(document)  # warms up, too
            is_pdf = made[0].startswith(b"%PDF")
            if is_pdf:
                assert _texts(made[0]) == _texts(made[1]), name
            times = repeats if is_pdf else 2 * repeats
            ratios, control = [], []
            for _ in range(times):
                ratios.append(_ratio(whole, plain, document))
                control.append(_ratio(whole, whole, document))
            sizes = [len(data) for data in made]
            yield {"what": what, "document": name, "ratios": ratios, "control": control, "sizes": sizes}
            say(f"  {what}, {name}: {_spread(ratios)}, control {_spread(control)}")


def _taken(make: Write, document: Document) -> float:
    gc.collect()
    start = time.process_time()
    make(document)
    return time.process_time() - start


def _ratio(whole: Write, plain: Write, document: Document) -> float:
    first, second, third, fourth = (_taken(make, document) for make in (whole, plain, plain, whole))
    return (first + fourth) / (second + third)


def _texts(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()


def _staged(document: Document) -> dict[str, float]:
    """The milliseconds of each stage that only the whole PDF has, and of all writing."""
    spent: Counter[str] = Counter()

    def timed(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            start = time.process_time()
            try:
                return function(*given, **named)
            finally:
                spent[name] += (time.process_time() - start) * 1000

        return call

    with ExitStack() as stack:
        for name, (module, function) in STAGES.items():
            stack.enter_context(patch.object(module, function, timed(name, getattr(module, function))))
        stack.enter_context(patch.object(WRITING, "write_sheets", timed(WITH, WRITING.write_sheets)))
        whole_pdf(document)
    with patch.object(Sheets, "write_pdf", timed(WITHOUT, Sheets.write_pdf)):
        plain_pdf(document)
    spent[MARKS] = spent[WITH] - spent[WITHOUT] - sum(spent[stage] for stage in STAGES)
    spent[ALL] = _taken(whole_pdf, document) * 1000
    return spent


def _stages(repeats: int, chosen: dict[str, Document]) -> dict[str, dict[str, float]]:
    found = {}
    for name, document in chosen.items():
        runs = [_staged(document) for _ in range(repeats)]
        names = (*STAGES, MARKS, WITH, WITHOUT, ALL)
        found[name] = {stage: statistics.median(run[stage] for run in runs) for stage in names}
    return found


def _lines(result: Result) -> Iterator[str]:
    repeats = result["repeats"]
    yield f"{repeats} times four PDFs and {2 * repeats} times four Word files, time of the processor; median"
    yield f"and quarters. The aim is {LIMIT} at most."
    yield ""
    yield "| what | document | with ÷ without | control | bytes with | without |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for row in result["compared"]:
        sizes = " | ".join(f"{size:,}" for size in row["sizes"])
        ratios = f"{_spread(row['ratios'])} | {_spread(row['control'])}"
        yield f"| {row['what']} | {row['document']} | {ratios} | {sizes} |"
    yield ""
    yield "Where the time of writing goes, once the pages are laid out. The marks around every piece of text"
    yield "and the further objects have no stage of their own: they are what remains."
    yield ""
    of_document = result["stages"]
    yield "| stage, ms | " + " | ".join(of_document) + " |"
    yield "| --- |" + " ---: |" * len(of_document)
    for stage in (*STAGES, MARKS, WITH, WITHOUT, ALL):
        yield f"| {stage} | " + " | ".join(f"{spent[stage]:.1f}" for spent in of_document.values()) + " |"


def _spread(ratios: list[float]) -> str:
    if len(ratios) == 1:
        return f"{ratios[0]:.3f}"
    low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
    return f"{middle:.3f} ({low:.3f} to {high:.3f})"


CONFORMANCE = Part("conformance", "What conformance costs", _measure, _lines)
