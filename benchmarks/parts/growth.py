"""How the cost of a document grows with the rows of its timeline and with its pictures."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.crew import Crew
from benchmarks.fitting import exponent, growth, marginal
from benchmarks.incident import Incident, incident
from benchmarks.parts.document import outcasts
from benchmarks.parts.part import Part, Result, claim, megabytes
from benchmarks.peers.catalogue import DOCGEN_DOCX, DOCGEN_PDF, OF_NAME, Peer
from benchmarks.setting import Setting, say

LINEAR = 1.1
"""The exponent up to which growth passes for linear."""
_PEERS = tuple(
    OF_NAME[name] for name in ("plain_weasyprint", "typst_pdf", "docxtpl_docx", "plain_python_docx")
)
_SEED = 10_000

Sized = Callable[[int], Callable[[int], Incident]]


def _rows(size: int) -> Callable[[int], Incident]:
    return lambda seed: incident(seed, rows=size, images=0)


def _images(size: int) -> Callable[[int], Incident]:
    return lambda seed: incident(seed, rows=10, images=size)


def _measure_rows(setting: Setting) -> Result:
    sizes = (10, 100, 1000, 10_000)[: setting.by_depth(3, 4, 4)]
    return _measure(setting, "rows", sizes, setting.by_depth(0, 1000, 10_000), _rows)


def _measure_images(setting: Setting) -> Result:
    return _measure(setting, "pictures", (1, 10, 100), setting.by_depth(0, 100, 100), _images)


def _measure(setting: Setting, what: str, sizes: tuple[int, ...], most: int, sized: Sized) -> Result:
    """Measure docgen at all sizes, and peers up to ``most``."""
    result: Result = {"what": what, "series": [], "claims": [], "skipped": {}}
    for peer in (DOCGEN_PDF, DOCGEN_DOCX, *(_PEERS if most else ())):
        if lacking := peer.lacking():
            result["skipped"][peer.title] = ", ".join(lacking)
            continue
        own = peer in (DOCGEN_PDF, DOCGEN_DOCX)
        wanted = tuple(size for size in sizes if own or size <= most)
        series = _series(setting, peer, what, wanted, sized)
        result["series"].append(series)
        if own:
            result["claims"].append(_claim(series, what, wanted))
    return result


def _series(setting: Setting, peer: Peer, what: str, sizes: tuple[int, ...], sized: Sized) -> dict[str, Any]:
    """The cost at each size; a fresh worker each, so that its peak is that size's own."""
    costs, peaks = [], []
    for size in sizes:
        repeats = setting.by_depth(1, 3, 5) if size < 1000 else setting.by_depth(1, 1, 3)
        make, kind = sized(size), f"{what}-{size}"
        with Crew() as crew:
            output = setting.output(f"{peer.name}-{size}", peer.form)
            crew.make(peer.name, setting.incident(_SEED, sized(sizes[0]), f"{what}-warm"), output)
            paths = [setting.incident(_SEED + 1 + number, make, kind) for number in range(repeats)]
            taken = [crew.make(peer.name, path, output) for path in paths]
        costs.append(statistics.median(each.cpu for each in taken))
        peaks.append(max(each.peak for each in taken))
        say(f"  {peer.title} to {peer.form}, {size} {what}: {costs[-1]:.2f} s")
    form = "PDF" if peer.form == "pdf" else "Word"
    return {"title": f"{peer.title}, {form}", "sizes": sizes, "cpu": costs, "peak": peaks}


def _claim(series: dict[str, Any], what: str, sizes: tuple[int, ...]) -> dict[str, str]:
    found = exponent(sizes, series["cpu"])
    factor = growth(sizes, series["cpu"])[-1]
    measured = f"exponent {found:.2f}, last growth factor {factor:.2f}"
    asked = f"{series['title']}: time linear in {what}, {sizes[0]} to {sizes[-1]:,}"
    return claim(asked, measured, "held" if found <= LINEAR and factor <= LINEAR else "not held")


def lines(result: Result) -> Iterator[str]:
    """A row for each series."""
    what = result["what"]
    sizes = max((series["sizes"] for series in result["series"]), key=len)
    heads = " | ".join(f"{size:,}" for size in sizes)
    yield f"| processor, s | {heads} | growth | ms each | exponent | peak, MB |"
    yield "| --- |" + " ---: |" * (len(sizes) + 4)
    for series in result["series"]:
        yield _line(series, len(sizes))
    yield ""
    yield (
        f"Columns are numbers of {what}. Growth is by how much more time grew than the {what}, from size to "
        f"size: 1 is linear. The milliseconds of one more are those between the two largest sizes, and the "
        f"exponent is that of what grows."
    )
    yield from outcasts(result)


def _line(series: dict[str, Any], columns: int) -> str:
    sizes, costs = series["sizes"], series["cpu"]
    times = [f"{cost:.2f}" for cost in costs] + [""] * (columns - len(costs))
    factors = ", ".join(f"{factor:.2f}" for factor in growth(sizes, costs))
    each = f"{marginal(sizes, costs)[-1] * 1000:.2f}"
    cells = (*times, factors, each, f"{exponent(sizes, costs):.2f}", megabytes(series["peak"][-1]))
    return f"| {series['title']} | {' | '.join(cells)} |"


ROWS = Part("rows", "How cost grows with rows of the timeline", _measure_rows, lines)
IMAGES = Part("images", "How cost grows with pictures", _measure_images, lines)
