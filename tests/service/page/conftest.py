"""An application of its own for what asks no browser, and for what does a real server and Chromium."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.page.chromium import Chromium, find_chromium


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application that is open on this machine, and has no runner."""
    from docgen.service.app import create_app
    from docgen.service.service import EXTENSION
    from docgen.service.settings import Settings

    made = create_app(Settings(data=tmp_path_factory.mktemp("page") / "data", open=True))
    yield made
    made.extensions[EXTENSION].desk.close()
    made.extensions[EXTENSION].database.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where ``docgen serve`` answers, a process of its own with a runner."""
    data = tmp_path_factory.mktemp("serve") / "data"
    command = [sys.executable, "-m", "docgen.cli", "serve", "--port", "0", "--jobs", "1", "--data", str(data)]
    with (data.parent / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True, cwd=data.parent)
    try:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        assert said.startswith("http://"), (data.parent / "log").read_text()
        yield said.rstrip("/")
    finally:
        process.terminate()
        if process.stdout is not None:
            process.stdout.close()
        try:
            ended = process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
    assert ended == 0
    told = (data.parent / "log").read_text()
    assert "Traceback" not in told, told


@pytest.fixture(scope="session")
def chromium(address: str) -> Iterator[Chromium]:
    program = find_chromium()
    if program is None:
        pytest.skip("the page is tested in a browser: apt-get install -y chromium")
    with Chromium(program, address) as started:
        yield started


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder
