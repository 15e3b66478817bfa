"""docxtpl: a Word template with Jinja2 tags, rich text for the narratives, pictures inline."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText

from benchmarks.peers.docxtpl_template import template_at
from benchmarks.peers.narrative import Runs, blocks, inline
from benchmarks.peers.report import MONO, read_report
from benchmarks.peers.script import run


def make(incident: Path, output: Path) -> None:
    report = read_report(incident)
    template = DocxTemplate(_template())
    exhibits = [
        {**each, "picture": InlineImage(template, str(each["file"]), width=Mm(152))}
        for each in report.exhibits
    ]
    names = {"r": report, "d": report.data, "exhibits": exhibits, "blocks": _blocks, "rich": _rich}
    template.render(names, autoescape=True)
    template.save(output)


@cache
def _template() -> Path:
    """The template, which is drawn once for good."""
    folder = Path(tempfile.gettempdir()) / "docgen-benchmark-template"
    folder.mkdir(exist_ok=True)
    return template_at(folder)


def _blocks(text: str | list[str] | None) -> list[dict[str, Any]]:
    return [
        {"kind": block.kind, "rich": _text(block.runs), "rows": block.rows} for block in blocks(text or [])
    ]


def _rich(text: str) -> RichText:
    return _text(inline(text))


def _text(runs: Runs) -> RichText:
    rich = RichText()
    for each in runs:
        rich.add(each.text, bold=each.bold, italic=each.italic, font=MONO if each.code else None)
    return rich


if __name__ == "__main__":
    run(make)
