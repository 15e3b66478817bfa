"""The application under gunicorn, when gunicorn is asked to end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from production import ask, parent_of, replica, token, wait_for

MINIMAL = b"id: INC-1\ntitle: The gateway fails\nseverity: S2\ndate: 2026-03-14\n"


def test_whoever_waits_is_told_to_come_back_and_holds_up_no_end(tmp_path: Path) -> None:
    environment = {"DOCGEN_DATA": str(tmp_path / "data")}
    with replica(tmp_path, environment) as address, ThreadPoolExecutor(1) as beside:
        key = token(environment)
        asked = beside.submit(
            ask, "POST", f"{address}/v1/render?format=docx", key, MINIMAL, Prefer="wait=60"
        )  # nobody works
        wait_for(lambda: ask("GET", f"{address}/v1/jobs", key)[1]["jobs"])
        parent = parent_of(address)
        parent.terminate()
        parent.wait(30)  # less than the minute for which it was asked to wait
        status, job = asked.result(10)
    assert (status, job["state"]) == (202, "queued")
