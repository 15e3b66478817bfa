"""One document more from a process that has everything loaded."""

from __future__ import annotations

from benchmarks.pairing import verdict
from benchmarks.parts.document import compare, lines, ratio
from benchmarks.parts.part import Part, Result, claim
from benchmarks.setting import Setting


def _pdf(setting: Setting) -> Result:
    result = compare(setting, "pdf", warm=True)
    result["claims"] = []
    if plain := ratio(result, "plain_weasyprint"):
        found, control = plain
        held = verdict(found, 2, control, at_least=True)
        goal = verdict(found, 3, control, at_least=True)
        result["claims"].append(
            claim(
                "PDF warm: Jinja2 + WeasyPrint takes at least 2 times as long as docgen", f"{found:.2f}", held
            )
        )
        result["claims"].append(claim("the goal: 3 times", f"{found:.2f}", goal))
    if typst := ratio(result, "typst_pdf"):
        asked = "PDF warm: how far Typst still is"
        result["claims"].append(claim(asked, f"docgen takes {1 / typst[0]:.1f} times as long", ""))
    return result


def _docx(setting: Setting) -> Result:
    result = compare(setting, "docx", warm=True)
    result["claims"] = []
    if docxtpl := ratio(result, "docxtpl_docx"):
        found, control = docxtpl
        held = verdict(found, 1, control, at_least=True)
        asked = "Word warm: docgen is faster than docxtpl"
        result["claims"].append(claim(asked, f"docxtpl takes {found:.2f} times as long", held))
    if plain := ratio(result, "plain_python_docx"):
        found, control = plain
        held = verdict(1 / found, 0.45, control, at_least=False)
        asked = "Word warm: docgen takes at most 0.45 of plain python-docx"
        result["claims"].append(claim(asked, f"{1 / found:.2f}", held))
    return result


WARM_PDF = Part("warm-pdf", "PDF, one document more from a warm process", _pdf, lines)
WARM_DOCX = Part("warm-docx", "Word, one document more from a warm process", _docx, lines)
