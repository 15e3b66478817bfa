"""The same data give the same bytes: whoever renders them, where, when, and with what else going on."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import reduce
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pikepdf
import pytest

from circumstance import PLAIN, Circumstance, Order, changes, rendered, run_python
from first_difference import first_difference
from made import LAYOUTS, fixture_files

ALL = [Order(name, LAYOUTS) for name in fixture_files()]
_SMALL = Order("small-json", ["leadership"])
ALONE = [replace(_SMALL, formats=form) for form in ("docx", "pdf")]
_MOMENT = "1773446400"  # 2026-03-14T00:00:00Z


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A folder that every user may enter, as pytest's own may not be."""
    with TemporaryDirectory(prefix="docgen-elsewhere-") as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)


def difference(one: dict[str, bytes], other: dict[str, bytes]) -> str:
    """Every document that differs, each with where it does first; empty where none does."""
    assert one.keys() == other.keys()
    return "\n".join(
        f"{name}: {first_difference(data, other[name])}"
        for name, data in one.items()
        if sha256(data).digest() != sha256(other[name]).digest()
    )


def under_each(order: Order, *circumstances: Circumstance) -> list[dict[str, bytes]]:
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda under: rendered([order], under), circumstances))


def culprits(order: Order, candidates: dict[str, Circumstance]) -> list[str]:
    """The changes, each tried by itself, that leave a trace in a document."""
    plain, *others = under_each(order, PLAIN, *map(PLAIN.and_also, candidates.values()))
    return [name for name, other in zip(candidates, others, strict=True) if other != plain]


def test_no_circumstance_leaves_a_trace_in_any_document(home: Path) -> None:
    every = changes(home)
    other = reduce(Circumstance.and_also, every.values(), PLAIN)
    with ThreadPoolExecutor(2) as pool:
        among = pool.submit(rendered, ALL, PLAIN)
        elsewhere = pool.submit(rendered, ALL[::-1], other)
        alone = [pool.submit(rendered, [order], PLAIN) for order in ALONE]
    here = among.result()
    assert len(here) == len(ALL) * len(LAYOUTS) * 2
    for one in alone:
        ((name, data),) = one.result().items()
        assert not difference({name: data}, {name: here[name]}), "made alone, it is another"
    found = difference(here, elsewhere.result())
    if found:  # looked into only now, since every change takes a process of its own
        name, file = found.partition(":")[0].split("/")
        layout, form = file.removeprefix("incident-").split(".")
        pytest.fail(f"{found}\n{name}: it is {culprits(Order(name, [layout], form), every)}")


_UNSTEADY = """
from docgen.layout_api import Document, Layout, Metadata, Paragraph, Text

def assemble(dossier, options):
    words = Paragraph((Text(f"The hash of today is {hash('today')}"),))
    return Document(metadata=Metadata("Unsteady", "en"), blocks=(words,))

layout = Layout("unsteady", "For a test", assemble)
"""


def test_a_trace_is_found_and_named_with_what_left_it(home: Path) -> None:
    file = home / "unsteady.py"
    file.write_text(_UNSTEADY)
    seed = Circumstance({"PYTHONHASHSEED": "7"})
    found = difference(*under_each(Order("minimal", [str(file)]), PLAIN, PLAIN.and_also(seed)))
    word, pdf = found.splitlines()
    assert word.startswith("minimal/incident-unsteady.docx: part word/document.xml differs at byte")
    assert "The hash of today is" in word
    assert pdf.startswith("minimal/incident-unsteady.pdf: object ")
    assert culprits(Order("minimal", [str(file)], "docx"), {"the seed": seed}) == ["the seed"]


def test_the_clock_of_the_others_is_another() -> None:
    move = "import elsewhere; elsewhere.move_clock(10**8); import datetime, time; "
    ask = "print(datetime.datetime.now().year, time.strftime('%Y'), time.gmtime()[0], time.ctime()[-4:])"
    done = run_python(["-c", move + ask], PLAIN, PYTHONPATH=str(Path(__file__).parent))
    assert {int(year) - datetime.now(UTC).year for year in done.stdout.split()} <= {3, 4}, done.stderr
    assert len(done.stdout.split()) == 4


def test_the_date_of_the_environment_is_the_date_of_both_formats() -> None:
    here = PLAIN.and_also(Circumstance({"SOURCE_DATE_EPOCH": _MOMENT}))
    there = here.and_also(Circumstance({"TZ": "Pacific/Kiritimati"}, clock=10**8))
    made, again = under_each(_SMALL, here, there)
    assert not difference(made, again)
    word, pdf = made["small-json/incident-leadership.docx"], made["small-json/incident-leadership.pdf"]
    with ZipFile(BytesIO(word)) as archive:
        core = archive.read("docProps/core.xml").decode()
    assert core.count(">2026-03-14T00:00:00Z<") == 2
    with pikepdf.open(BytesIO(pdf)) as opened:
        dates = [str(opened.docinfo[name]) for name in ("/CreationDate", "/ModDate")]
        assert [date[:16] for date in dates] == ["D:20260314000000"] * 2
        assert opened.Root.Metadata.read_bytes().count(b">2026-03-14T00:00:00+00:00<") == 3


@pytest.mark.parametrize("moment", ["yesterday", "-1", "1.5", "9" * 30])
def test_a_wrong_date_of_the_environment_is_an_error_of_the_document(moment: str, tmp_path: Path) -> None:
    command = ["-m", "docgen.cli", "render", str(fixture_files()["small-json"]), "-o", f"{tmp_path}/"]
    done = run_python(command, PLAIN, SOURCE_DATE_EPOCH=moment)
    assert (done.returncode, list(tmp_path.iterdir())) == (3, [])
    assert f"SOURCE_DATE_EPOCH is {moment!r} (a count of seconds since 1970" in done.stderr
    assert "Traceback" not in done.stderr
