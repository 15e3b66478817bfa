"""Measures docgen beside what a user would pick instead, and writes the page of results.

python -m benchmarks                          # everything, about 20 minutes on two idle cores
python -m benchmarks --quick                  # a first look, about two minutes
python -m benchmarks --only warm-pdf,cold-pdf # some parts; the others stay in the page as they were
python -m benchmarks --thorough               # more runs, and the largest sizes
python -m benchmarks --page                   # measures nothing, writes the page again
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.checking.gate import BrokenOutputError
from benchmarks.page import conformance_page, page
from benchmarks.parts.archive import BATCH
from benchmarks.parts.cold import COLD_DOCX, COLD_PDF
from benchmarks.parts.conformance import CONFORMANCE
from benchmarks.parts.growth import IMAGES, ROWS
from benchmarks.parts.incidents import INCIDENTS
from benchmarks.parts.memory import MEMORY
from benchmarks.parts.part import Part
from benchmarks.parts.service import SERVICE
from benchmarks.parts.stages import STAGES
from benchmarks.parts.startup import STARTUP
from benchmarks.parts.warm import WARM_DOCX, WARM_PDF
from benchmarks.plot import draw_plots
from benchmarks.process import CommandError
from benchmarks.record import Record, read_record, write_record
from benchmarks.setting import Setting, say
from benchmarks.versions import circumstances

_DOCUMENTS = (WARM_PDF, WARM_DOCX, STAGES, COLD_PDF, COLD_DOCX, STARTUP)
ON_PAGE = (*_DOCUMENTS, BATCH, ROWS, IMAGES, INCIDENTS, MEMORY, SERVICE)
PARTS = (*ON_PAGE, CONFORMANCE)
QUICK = (WARM_PDF, WARM_DOCX, STAGES, STARTUP, BATCH)
"""What two minutes allow; what is left out can be asked for by name."""


def main() -> int:
    """Measure the parts that are asked for; 1 where one of them failed."""
    arguments = _arguments()
    folder: Path = arguments.output
    folder.mkdir(parents=True, exist_ok=True)
    record = read_record(folder / "benchmarks.json")
    failed = False
    for part in arguments.only:
        failed |= not _measured(part, arguments.depth, record)
        write_record(folder / "benchmarks.json", record)
    write_pages(record, folder)
    return int(failed)


def write_pages(record: Record, folder: Path) -> None:
    """Write the pages and plots of a record."""
    plots = draw_plots(record, folder)
    (folder / "benchmarks.md").write_text(page(record, ON_PAGE, plots), "utf-8")
    if CONFORMANCE.name in record:
        text = conformance_page(CONFORMANCE, record[CONFORMANCE.name])
        (folder / "conformance.md").write_text(text, "utf-8")


def _measured(part: Part, depth: str, record: Record) -> bool:
    """Put the result of a part into the record, or say why there is none; what was there before stays."""
    say(f"{part.name}: {part.title}")
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="docgen-benchmarks-") as folder:
        usual = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = folder  # templates that peers make once are made once a part
        try:
            result = part.measure(Setting(Path(folder), depth))
        except (BrokenOutputError, CommandError) as error:
            say(f"  failed: {error}")
            return False
        finally:
            if usual is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = usual
    record[part.name] = {"circumstances": circumstances(depth), "result": result}
    say(f"  {time.monotonic() - start:.0f} s")
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = ", ".join(part.name for part in PARTS)
    parser.add_argument("--only", type=_chosen, metavar="PART,...", help=f"the parts to measure, of {names}")
    depth = parser.add_mutually_exclusive_group()
    depth.add_argument("--quick", dest="depth", action="store_const", const="quick")
    depth.add_argument("--thorough", dest="depth", action="store_const", const="thorough")
    depth.add_argument("--page", dest="depth", action="store_const", const="page")
    docs = Path(__file__).parent.parent / "docs"
    parser.add_argument("-o", "--output", type=Path, default=docs, help="the folder of the page")
    parser.set_defaults(depth="usual")
    arguments = parser.parse_args()
    if arguments.only is None:
        arguments.only = {"page": (), "quick": QUICK}.get(arguments.depth, PARTS)
    return arguments


def _chosen(names: str) -> tuple[Part, ...]:
    of_name = {part.name: part for part in PARTS}
    unknown = [name for name in names.split(",") if name not in of_name]
    if unknown:
        raise argparse.ArgumentTypeError(f"there is no part {', '.join(unknown)}")
    return tuple(of_name[name] for name in names.split(","))


if __name__ == "__main__":
    sys.exit(main())
