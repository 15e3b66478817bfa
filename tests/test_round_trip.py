"""There and back: what comes out of a document is what went into it, for any incident."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.enclosure import plain_names
from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.finishing import open_document
from docgen.pipeline import assemble, load, validate, write
from docgen.readers import read_bytes
from incidents import incidents
from made import LAYOUTS, document, dossier, fixture_files, made

FORMATS = ("pdf", "docx")


def taken_out(data: bytes, folder: Path) -> Dossier:
    """The dossier that the files within a document make."""
    for name, each in plain_names(open_document(data).attachments).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.data)
    return validate(load(folder / open_document(data).attachments[0].name))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", list(fixture_files()))
def test_every_fixture_comes_out_of_every_document(name: str, layout: str, form: str, tmp_path: Path) -> None:
    again = taken_out(made(name, layout, form).read_bytes(), tmp_path)
    whole = dossier(name)
    assert again.incident == whole.incident
    assert again.exhibits == whole.exhibits
    assert again.digest == whole.digest == document(name, layout).metadata.digest


@given(incidents, st.sampled_from(FORMATS))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_any_incident_comes_out(data: dict[str, object], form: str) -> None:
    try:
        whole = validate(read_bytes(json.dumps(data).encode(), "incident.json"))
    except DataError:
        return
    made_ = write(assemble(whole, "leadership"), form)
    found = open_document(made_.data)
    assert found.differences == ()
    assert set(found.attachments) == set(assemble(whole, "leadership").attachments)
    again = validate(read_bytes(found.attachments[0].data, "incident.json"))
    assert again.incident == whole.incident
    assert [replace(each, notes=()) for each in again.exhibits] == [
        replace(each, notes=()) for each in whole.exhibits
    ]
    assert again.digest == whole.digest == found.digest
