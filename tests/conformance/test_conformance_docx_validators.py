"""Each validator of Word files finds nothing in a sound file and its own part of what is broken in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conformance.broken_docx import BREAKS, OWN, SDK, SOUND, broken
from conformance.docx_inspection import docx_inspection
from conformance.ecma_schema import ecma_schema
from conformance.finding import told
from conformance.openxml_sdk import openxml_sdk
from made import made


def _sound() -> bytes:
    return made("payment-final", "postmortem", "docx").read_bytes()


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_a_sound_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "sound.docx"
    path.write_bytes(broken(_sound(), SOUND[name]))
    assert told([*openxml_sdk(path), *ecma_schema(path), *docx_inspection(path)]) == ""


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found(name: str, tmp_path: Path) -> None:
    do, must, rule = BREAKS[name]
    path = tmp_path / "broken.docx"
    path.write_bytes(broken(_sound(), do))
    findings = [*ecma_schema(path), *docx_inspection(path)]
    if SDK in must:
        findings += openxml_sdk(path)
    assert must <= {finding.validator for finding in findings}, told(findings)
    if rule:
        assert rule in {finding.rule for finding in findings if finding.validator == OWN}, told(findings)
