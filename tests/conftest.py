"""What all tests share: expected outputs that are read by people, and accepted with ``--accept``."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conformance.provision import COMMANDS, NotFetchedError, provide
from postgresql import server

_READERS = {"pdftotext": "poppler-utils", "qpdf": "qpdf", "soffice": "libreoffice-writer-nogui"}


def pytest_configure(config: pytest.Config) -> None:
    """Ask for the tools with which the tests read documents, before the first test fails for want of one.

    The validators are fetched here too, by the process that starts the others and before it does.
    """
    needed = _READERS | COMMANDS
    missing = [package for command, package in needed.items() if shutil.which(command) is None]
    if missing:
        pytest.exit(f"the tests read documents with these: apt-get install -y {' '.join(missing)}", 2)
    if not hasattr(config, "workerinput"):
        try:
            provide()
        except NotFetchedError as error:
            pytest.exit(str(error), 2)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what was got where it was expected")


@pytest.fixture(autouse=True)
def _same_surroundings() -> Iterator[None]:
    """A test that moves the temporary files of its process, as a service does, moves those of the next."""
    before = tempfile.tempdir, os.environ.get("TMPDIR")
    yield
    assert (tempfile.tempdir, os.environ.get("TMPDIR")) == before


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str | None]:
    """The URL of a database of PostgreSQL, while the tests run; ``None`` where there is none."""
    with server() as url:
        yield url


@pytest.fixture
def matches_accepted(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a file, or make it the file's content under ``--accept``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} is not accepted yet: look at it and run pytest --accept"
        assert text == path.read_text(encoding="utf-8")

    return compare
