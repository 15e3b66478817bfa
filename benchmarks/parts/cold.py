"""One document from a cold start: the whole process."""

from __future__ import annotations

from benchmarks.pairing import verdict
from benchmarks.parts.document import compare, lines, ratio
from benchmarks.parts.part import Part, Result, claim
from benchmarks.setting import Setting


def _pdf(setting: Setting) -> Result:
    result = compare(setting, "pdf", warm=False)
    result["claims"] = []
    if plain := ratio(result, "plain_weasyprint"):
        found, control = plain
        held = verdict(found, 1, control, at_least=True)
        if held == "too close to say":
            held = "held (no difference)"
        asked = "PDF cold: docgen is no slower than Jinja2 + WeasyPrint"
        result["claims"].append(claim(asked, f"that takes {found:.2f} times as long", held))
    return result


def _docx(setting: Setting) -> Result:
    return compare(setting, "docx", warm=False) | {"claims": []}


COLD_PDF = Part("cold-pdf", "PDF, the whole process", _pdf, lines)
COLD_DOCX = Part("cold-docx", "Word, the whole process", _docx, lines)
