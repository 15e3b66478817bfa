"""Submissions for which no rule says by when, so that a list of clocks leaves none out."""

from __future__ import annotations

from docgen.deadlines.rule import Case, NotAsked, Reckoned, Rule
from docgen.incident import Regime, Stage

_KNOWN = {
    (Regime.DORA, Stage.INTERMEDIATE): ("Further intermediate report", "RTS (EU) 2025/301 Art. 5(1)(b)"),
    (Regime.DORA, Stage.RECLASSIFIED): ("Reclassification as non-major", "ITS (EU) 2025/302 Art. 5"),
    (Regime.NIS2, Stage.PROGRESS): ("Progress report", "Directive (EU) 2022/2555 Art. 23(4)(c), (e)"),
    (Regime.GDPR, Stage.SUPPLEMENT): ("Further information", "Regulation (EU) 2016/679 Art. 33(4)"),
    (Regime.HIPAA, Stage.MEDIA): ("Notice to the media", "45 CFR 164.406"),
    (Regime.SEC, Stage.AMENDMENT): ("Amendment", "Form 8-K, Item 1.05, Instruction 2"),
}


def rule_of(regime: Regime, stage: Stage) -> Rule:
    """The rule under which such a submission is listed: without a limit."""
    title, article = _KNOWN.get((regime, stage), (stage.value.replace("-", " ").capitalize(), ""))
    return Rule(regime, stage, title, article, "no fixed limit", _no_limit)


def _no_limit(case: Case) -> Reckoned:  # noqa: ARG001 - the signature of every rule
    return NotAsked()
