"""The style part: document defaults, which of Word's own styles are hidden, and every style of docgen."""

from __future__ import annotations

from functools import lru_cache

from docgen.writers.docx.evidence_style import evidence_styles
from docgen.writers.docx.font import Substitutes
from docgen.writers.docx.inline_style import inline_styles
from docgen.writers.docx.language import language_of
from docgen.writers.docx.look import Look
from docgen.writers.docx.marking import marking_styles
from docgen.writers.docx.prose_style import prose_styles
from docgen.writers.docx.structure_style import structure_styles
from docgen.writers.docx.style import Style, table_styles
from docgen.writers.docx.xml import Xml, part, w

_BUILT_IN_STYLES = 376  # how many Word 2016 knows (17.7.4.5); those not named here stay out of its gallery


@lru_cache(maxsize=8)
def styles_of(look: Look) -> tuple[Style, ...]:
    """Every style of paragraphs and characters."""
    return (
        *prose_styles(look),
        *inline_styles(look),
        *structure_styles(look),
        *evidence_styles(look),
        *marking_styles(look),
    )


@lru_cache(maxsize=8)
def stylesheet(look: Look, language: str, substitutes: Substitutes, *, marked: bool = False) -> bytes:
    """``styles.xml`` for a look and a BCP 47 language; the styles of marks where a document is ``marked``."""
    left_out = set() if marked else {style.id for style in marking_styles(look)}
    styles = (style.xml() for style in styles_of(look) if style.id not in left_out)
    return part(
        "styles", _defaults(look, language, substitutes), _hidden(), *styles, table_styles(look.palette)
    )


def _defaults(look: Look, language: str, substitutes: Substitutes) -> Xml:
    serif = look.families.serif
    fonts = w(
        "rFonts",
        ascii=serif,
        hAnsi=serif,
        eastAsia=substitutes.east_asian or serif,
        cs=substitutes.complex_script or serif,
    )
    size = look.sizes.text.half_points
    run = w("rPr", fonts, w("sz", val=size), w("szCs", val=size), language_of(language))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", w("pPr")))


def _hidden() -> Xml:
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=_BUILT_IN_STYLES,
    )
