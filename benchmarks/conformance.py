"""What it costs that documents keep to standards, and carry their data, a seal and their fonts.

    python benchmarks/conformance.py                 # prints the tables
    python benchmarks/conformance.py -o docs/conformance.md

The same document is written with and without, warm, in one process, in the order with, without, without,
with: so that neither gains when the machine grows slower or faster meanwhile. Beside it stands a control,
in which all four are written with. What counts is the time of the processor, since other programs take the
clock's; the ratio is that of the sums of two and two, its median and its quarters are given.
The rows of Word's tell apart the files with and without the seal: for the seal the text is read once more.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from unittest.mock import patch

import pypdfium2
from growth import incident
from weasyprint.document import Document as Sheets

import docgen
from docgen.document import Document
from docgen.pipeline import assemble, load, validate
from docgen.theme import Theme
from docgen.typeface import load_typefaces
from docgen.writers import WriterOptions, load_writer
from docgen.writers.pdf import finish, output
from docgen.writers.pdf.order import paint_in_order
from docgen.writers.pdf.write import _at_work

FIXTURES = Path(__file__).parent.parent / "fixtures"
ROWS = 200
LIMIT = 1.15
THEME = Theme()
TYPEFACES = load_typefaces(THEME)
WRITING = import_module("docgen.writers.pdf.write")  # its name in the package is that of a function
ENDING = import_module("docgen.writers.docx.finish")
PUTTING_TOGETHER = import_module("docgen.writers.docx.document")
ARCHIVE = import_module("docgen.writers.docx.archive")
NO_DIGEST = sha256()
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

Write = Callable[[Document], bytes]


def documents() -> Iterator[tuple[str, Document]]:
    for name in ("payment-final", "cloud-outage"):
        (path,) = (FIXTURES / name).glob("incident.*")
        yield name, assemble(validate(load(path)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "incident.json"
        path.write_text(json.dumps(incident(ROWS, 0)))
        yield f"{ROWS} rows", assemble(validate(load(path)))


def whole_pdf(document: Document) -> bytes:
    return load_writer("pdf").write(document, THEME, TYPEFACES, WriterOptions()).data


def plain_pdf(document: Document) -> bytes:
    """The same pages, painted in the same order, and nothing besides."""
    with _at_work(document, THEME, TYPEFACES) as (job, page):
        sheets = job.fill_contents(job.lay_out(page))
        for sheet in sheets.pages:
            sheet.links[:] = [link for link in sheet.links if link[3].link]
        paint_in_order(sheets)
        data: bytes = sheets.write_pdf()
        return data


def whole_docx(document: Document) -> bytes:
    return load_writer("docx").write(document, THEME, TYPEFACES, WriterOptions()).data


def docx_without_files(document: Document) -> bytes:
    bare = replace(document, attachments=(), metadata=replace(document.metadata, digest="", layout=""))
    return whole_docx(bare)


def docx_without_seal(document: Document) -> bytes:
    """Without files either, and with nothing in the place of the seal."""
    bare = replace(document, attachments=(), metadata=replace(document.metadata, digest="", layout=""))
    with (
        patch.object(ENDING, "sealed", lambda *_: b"<unsealed/>"),
        patch.object(PUTTING_TOGETHER, "visible", lambda _tree: None),
        patch.object(ARCHIVE, "sha256", lambda _data: NO_DIGEST),
    ):
        return whole_docx(bare)


def docx_without_fonts(document: Document) -> bytes:
    return load_writer("docx").write(document, THEME, TYPEFACES, WriterOptions(embed_fonts=False)).data


COMPARED: dict[str, tuple[Write, Write]] = {
    "PDF: standards, structure, files, seal": (whole_pdf, plain_pdf),
    "Word: files": (whole_docx, docx_without_files),
    "Word: files and seal": (whole_docx, docx_without_seal),
    "Word: fonts": (whole_docx, docx_without_fonts),
}


def taken(make: Write, document: Document) -> float:
    gc.collect()
    start = time.process_time()
    make(document)
    return time.process_time() - start


def ratio(whole: Write, plain: Write, document: Document) -> float:
    first, second, third, fourth = (taken(make, document) for make in (whole, plain, plain, whole))
    return (first + fourth) / (second + third)


def spread(ratios: list[float]) -> str:
    low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
    return f"{middle:.3f} ({low:.3f} to {high:.3f})"


def same_text(one: bytes, other: bytes) -> bool:
    return texts(one) == texts(other)


def texts(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in opened]
    finally:
        opened.close()


def compared(repeats: int, chosen: dict[str, Document]) -> Iterator[str]:
    yield "| what | document | with ÷ without | control | bytes with | without |"
    yield "| --- | --- | ---: | ---: | ---: | ---: |"
    for what, (whole, plain) in COMPARED.items():
        for name, document in chosen.items():
            made = whole(document), plain(document)  # warms up, too
            if made[0].startswith(b"%PDF"):
                assert same_text(*made), name
            times = repeats if made[0].startswith(b"%PDF") else 2 * repeats
            ratios, control = [], []
            for _ in range(times):
                ratios.append(ratio(whole, plain, document))
                control.append(ratio(whole, whole, document))
            sizes = " | ".join(f"{len(data):,}" for data in made)
            yield f"| {what} | {name} | {spread(ratios)} | {spread(control)} | {sizes} |"
            print(what, name, spread(ratios), spread(control), file=sys.stderr)


def staged(document: Document) -> dict[str, float]:
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
    return spent


def stages(repeats: int, chosen: dict[str, Document]) -> Iterator[str]:
    yield "| stage, ms | " + " | ".join(chosen) + " |"
    yield "| --- |" + " ---: |" * len(chosen)
    runs = [[staged(document) for _ in range(repeats)] for document in chosen.values()]
    for stage in (*STAGES, MARKS, WITH, WITHOUT):
        medians = (statistics.median(run[stage] for run in of_one) for of_one in runs)
        yield f"| {stage} | " + " | ".join(f"{median:.1f}" for median in medians) + " |"
    whole = (statistics.median(taken(whole_pdf, each) for _ in range(repeats)) for each in chosen.values())
    yield (
        "| the whole PDF, laid out and written | " + " | ".join(f"{each * 1000:.0f}" for each in whole) + " |"
    )


def report(repeats: int) -> Iterator[str]:
    chosen = dict(documents())
    yield "# What conformance costs"
    yield ""
    yield f"By `benchmarks/conformance.py`, docgen {docgen.__version__}, Python {platform.python_version()}:"
    yield f"{repeats} times four PDFs and {2 * repeats} times four Word files, time of the processor; median"
    yield f"and quarters. The aim is {LIMIT} at most."
    yield ""
    yield from compared(repeats, chosen)
    yield ""
    yield "Where the time of writing goes, once the pages are laid out. The marks around every piece of text"
    yield "and the further objects have no stage of their own: they are what remains."
    yield ""
    yield from stages(repeats, chosen)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--repeats", type=int, default=7)
    arguments = parser.parse_args()
    text = "\n".join(report(arguments.repeats)) + "\n"
    if arguments.output is None:
        print(text)
    else:
        arguments.output.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
