"""The documents of a service, made by a Dask cluster of this machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from production import ask, wait_for

from batch.daskers import Grid, grid, within
from remote.serving import serving, started, without_docgen

FIXTURE = Path(__file__).parent.parent.parent / "fixtures" / "small-json" / "incident.json"
MINIMAL = b"id: INC-%d\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grid]:
    with grid(tmp_path_factory.mktemp("cluster") / "grid", workers=2, allowed_failures=0) as made:
        yield made


def submit(address: str, number: int) -> str:
    status, job = ask("POST", f"{address}/v1/render?format=docx", "", MINIMAL % number)
    assert status == 202, job
    return str(job["href"])


def ended(address: str, href: str) -> str:
    def state() -> str | None:
        found = ask("GET", address + href, "")[1]["state"]
        return str(found) if found in ("done", "failed") else None

    return str(wait_for(state))


def test_a_server_whose_documents_a_cluster_makes_gives_the_bytes_of_this_machine(
    cluster: Grid, tmp_path: Path
) -> None:
    told = [sys.executable, "-m", "docgen.cli", "render", FIXTURE]
    with serving(tmp_path / "data", "--cluster", cluster.address, jobs=0) as address:
        done = subprocess.run(
            [*told, "-o", tmp_path / "there/", "--server", address], capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
    subprocess.run([*told, "-o", tmp_path / "here/"], capture_output=True, check=True)
    here, there = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("here", "there")
    )
    assert here == there
    assert not list((tmp_path / "data" / "files").rglob("*.part"))


def test_a_worker_that_is_lost_costs_no_document(tmp_path: Path) -> None:
    with (
        grid(tmp_path / "grid", workers=2, allowed_failures=0) as made,
        serving(tmp_path / "data", jobs=0) as address,
        started(["work", "--data", tmp_path / "data", "--cluster", made.address]),
    ):
        jobs = [submit(address, number) for number in range(12)]
        wait_for(lambda: "running" in [ask("GET", address + each, "")[1]["state"] for each in jobs])
        within(made.processes[1]).kill()
        assert [ended(address, each) for each in jobs] == ["done"] * 12


def test_a_runner_whose_scheduler_is_gone_ends_and_another_makes_what_it_had(tmp_path: Path) -> None:
    driver = "from docgen.batch import reach; reach.TIMEOUT = 2.0; from docgen.cli.__main__ import run; run()"
    with serving(tmp_path / "data", jobs=0) as address:
        with grid(tmp_path / "grid", workers=1) as made:
            told = ["work", "--data", tmp_path / "data", "--cluster", made.address]
            with Popen(
                [sys.executable, "-c", driver, *map(str, told)], stderr=PIPE, text=True, env=without_docgen()
            ) as work:
                jobs = [submit(address, number) for number in range(6)]
                wait_for(lambda: ended(address, jobs[0]))
                made.processes[0].kill()
                _, said = work.communicate(timeout=60)
        assert work.returncode == 3, said
        assert "the scheduler is gone" in said
        assert "Traceback" not in said
        with started(["work", "--data", tmp_path / "data", "--jobs", "1"]):
            assert [ended(address, each) for each in jobs] == ["done"] * 6


def test_a_worker_that_would_make_other_documents_makes_none(tmp_path: Path) -> None:
    with (
        grid(tmp_path / "grid", workers=0) as made,
        serving(tmp_path / "data", jobs=0) as address,
    ):
        made.worker(SOURCE_DATE_EPOCH="1")
        job = submit(address, 1)
        told = ["work", "--data", tmp_path / "data", "--cluster", made.address]
        done = subprocess.run(
            [sys.executable, "-m", "docgen.cli", *map(str, told)],
            stderr=PIPE,
            text=True,
            timeout=100,
            env=without_docgen(),
            check=False,
        )
        assert done.returncode == 3
        assert "will not do: it has SOURCE_DATE_EPOCH" in done.stderr
        assert ask("GET", address + job, "")[1]["state"] in ("queued", "running")
        assert ask("GET", address + job, "")[1]["documents"] == []


def test_what_is_no_scheduler_is_a_usage_error(tmp_path: Path) -> None:
    for options in (("--cluster", "host"), ("--cluster", "tls://host:1"), ("--tls-ca", __file__)):
        done = subprocess.run(
            [sys.executable, "-m", "docgen.cli", "work", "--data", tmp_path, *options],
            capture_output=True,
            check=False,
        )
        assert done.returncode == 2
