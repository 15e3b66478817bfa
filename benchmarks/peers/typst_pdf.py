"""Typst, which compiles a document in Rust; it tags its PDFs by default. A compiler is made once and kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import typst

from benchmarks.peers import outline
from benchmarks.peers.narrative import Block, Runs
from benchmarks.peers.report import FONTS, Report, read_report
from benchmarks.peers.script import run


def make(incident: Path, output: Path) -> None:
    report = read_report(incident)
    _compiler().compile(output=str(output), sys_inputs={"report": json.dumps(_given(report))})


@cache
def _compiler() -> typst.Compiler:
    folders = [str(folder) for folder in FONTS.iterdir() if folder.is_dir()]
    template = str(Path(__file__).with_name("report.typ"))
    return typst.Compiler(template, root="/", font_paths=folders, ignore_system_fonts=True)


def _given(report: Report) -> dict[str, Any]:
    data, control = report.data, report.control
    return {
        "title": data["title"],
        "author": data.get("author", ""),
        "organization": control.get("organization", ""),
        "header": f"{control.get('number', '')} · {control.get('classification', '')}",
        "line": f"{data['severity']} · {data['id']} · {data['date']} · {data.get('status', '')}",
        "cover": _parts([outline.facts(report.control_rows), outline.revisions(report)]),
        "parts": _parts(outline.parts(report)),
    }


def _parts(parts: Iterable[outline.Part]) -> list[dict[str, Any]]:
    return [_part(part) for part in parts]


def _part(part: outline.Part) -> dict[str, Any]:
    match part:
        case outline.Heading():
            return {"kind": "heading", **asdict(part)}
        case outline.Picture(path, alt, caption):
            return {"kind": "picture", "path": str(path), "alt": alt, "caption": caption}
        case outline.Table(rows, widths, head, tall):
            cells = [[{"runs": _runs(cell)} for cell in row] for row in rows]
            return {"kind": "table", "rows": cells, "widths": widths, "head": head, "tall": tall}
        case Block(kind, runs):
            return {"kind": kind, "runs": _runs(runs)}


def _runs(runs: Runs) -> list[dict[str, Any]]:
    return [asdict(each) for each in runs]


if __name__ == "__main__":
    run(make)
