"""The report as one list of blocks, for the tools whose users write code and no template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.narrative import Block, Run, Runs, blocks, inline
from benchmarks.peers.report import Report


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of runs; ``widths`` in mm; without a head the first column is the head."""

    rows: list[list[Runs]]
    widths: tuple[int, ...]
    head: tuple[str, ...] = ()
    tall: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    path: Path
    alt: str
    caption: str


Part = Heading | Block | Table | Picture

_FACTS = (45, 107)


def parts(report: Report) -> Iterator[Part]:
    """The body of the report behind cover and contents, in order; sections carry their numbers."""
    section, inner = 0, 0
    for part in _unnumbered(report):
        if isinstance(part, Heading) and part.level == 1:
            section, inner = section + 1, 0
            yield Heading(f"{section} {part.text}", 1, part.new_page)
        elif isinstance(part, Heading) and part.level == 2:
            inner += 1
            yield Heading(f"{section}.{inner} {part.text}", 2)
        else:
            yield part


def facts(rows: list[tuple[str, str]]) -> Table:
    return Table([[[Run(name, bold=True)], [Run(value)]] for name, value in rows], _FACTS)


def revisions(report: Report) -> Table:
    keys = ("version", "date", "author", "summary")
    rows = [[[Run(str(each[key]))] for key in keys] for each in report.control.get("revisions", ())]
    return Table(rows, (20, 30, 40, 62), ("Version", "Date", "Author", "Change"))


def _unnumbered(report: Report) -> Iterator[Part]:
    data = report.data
    yield Heading("Incident Summary", 1, new_page=True)
    yield facts(report.summary_rows)
    yield from _told("Executive Summary", data.get("executive_summary"), 1)
    yield Heading("Impact Assessment", 1)
    impact = data.get("impact", {})
    yield from _told("User / Customer Impact", impact.get("customer"), 2)
    yield from _told("Business / Financial Impact", impact.get("business"), 2)
    yield from _told("Internal Impact", impact.get("internal"), 2)
    yield Heading("Timeline of Events", 1)
    yield _timeline(report)
    yield from _analysis(data)
    yield from _follow_up(data)
    yield Heading("Appendices", 1, new_page=True)
    for exhibit in report.exhibits:
        yield Heading(f"Exhibit {exhibit['letter']} {exhibit['title']}", 3)
        yield facts(exhibit["facts"])
        yield Picture(exhibit["file"], exhibit["alt"], exhibit["caption"])
    yield Heading("Review and Sign-Off", 1)
    yield _sign_off(data)


def _analysis(data: dict[str, Any]) -> Iterator[Part]:
    cause = data.get("root_cause", {})
    yield Heading("Root Cause Analysis", 1)
    yield Heading("Root Cause", 2)
    yield from _told("Trigger", cause.get("trigger"), 3)
    yield from _told("Cause", cause.get("cause"), 3)
    yield from _told("Contributing Factors", cause.get("contributing_factors"), 2)
    yield Heading("Five Whys Analysis", 2)
    for number, step in enumerate(cause.get("five_whys", ()), 1):
        yield Block("paragraph", [Run(f"{number}. {step['why']}", bold=True)])
        yield from blocks(step["answer"])
    yield Heading("Detection and Response Assessment", 1)
    yield from _told("Detection", data.get("detection"), 2)
    yield from _told("Incident Response", data.get("response"), 2)
    yield from _told("What Went Well", data.get("went_well"), 2)
    yield from _told("What Could Be Improved", data.get("could_improve"), 2)


def _follow_up(data: dict[str, Any]) -> Iterator[Part]:
    yield Heading("Remediation and Action Items", 1)
    keys = ("type", "description", "owner", "due", "status", "ticket")
    rows = [[[Run(str(action[key]))] for key in keys] for action in data.get("action_items", ())]
    yield Table(rows, (18, 46, 25, 22, 21, 20), ("Type", "Action", "Owner", "Due", "Status", "Ticket"))
    yield from _told("Lessons Learned", data.get("lessons_learned"), 1)
    yield Heading("External Communication", 1)
    said = data.get("external_communication", {})
    yield from _told("Customer Communication Summary", said.get("customer"), 2)
    yield from _told("Regulatory / Compliance Notifications", said.get("regulatory"), 2)


def _told(title: str, text: str | list[str] | None, level: int) -> Iterator[Part]:
    yield Heading(title, level)
    if text is None:
        return
    for block in blocks(text):
        if block.kind == "table":
            head, *rows = block.rows
            yield Table([[[Run(cell)] for cell in row] for row in rows], (38,) * len(head), tuple(head))
        else:
            yield block


def _timeline(report: Report) -> Table:
    rows = [[[Run(row["at"])], inline(row["event"]), [Run(row["actor"])]] for row in report.timeline]
    return Table(rows, (32, 85, 35), ("Timestamp (UTC)", "Event / Action", "Actor / System"))


def _sign_off(data: dict[str, Any]) -> Table:
    rows = [
        [[Run(each["role"])], [Run(each["name"])], [Run(str(each["reviewed_on"]))], []]
        for each in data.get("sign_off", ())
    ]
    return Table(rows, (45, 37, 30, 40), ("Role", "Name", "Date Reviewed", "Signature"), tall=True)
