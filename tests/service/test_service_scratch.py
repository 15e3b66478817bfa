"""A process of the service writes nothing outside of the data folder, and leaves nothing there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from production import wait_for

from docgen.errors import ServiceError
from docgen.service.scratch import stay_within
from docgen.service.settings import Settings
from remote.serving import started, without_docgen

_PROCESS = """
import json, os, sys, tempfile
from pathlib import Path
from docgen.service.scratch import stay_within
from docgen.service.settings import Settings
stay_within(Settings(Path(sys.argv[1])))
stay_within(Settings(Path(sys.argv[1])))
tempfile.mkstemp()
print(json.dumps([tempfile.gettempdir(), os.environ["TMPDIR"], os.environ["XDG_CACHE_HOME"]]), flush=True)
sys.stdin.read()
"""


def begun(data: Path, **environment: str) -> tuple[Popen[str], list[str]]:
    """A process that stays within a folder until its input ends; and where it writes."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | environment
    command = [sys.executable, "-c", _PROCESS, str(data)]
    process = Popen(command, stdin=PIPE, stdout=PIPE, text=True, env=given)
    assert process.stdout is not None
    return process, json.loads(process.stdout.readline())


def folders(data: Path) -> set[Path]:
    return {each for each in (data / "tmp").iterdir() if each.is_dir()}


def test_what_is_half_made_lies_in_the_data_folder_and_goes_with_the_process(tmp_path: Path) -> None:
    data = tmp_path / "data"
    process, (own, told, cache) = begun(data)
    assert own == told
    assert folders(data) == {Path(own)}
    assert len(list(Path(own).iterdir())) == 2, "its lock and a file"
    assert Path(own).stat().st_mode & 0o077 == 0
    assert cache == str(data / "cache")
    process.communicate()
    assert process.returncode == 0
    assert folders(data) == set()


def test_what_a_process_left_that_was_killed_is_removed_by_the_next_and_what_another_has_is_not(
    tmp_path: Path,
) -> None:
    killed, (left, *_) = begun(tmp_path)
    living, (kept, *_) = begun(tmp_path)
    killed.kill()
    killed.communicate()
    assert folders(tmp_path) == {Path(left), Path(kept)}
    third, (own, *_) = begun(tmp_path)
    assert folders(tmp_path) == {Path(kept), Path(own)}
    for process in (living, third):
        process.communicate()
    assert folders(tmp_path) == set()


def test_the_administrator_may_say_where_caches_are(tmp_path: Path) -> None:
    process, (*_, cache) = begun(tmp_path / "data", XDG_CACHE_HOME=str(tmp_path / "cache"))
    process.communicate()
    assert cache == str(tmp_path / "cache")


def test_a_data_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(ServiceError, match="data: cannot be made: "):
        stay_within(Settings(tmp_path / "data"))
    done = subprocess.run(
        [sys.executable, "-m", "docgen.cli", "serve", "--port", "0", "--data", tmp_path / "data"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_runner_by_itself_stays_there(tmp_path: Path) -> None:
    """One that a server starts has it from the server."""
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    elsewhere.mkdir()
    with started(["work", "--data", data, "--jobs", "1"], TMPDIR=str(elsewhere)):
        wait_for(lambda: (data / "tmp").is_dir() and folders(data))
    assert folders(data) == set()
    assert list(elsewhere.iterdir()) == []


def test_an_application_under_another_server_stays_there(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import docgen.service.wsgi, tempfile; print(tempfile.gettempdir())"],
        env=without_docgen() | {"DOCGEN_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).parent == tmp_path / "data" / "tmp"


_WITH_WORKERS = """
import sys, tempfile, types
from pathlib import Path
from docgen.batch import Pool
from docgen.service.scratch import stay_within
from docgen.service.settings import Settings

class Watched(types.ModuleType):
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

stay_within(Settings(Path(sys.argv[1])))
tempfile.__class__ = Watched
with Pool(1) as pool:
    pool.start(1, len, ("abc",), 60)
    print(pool.wait(60)[0].result)
"""


def test_workers_that_start_move_no_file_that_is_being_written(tmp_path: Path) -> None:
    """The socket to them may lie outside, where its path would be too long; what somebody sends may not."""
    data = tmp_path / ("long" * 20)
    command = [sys.executable, "-c", _WITH_WORKERS, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.returncode) == ("3\n", 0), done.stderr
