"""The results as plots, in SVG, the same bytes for the same results."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.pairing import spread
from benchmarks.record import Record

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INK, _OWN, _OTHER = "#222222", "#0b3d66", "#b9bfc6"
_DOCUMENTS = {
    "warm-pdf": "PDF, warm",
    "cold-pdf": "PDF, whole process",
    "warm-docx": "Word, warm",
    "cold-docx": "Word, whole process",
}
_GROWING = {"rows": "rows of the timeline", "images": "pictures", "incidents": "incidents"}
_SETTINGS = {
    "svg.hashsalt": "docgen",
    "font.size": 8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": _INK,
}


def draw_plots(record: Record, folder: Path) -> list[str]:
    """Draw what the record has; the names of the files, none where the plotting library is not installed."""
    if find_spec("matplotlib") is None:
        return []
    import matplotlib as mpl  # noqa: PLC0415 - an optional extra

    mpl.use("svg")
    with mpl.rc_context(_SETTINGS):
        return [*_documents(record, folder), *_growth(record, folder)]


def _documents(record: Record, folder: Path) -> Iterator[str]:
    """Bars of how long each tool takes beside docgen."""
    parts = [name for name in _DOCUMENTS if name in record]
    if not parts:
        return
    from matplotlib import pyplot  # noqa: PLC0415 - as in draw_plots

    figure, all_axes = pyplot.subplots(2, 2, figsize=(9, 5), layout="constrained")
    for axes, name in zip(all_axes.flat, _DOCUMENTS, strict=True):
        axes.set_visible(name in parts)
        if name in parts:
            axes.set_title(f"{_DOCUMENTS[name]}: time of the processor ÷ docgen's", fontsize=8, loc="left")
            _bars(axes, record[name]["result"])
    yield _saved(figure, folder / "benchmarks-documents.svg")


def _bars(axes: Axes, result: dict[str, Any]) -> None:
    rows = [("docgen", [1.0]), *((row["peer"], row["ratios"]["cpu"]) for row in result["rows"])]
    for place, (title, ratios) in enumerate(reversed(rows)):
        found = spread(ratios)
        error = [[found.median - found.low], [found.high - found.median]]
        colour = _OWN if title == "docgen" else _OTHER
        axes.barh(place, found.median, xerr=error, color=colour, height=0.6, error_kw={"linewidth": 0.8})
        axes.text(found.high, place, f"  {found.median:.2f}", va="center")
    axes.set_yticks(range(len(rows)), [title for title, _ in reversed(rows)])
    axes.axvline(1, color=_OWN, linewidth=0.6)


def _growth(record: Record, folder: Path) -> Iterator[str]:
    """Time over size, both by powers of ten, and the memory of a batch's parent."""
    parts = [name for name in _GROWING if name in record]
    if not parts:
        return
    from matplotlib import pyplot  # noqa: PLC0415 - as in draw_plots

    figure, all_axes = pyplot.subplots(
        1, len(parts), figsize=(3 * len(parts), 3.2), layout="constrained", squeeze=False
    )
    for axes, name in zip(all_axes.flat, parts, strict=True):
        result = record[name]["result"]
        series = result.get("series") or [{"title": "docgen batch, Word", **result}]
        for each in series:
            own = each["title"].startswith("docgen")
            axes.plot(
                each["sizes"],
                each["cpu"],
                marker="o",
                markersize=3,
                linewidth=1.6 if own else 0.8,
                label=each["title"],
            )
        axes.set(xscale="log", yscale="log", xlabel=_GROWING[name], ylabel="processor, s")
        axes.legend(frameon=False, fontsize=6)
    yield _saved(figure, folder / "benchmarks-growth.svg")


def _saved(figure: Any, path: Path) -> str:
    from matplotlib import pyplot  # noqa: PLC0415 - as in draw_plots

    figure.savefig(path, metadata={"Date": None, "Creator": None})
    pyplot.close(figure)
    return path.name
