"""One document by docgen and by each peer in turn, as a whole process or by a process that is warm."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from benchmarks.checking.gate import BrokenOutputError, check_output
from benchmarks.checking.pdf import pages_of
from benchmarks.crew import Crew
from benchmarks.pairing import Make, Paired, control_range, differs, paired, spread
from benchmarks.parts.part import Result, kilobytes, megabytes
from benchmarks.peers.catalogue import Peer, docgen_as, peers_of
from benchmarks.process import Taken, run_measured
from benchmarks.setting import Setting, say

_SEED, _CHECKED = 1000, 900


@dataclass(frozen=True, slots=True)
class Comparing:
    """Comparing one format, warm or cold."""

    setting: Setting
    form: str
    crew: Crew | None

    def make(self, peer: Peer, *, another: bool = False) -> Make:
        """How a peer makes the document of a number."""

        def one(number: int) -> Taken:
            incident = self.setting.incident(_SEED + number)
            output = self.setting.output(peer.name, self.form)
            output.unlink(missing_ok=True)
            if self.crew is None:
                return run_measured(peer.command(incident, output))
            return self.crew.make(peer.name, incident, output, another=another)

        return one

    def check(self, peer: Peer) -> int:
        """Check what a peer makes, before it is timed; the number of its pages, 0 where it has none.

        Raises:
            BrokenOutputError: something is missing.
        """
        path = self.setting.incident(_CHECKED)
        for number in (_CHECKED - _SEED, _CHECKED - _SEED + 1):  # the second finds what only warm ones do
            self.make(peer)(number)
        path = self.setting.incident(_CHECKED + 1)
        output = self.setting.output(peer.name, self.form)
        check_output(peer.title, output, yaml.safe_load(path.read_text("utf-8")), peer.contents)
        return pages_of(output) if self.form == "pdf" else 0

    def row(self, peer: Peer, pages: int, taken: Paired) -> dict[str, Any]:
        return {
            "peer": peer.title,
            "name": peer.name,
            "versions": peer.versions(),
            "remark": peer.remark,
            "pages": pages,
            "size": self.setting.output(peer.name, self.form).stat().st_size,
            "ratios": {"cpu": taken.cpu, "wall": taken.wall},
            "cpu": statistics.median(each.cpu for each in taken.other),
            "wall": statistics.median(each.wall for each in taken.other),
            "peak": max(each.peak for each in taken.other),
        }


def compare(setting: Setting, form: str, *, warm: bool) -> Result:
    """Compare docgen with every installed peer that makes a format.

    Raises:
        BrokenOutputError: docgen's own document does not hold what it should.
    """
    if not warm:
        return _compared(Comparing(setting, form, None))
    with Crew() as crew:
        return _compared(Comparing(setting, form, crew))


def _compared(comparing: Comparing) -> Result:
    form, warm = comparing.form, comparing.crew is not None
    repeats = comparing.setting.by_depth(2, 7, 15) if warm else comparing.setting.by_depth(1, 3, 7)
    own = docgen_as(form)
    pages = comparing.check(own)
    if warm:
        comparing.make(own, another=True)(_CHECKED - _SEED)
    control = paired(comparing.make(own), comparing.make(own, another=True), repeats)
    say(f"  control: {spread(control.cpu)}")
    result: Result = {
        "repeats": repeats,
        "own": comparing.row(own, pages, control),
        "rows": [],
        "broken": {},
    }
    peers, result["skipped"] = peers_of(form, warm=warm)
    for place, peer in enumerate(peers, 1):
        try:
            pages = comparing.check(peer)
        except BrokenOutputError as error:
            result["broken"][peer.title] = str(error)
            say(f"  {error}")
            continue
        taken = paired(comparing.make(own), comparing.make(peer), repeats, first=2 * repeats * place)
        result["rows"].append(comparing.row(peer, pages, taken))
        say(f"  {peer.title}: {spread(taken.cpu)}")
    return result


def ratio(result: Result, name: str) -> tuple[float, tuple[float, float]] | None:
    """The median ratio of a peer to docgen, and the control's range; ``None`` where it was not measured."""
    for row in result["rows"]:
        if row["name"] == name:
            return spread(row["ratios"]["cpu"]).median, control_range(result["own"]["ratios"]["cpu"])
    return None


def lines(result: Result) -> Iterator[str]:
    """The table."""
    ratios, sizes = "processor ÷ docgen's | clock ÷ docgen's", "peak, MB | file, kB | pages"
    yield f"| tool | {ratios} | processor, s | clock, s | {sizes} | |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
    own = result["own"]
    controls = {kind: control_range(own["ratios"][kind]) for kind in ("cpu", "wall")}
    for row in (own, *result["rows"]):
        found = [_ratio(row, kind, controls[kind], is_own=row is own) for kind in ("cpu", "wall")]
        measures = (megabytes(row["peak"]), kilobytes(row["size"]), row["pages"] or "")
        times = (f"{row['cpu']:.3f}", f"{row['wall']:.3f}")
        cells = (_named(row), *found, *times, *measures, row["remark"])
        yield "| " + " | ".join(map(str, cells)) + " |"
    yield ""
    low, high = controls["cpu"]
    yield (
        f"{result['repeats']} times A B B A; medians, and quartiles in brackets. The control, docgen against "
        f"docgen, ranged from {low:.3f} to {high:.3f} in time of the processor."
    )
    yield from outcasts(result)


def outcasts(result: Result) -> Iterator[str]:
    """What is not in the table, and why."""
    for title, lacking in result.get("skipped", {}).items():
        yield f"Skipped: {title}, since {lacking} is not installed."
    for fault in result.get("broken", {}).values():
        yield f"Not timed, since its document is not whole: {fault}"


def _ratio(row: dict[str, Any], kind: str, control: tuple[float, float], *, is_own: bool) -> str:
    found = spread(row["ratios"][kind])
    if is_own:
        return f"control: {found}"
    return str(found) if differs(found, control) else f"no difference ({found.median:.2f})"


def _named(row: dict[str, Any]) -> str:
    return f"{row['peer']} ({', '.join(f'{name} {number}' for name, number in row['versions'].items())})"
