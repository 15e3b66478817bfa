"""Two replicas under gunicorn with workers over PostgreSQL, and a store that all share."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import psutil
import pytest
from production import ask, parent_of, replica, token, wait_for, worker

from postgresql import empty
from remote.serving import without_docgen
from storage.s3_server import s3_server

MINIMAL = b"id: INC-%d\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n"


@pytest.fixture(scope="module")
def database(postgresql: str | None) -> Iterator[str]:
    """A schema of a PostgreSQL server."""
    with empty(postgresql) as url:
        yield url


@dataclass
class House:
    folder: Path
    first: str
    second: str
    token: str
    environment: dict[str, str]


@pytest.fixture(scope="module")
def house(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Two replicas, each with a data folder of its own, one database and one store; nobody works yet."""
    folder = tmp_path_factory.mktemp("house")
    shared = {"DOCGEN_DATABASE": database, "DOCGEN_STORE": str(folder / "store")}
    one, two = ({**shared, "DOCGEN_DATA": str(folder / name)} for name in ("one", "two"))
    with replica(folder, one, "one") as first, replica(folder, two, "two") as second:
        yield House(folder, first, second, token(one), one)


def submit(house: House, number: int, query: str = "format=docx") -> str:
    status, job = ask("POST", f"{house.first}/v1/render?{query}", house.token, MINIMAL % number)
    assert status == 202, job
    return str(job["id"])


def ended(house: House, job: str) -> dict[str, object]:
    """A job as the second replica tells of it, when it has ended."""

    def final() -> dict[str, object] | None:
        status, found = ask("GET", f"{house.second}/v1/jobs/{job}", house.token)
        assert status == 200
        return dict(found) if found["state"] in ("done", "failed") else None

    return dict(wait_for(final))


def test_tokens_are_asked_for_also_on_this_machine(house: House) -> None:
    assert ask("GET", f"{house.first}/v1/jobs", "")[0] == 401
    assert ask("GET", f"{house.second}/v1/jobs", house.token)[0] == 200


def test_ready_is_who_has_somebody_who_works(house: House) -> None:
    assert ask("GET", f"{house.first}/v1/ready", "")[0] == 503
    with worker(house.folder, house.environment):
        wait_for(lambda: ask("GET", f"{house.second}/v1/ready", "")[0] == 200)
    wait_for(lambda: ask("GET", f"{house.first}/v1/ready", "")[0] == 503)


def test_what_one_replica_was_asked_for_is_fetched_from_the_other(house: House) -> None:
    with worker(house.folder, house.environment):
        job = ended(house, submit(house, 1, "format=pdf&format=docx"))
        assert job["state"] == "done"
        for each in job["documents"]:
            status, data = ask("GET", f"{house.second}{each['href']}", house.token)
            assert (status, sha256(data).hexdigest()) == (200, each["sha256"])
    left = {path.name for path in (house.folder / "two" / "tmp").rglob("*") if path.is_file()}
    assert left == {"lock"}


def test_a_key_that_one_replica_knows_is_known_to_the_other(house: House) -> None:
    asked = ("POST", "/v1/render?format=docx", house.token, MINIMAL % 2)
    ids = {
        ask(asked[0], place + asked[1], *asked[2:], Idempotency_Key="the-key")[1]["id"]
        for place in (house.first, house.second, house.first)
    }
    assert len(ids) == 1
    status, _ = ask("DELETE", f"{house.first}/v1/jobs/{ids.pop()}", house.token)
    assert status == 204


def test_two_workers_share_the_queue_and_what_a_killed_one_had_is_made_by_the_other(house: House) -> None:
    jobs = [submit(house, number) for number in range(10, 22)]
    with worker(house.folder, house.environment) as one, worker(house.folder, house.environment) as two:
        wait_for(lambda: _state(house, "running") >= 2)
        assert psutil.Process(one.pid).is_running()
        os.killpg(one.pid, signal.SIGKILL)
        found = [ended(house, job) for job in jobs]
        assert two.poll() is None
    assert {job["state"] for job in found} == {"done"}
    assert [len(job["documents"]) for job in found] == [1] * len(jobs)


def _state(house: House, state: str) -> int:
    _, found = ask("GET", f"{house.first}/v1/jobs?limit=100", house.token)
    return sum(job["state"] == state for job in found["jobs"])


def test_the_client_works_through_gunicorn(house: House) -> None:
    data = house.folder / "client.yaml"
    data.write_bytes(MINIMAL % 3)
    told = [sys.executable, "-m", "docgen.cli", "render", data, "-o", house.folder / "client.pdf"]
    environment = without_docgen() | {"DOCGEN_TOKEN": house.token}
    with worker(house.folder, house.environment):
        done = subprocess.run(
            [*told, "--server", house.first], env=environment, capture_output=True, check=False
        )
    assert done.returncode == 0, done.stderr
    remote = (house.folder / "client.pdf").read_bytes()
    assert subprocess.run(told, env=without_docgen(), capture_output=True, check=False).returncode == 0
    assert (house.folder / "client.pdf").read_bytes() == remote
    refused = subprocess.run(
        [*told, "--server", house.first], env=without_docgen(), capture_output=True, check=False
    )
    assert refused.returncode == 2
    assert b"a token is needed" in refused.stderr


def test_too_large_a_body_is_refused_by_the_limit_of_the_environment(tmp_path: Path) -> None:
    environment = {"DOCGEN_DATA": str(tmp_path / "data"), "DOCGEN_MAX_BODY": "10k"}
    with replica(tmp_path, environment) as address:
        status, said = ask("POST", f"{address}/v1/validate", token(environment), b"#" * 20_000)
    assert (status, said["status"]) == (413, 413)


def test_when_gunicorn_is_killed_nothing_of_it_is_left(tmp_path: Path) -> None:
    environment = {"DOCGEN_DATA": str(tmp_path / "data")}
    with replica(tmp_path, environment) as address:
        key = token(environment)
        assert ask("POST", f"{address}/v1/validate", key, MINIMAL % 1)[1]["valid"]
        parent = parent_of(address)
        family = parent.children(recursive=True)
        assert len(family) > 2  # two of gunicorn, and those at a desk
        parent.kill()
        wait_for(lambda: not [each for each in family if each.is_running() and each.status() != "zombie"])


def test_uploads_and_documents_in_a_store(tmp_path: Path) -> None:
    with s3_server() as store:
        environment = {"DOCGEN_DATA": str(tmp_path / "data"), "DOCGEN_STORE": "s3://archive/docgen"}
        with replica(tmp_path, environment) as address, worker(tmp_path, environment):
            key = token(environment)
            status, job = ask(
                "POST",
                f"{address}/v1/render?format=docx",
                key,
                MINIMAL % 4,
                Prefer="wait=60",
                Accept="application/json",
            )
            assert (status, job["state"]) == (200, "done"), job
            (each,) = job["documents"]
            status, data = ask("GET", address + each["href"], key)
            assert (status, sha256(data).hexdigest()) == (200, each["sha256"])
            store.invalidate_cache()
            assert sorted(name.partition(job["id"])[2] for name in store.find("archive/docgen")) == [
                "/in/000000",
                f"/out/{each['name']}",
            ]
            assert ask("DELETE", address + job["href"], key)[0] == 204
            store.invalidate_cache()
            assert store.find("archive/docgen") == []
    assert not [path for path in (tmp_path / "data").rglob("*") if path.suffix == ".docx"]
