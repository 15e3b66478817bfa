"""Anything at all goes in; out come documents that say all of it, or an error that docgen means."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.errors import DocgenError
from docgen.pipeline import assemble, validate, write
from docgen.readers import read_bytes
from docx_words import docx_text
from words import compare, expected_text

SLOW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)

# Every plane and category: what no font has is an error that names it, and that is an answer too.
WILD = st.text(st.characters(codec=None), max_size=60)
# What the fonts of docgen have, with all that could trip a parser or a format.
TAME = st.text(
    st.sampled_from(
        "abc ДЖю αβγ éßø 0123 _*`~[]()<>&\"'\\|#+-=.!:;{}%$^@/?,\n\t\x00\x1b\x7f\u202e\ufffe\u00ad\u200d"
    ),
    max_size=120,
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WILD
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WILD, inner, max_size=3),
    max_leaves=8,
)

KEYS = [
    "timezone",
    "impact_start",
    "impact_end",
    "detected_at",
    "affected_services",
    "customer_impact",
    "commander",
    "author",
    "postmortem_date",
    "status",
    "executive_summary",
    "impact",
    "timeline",
    "root_cause",
    "detection",
    "went_well",
    "action_items",
    "lessons_learned",
    "external_communication",
    "appendices",
    "sign_off",
    "document",
    "language",
    "sources",
]


def base(**more: object) -> dict[str, object]:
    return {"id": "INC-7", "title": "A", "severity": "S1", "date": "2026-03-14", **more}


@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=4))
@settings(max_examples=150, deadline=None)
def test_any_structure_is_an_incident_or_an_error(data: dict[str, object]) -> None:
    try:
        validate(read_bytes(json.dumps(base(**data)).encode(), "incident.json"))
    except DocgenError as error:
        assert str(error).strip()


def _narrated(text: str, listed: list[str]) -> dict[str, object]:
    return base(
        title=f"T {text}",
        executive_summary=text,
        impact={"customer": text},
        timeline=[{"at": "10:00", "event": text, "actor": text}, {"at": "2026-03-15", "event": "x"}],
        root_cause={
            "cause": text,
            "contributing_factors": listed,
            "five_whys": [{"why": text, "answer": text}],
        },
        went_well=listed,
        lessons_learned=text,
        action_items=[{"type": "Prevent", "description": text or "-", "owner": text}],
        appendices=[{"kind": "log", "title": f"L {text}", "text": text + "x", "source": text}],
        document={"number": text, "classification": text, "distribution": listed},
    )


@given(TAME, st.lists(TAME, max_size=3))
@SLOW
def test_all_text_comes_out(text: str, listed: list[str]) -> None:
    """What the fonts have is set, all of it, in both formats; nothing is an exception."""
    try:
        dossier = validate(read_bytes(json.dumps(_narrated(text, listed)).encode(), "incident.json"))
    except DocgenError:
        return
    document = assemble(dossier, "postmortem")
    write(document, "pdf")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(write(document, "docx").data)
        compare(expected_text(document), docx_text(path), r"\d")


@given(WILD)
@SLOW
def test_any_text_is_set_or_refused(text: str) -> None:
    try:
        dossier = validate(read_bytes(json.dumps(_narrated(text, [text])).encode(), "incident.json"))
        document = assemble(dossier, "regulatory")
        for form in ("docx", "pdf"):
            write(document, form)
    except DocgenError as error:
        assert str(error).strip()
