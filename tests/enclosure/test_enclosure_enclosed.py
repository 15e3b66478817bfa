"""What is enclosed in a document, and the digest that anyone can check with the tools at hand."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.document import Relationship
from docgen.enclosure import SUMS_NAME, canonical_json, content_digest, digest_of_sums, enclosed, sums
from docgen.pipeline import load, validate
from made import dossier, fixture_files


def test_the_data_come_first_then_every_file_as_it_was_given() -> None:
    folder = fixture_files()["payment-final"].parent
    data, *files = enclosed(dossier("payment-final"))
    assert (data.name, data.media_type, data.relationship) == (
        "incident.json",
        "application/json",
        Relationship.SOURCE,
    )
    assert json.loads(data.data)["id"] == "INC-2187"
    assert {each.name: each.data for each in files} == {
        name: (folder / name).read_bytes()
        for name in (
            "declined-payments.png",
            "screening-latency.png",
            "checkout-onset.log",
            "device-history.diff",
            "bridge.txt",
        )
    }
    assert {each.relationship for each in files} == {Relationship.SUPPLEMENT}


def test_a_picture_travels_with_the_metadata_that_its_print_lacks() -> None:
    (original,) = (each for each in enclosed(dossier("power-toml")) if each.name == "unit-c17.jpg")
    (shown,) = (
        each.picture for each in dossier("power-toml").exhibits if each.appendix.path == "unit-c17.jpg"
    )
    assert shown is not None
    assert original.data != shown.data
    assert original.data == (fixture_files()["power-toml"].parent / "unit-c17.jpg").read_bytes()


@pytest.mark.parametrize("name", list(fixture_files()))
def test_the_digest_is_what_sha256sum_says(name: str, tmp_path: Path) -> None:
    """The recipe of the README, with nothing of docgen's."""
    for each in enclosed(dossier(name)):
        path = tmp_path / each.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(each.data)
    names = sorted(each.name for each in enclosed(dossier(name)))
    listed = subprocess.run(["sha256sum", *names], cwd=tmp_path, capture_output=True, check=True).stdout
    (tmp_path / SUMS_NAME).write_bytes(listed)
    whole = subprocess.run(["sha256sum", SUMS_NAME], cwd=tmp_path, capture_output=True, check=True).stdout
    assert whole.decode().split()[0] == content_digest(dossier(name)) == dossier(name).digest


def test_any_change_of_data_or_exhibit_changes_the_digest() -> None:
    whole = dossier("payment-final")
    other = replace(whole, incident=replace(whole.incident, title=whole.incident.title + "."))
    first, *rest = whole.exhibits
    assert first.original is not None
    damaged = replace(first, original=first.original[:-1] + bytes([first.original[-1] ^ 1]))
    digests = {content_digest(each) for each in (whole, other, replace(whole, exhibits=(damaged, *rest)))}
    assert len(digests) == 3


def test_names_that_meet_make_way(tmp_path: Path) -> None:
    """An exhibit may be called as the data are, and two appendices may show one file."""
    (tmp_path / "incident.json").write_text("{}")
    appendices = [
        {"kind": "file", "title": "A", "path": "incident.json"},
        {"kind": "file", "title": "B", "path": "./incident.json"},
    ]
    data = {"id": "1", "title": "T", "severity": "S3", "date": "2026-01-01", "appendices": appendices}
    (tmp_path / "data.json").write_text(json.dumps(data))
    names = [each.name for each in enclosed(validate(load(tmp_path / "data.json")))]
    assert names == ["incident-2.json", "incident.json"]


def test_sums_stand_in_the_order_of_names() -> None:
    digests = {"b": "2" * 64, "A/c": "1" * 64}
    assert sums(digests) == f"{'1' * 64}  A/c\n{'2' * 64}  b\n"
    assert digest_of_sums(digests) != digest_of_sums({"b": "1" * 64, "A/c": "2" * 64})


def test_canonical_json_is_one_text_for_one_value() -> None:
    value = {"b": ["\ufffe", "\ud800", "é", "\x1b"], "a": {"y": "1", "x": "2"}}
    written = canonical_json(value)
    assert written == canonical_json(dict(reversed(value.items())))
    assert written == '{"a":{"x":"2","y":"1"},"b":["\\ufffe","\\ud800","é","\\u001b"]}'.encode()
    assert json.loads(written) == value
