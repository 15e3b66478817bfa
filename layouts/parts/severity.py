"""Severity and status as words with a tone; the word is always there, the colour may be."""

from __future__ import annotations

from docgen.layout_api import Incident, Label, Severity, Tone

_WORDS = {
    Severity.S0: ("Critical", Tone.CRITICAL),
    Severity.S1: ("Major", Tone.MAJOR),
    Severity.S2: ("Moderate", Tone.MINOR),
    Severity.S3: ("Minor", Tone.LOW),
}


def severity_label(severity: Severity) -> Label:
    """A severity with its word: ``S1 · Major``."""
    word, tone = _WORDS[severity]
    return Label(f"{severity.value} · {word}", tone)


def status_label(incident: Incident) -> Label:
    """How far the report has come."""
    return Label(incident.status.value)
