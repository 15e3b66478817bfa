"""Where each millisecond of docgen's warm PDF and Word file goes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from benchmarks.parts.part import Part, Result
from benchmarks.sampling import OTHER, Rule, sampled
from benchmarks.setting import Setting, say

_SEED = 30_000

_SHARED: tuple[Rule, ...] = (
    ("read: YAML, JSON or TOML with positions", "docgen.readers", ""),
    ("validate: schemas, rules, review", "docgen.schemas", ""),
    ("validate: exhibits read, decoded, digested", "docgen.evidence", ""),
    ("validate: schemas, rules, review", "docgen.pipeline", "_review"),
    ("assemble: layout, Markdown, numbering, check", "docgen.layouts", ""),
    ("assemble: layout, Markdown, numbering, check", "docgen.markup", ""),
    ("assemble: layout, Markdown, numbering, check", "docgen.document", ""),
    ("assemble: the drawn line of time", "docgen.drawing", ""),
    ("assemble: what travels inside, digests", "docgen.enclosure", ""),
    ("write: fonts chosen, glyphs checked, subset", "docgen.typeface", ""),
    ("seal", "docgen.seal", ""),
    ("output: files written, flushed, named", "docgen.output", ""),
)
_PDF: tuple[Rule, ...] = (
    ("write: HTML and CSS from the document", "docgen.writers.html", ""),
    ("engine: HTML and CSS parsed, styles computed", "docgen.writers.pdf.source", ""),
    ("engine: pictures", "docgen.writers.pdf.picture", ""),
    ("engine: paint", "docgen.writers.pdf.shapes", ""),
    ("engine: paint", "docgen.writers.pdf.order", ""),
    ("engine: layout", "docgen.writers.pdf.layout", ""),
    ("engine: objects written", "docgen.writers.pdf.settling", ""),
    ("engine: fonts embedded", "weasyprint.pdf.fonts", ""),
    ("write: fonts chosen, glyphs checked, subset", "docgen.writers.pdf.fonts", ""),
    ("engine: HTML and CSS parsed, styles computed", "weasyprint.css", ""),
    ("engine: HTML and CSS parsed, styles computed", "tinycss2", ""),
    ("engine: HTML and CSS parsed, styles computed", "tinyhtml5", ""),
    ("engine: layout", "weasyprint.layout", ""),
    ("engine: layout", "weasyprint.formatting_structure", ""),
    ("engine: paint", "weasyprint.draw", ""),
    ("engine: paint", "weasyprint.stacking", ""),
    ("engine: paint", "weasyprint.svg", ""),
    ("engine: pictures", "weasyprint.images", ""),
    ("finish: structure (tags)", "docgen.writers.pdf.structure", ""),
    ("finish: digests, files, metadata", "docgen.writers.pdf", ""),
    ("engine: objects written", "pydyf", ""),
    ("engine: objects written", "weasyprint.pdf", ""),
)
"""Modules that a version of docgen does not have do no harm: a rule for them never applies."""
_CONTENTS: tuple[Rule, ...] = (
    ("contents: page numbers", "docgen.writers.pdf.layout", "fill_contents"),
    ("contents: page numbers", "docgen.writers.pdf.numbering", "number_contents"),
)
_DOCX: tuple[Rule, ...] = (
    ("write: pages reckoned for the contents", "docgen.writers.docx.galley", ""),
    ("write: pages reckoned for the contents", "docgen.writers.docx.pagination", ""),
    ("write: pages reckoned for the contents", "docgen.writers.docx.metric", ""),
    ("write: fonts embedded", "docgen.writers.docx.embedding", ""),
    ("write: styles", "docgen.writers.docx.stylesheet", ""),
    ("write: zip", "docgen.writers.docx.archive", ""),
    ("write: zip", "zipfile", ""),
    ("write: package", "docgen.writers.docx.package", ""),
    ("write: package", "docx", ""),
    ("finish: digests, files, properties", "docgen.writers.docx.finish", ""),
    ("write: body", "docgen.writers.docx", ""),
)


def _measure(setting: Setting) -> Result:
    repeats = setting.by_depth(3, 10, 30)
    return {
        "repeats": repeats,
        "stages": {
            "PDF": _staged(setting, "pdf", (*_PDF, *_SHARED), repeats),
            "Word": _staged(setting, "docx", (*_DOCX, *_SHARED), repeats),
        },
        "claims": [],
    }


def _staged(setting: Setting, form: str, rules: tuple[Rule, ...], repeats: int) -> dict[str, float]:
    """The mean milliseconds of each stage, in the order of their size."""
    make = import_module(f"benchmarks.peers.docgen_{form}").make
    output = setting.output("stages", form)
    runs: list[dict[str, float]] = []
    for number in range(repeats + 2):
        incident = setting.incident(_SEED + number)
        with sampled(rules, _CONTENTS) as spent:
            make(incident, output)
        if number > 1:  # two to warm up
            runs.append(spent)
    names = {name for run in runs for name in run}
    means = {name: sum(run.get(name, 0) for run in runs) / repeats * 1000 for name in names}
    say(f"  {form}: {sum(means.values()):.0f} ms")
    return dict(sorted(means.items(), key=lambda item: (item[0] == OTHER, -item[1])))


def _lines(result: Result) -> Iterator[str]:
    for form, stages in result["stages"].items():
        whole = sum(stages.values())
        yield f"| {form}: stage | ms | share |"
        yield "| --- | ---: | ---: |"
        for name, spent in stages.items():
            yield f"| {name} | {spent:.1f} | {spent / whole:.0%} |"
        yield f"| all | {whole:.1f} | |"
        yield ""
    yield (
        f"Means of {result['repeats']} documents, by looking every millisecond at what is executed, and "
        f"weighing each look with the time of the processor since the last. What a stage calls is counted to "
        f"it, unless that is a stage of its own."
    )


STAGES = Part("stages", "Where each millisecond goes", _measure, _lines)
