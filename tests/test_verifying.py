"""Is this the document that was made from this data, and the one that the manifest lists?"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.errors import UnreadableError
from docgen.evidence import Dossier
from docgen.finishing import Aspect
from docgen.manifest import Entry, dump_manifest, read_manifest
from docgen.pipeline import assemble, load, validate, write
from docgen.verifying import verify
from made import dossier, fixture_files, made

NAME = "payment-final"


def messages(path: Path, data: Dossier | None = None, manifest: tuple[Entry, ...] | None = None) -> list[str]:
    return [each.message for each in verify(path, data, manifest, path.parent).differences]


@pytest.mark.parametrize("name", list(fixture_files()))
def test_a_document_is_as_the_data_it_was_made_from(name: str) -> None:
    assert messages(made(name, "leadership", "pdf"), dossier(name)) == []


def test_each_field_that_differs_is_named() -> None:
    whole = dossier(NAME)
    first, *rest = whole.incident.action_items
    items = (replace(first, owner="Somebody Else"), *rest)
    other = replace(whole, incident=replace(whole.incident, commander=None, action_items=items))
    owner = f'"Somebody Else" in the data, "{first.owner}" in the document'
    assert messages(made(NAME, "leadership", "pdf"), other) == [
        f"action_items[0].owner: {owner}",
        'commander: absent in the data, "Ingeborg Haukeland" in the document',
    ]


def test_an_exhibit_that_differs_is_named(tmp_path: Path) -> None:
    source = fixture_files()[NAME].parent
    for file in source.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    with (tmp_path / "bridge.txt").open("ab") as file:
        file.write(b"\nOne line more.\n")
    other = validate(load(tmp_path / "incident.yaml"))
    path = made(NAME, "leadership", "pdf")
    assert messages(path, other) == ["'bridge.txt' in the document is not the file that the data name"]


def test_files_too_many_and_too_few_are_named() -> None:
    whole = dossier(NAME)
    fewer = replace(whole, exhibits=whole.exhibits[1:])
    assert "the document holds 'declined-payments.png', which the data do not name" in messages(
        made(NAME, "leadership", "pdf"), fewer
    )
    small = write(assemble(fewer, "leadership"), "pdf").data
    path = made(NAME, "leadership", "pdf").with_name("fewer.pdf")
    path.write_bytes(small)
    assert "the document does not hold 'declined-payments.png', which the data name" in messages(path, whole)


class TestManifest:
    def entry(self, path: Path, **other: object) -> Entry:
        from hashlib import sha256

        data = path.read_bytes()
        listed = Entry(
            path.name,
            "pdf",
            "leadership",
            sha256(data).hexdigest(),
            len(data),
            4,
            "c",
            "i.yaml",
            "s",
            "0.1.0",
        )
        return replace(listed, **other)

    def test_a_listed_document_is_found_by_its_digest(self) -> None:
        path = made(NAME, "leadership", "pdf")
        assert messages(path, manifest=(self.entry(path, document="elsewhere/other.pdf"),)) == []

    def test_another_digest_under_its_name_is_told(self) -> None:
        path = made(NAME, "leadership", "pdf")
        found = verify(path, manifest=(self.entry(path, sha256="0" * 64),), folder=path.parent)
        assert [each.aspect for each in found.differences] == [Aspect.MANIFEST]
        assert "of this name with another digest" in found.differences[0].message

    def test_a_document_that_is_not_listed_is_told(self) -> None:
        path = made(NAME, "leadership", "pdf")
        listed = (self.entry(path, document="other.pdf", sha256="0" * 64),)
        assert messages(path, manifest=listed) == ["the manifest lists no document with this digest or name"]

    def test_a_forged_file_is_found_by_the_manifest_alone(self, tmp_path: Path) -> None:
        """Who changes the data and makes the document anew has a file that is whole; it is another one."""
        path = made(NAME, "leadership", "pdf")
        whole = dossier(NAME)
        forged = replace(whole, incident=replace(whole.incident, commander="Nobody"), digest="")
        other = tmp_path / path.name
        other.write_bytes(write(assemble(forged, "leadership"), "pdf").data)
        assert messages(other) == []
        assert messages(other, manifest=(self.entry(path),)) == [
            "the manifest lists a document of this name with another digest"
        ]

    def test_it_comes_back_as_it_was_written(self, tmp_path: Path) -> None:
        entries = (
            self.entry(made(NAME, "leadership", "pdf")),
            self.entry(made(NAME, "leadership", "pdf"), pages=None),
        )
        (tmp_path / "manifest.json").write_bytes(dump_manifest(entries))
        assert read_manifest(tmp_path / "manifest.json") == entries

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            ("{", "no JSON"),
            ("[]", "no manifest"),
            ('{"manifest_version": 2}', "no manifest"),
            ('{"manifest_version": 1, "documents": [{"document": "a"}]}', r"documents\[0\]"),
            ('{"manifest_version": 1, "documents": [3]}', r"documents\[0\]"),
            ('{"manifest_version": 1, "documents": 3}', "no manifest"),
            ("[" * 100_000, "no JSON"),
        ],
    )
    def test_what_is_none_is_refused(self, content: str, told: str, tmp_path: Path) -> None:
        (tmp_path / "m.json").write_text(content)
        with pytest.raises(UnreadableError, match=told):
            read_manifest(tmp_path / "m.json")


def test_data_in_a_document_that_are_no_data_are_told(tmp_path: Path) -> None:
    whole = dossier(NAME)
    tree = assemble(whole, "leadership")
    first, *rest = tree.attachments
    tree = replace(tree, attachments=(replace(first, data=b"[" * 100_000), *rest))
    path = tmp_path / "a.pdf"
    path.write_bytes(write(tree, "pdf").data)
    assert any("the data in the document cannot be read" in each for each in messages(path, whole))


def test_a_document_without_data_is_compared_by_its_digest(tmp_path: Path) -> None:
    whole = dossier(NAME)
    tree = replace(assemble(whole, "leadership"), attachments=())
    path = tmp_path / "a.pdf"
    path.write_bytes(write(tree, "pdf").data)
    assert messages(path, whole) == []
    other = validate(load(fixture_files()["minimal"]))
    assert messages(path, other) == ["the content digest is not that of the data"]
    assert json.loads(dump_manifest(()))["documents"] == []
