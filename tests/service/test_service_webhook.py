"""The example of a webhook receiver, between an invented tool and a real service."""

from __future__ import annotations

import hmac
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import urllib3
from production import ask, token, wait_for

from remote.serving import serving, without_docgen

RECEIVER = Path(__file__).parent.parent.parent / "docs" / "service" / "webhook.py"
EVENT: dict[str, Any] = {
    "id": "evt-1",
    "incident": {
        "reference": "INC-412",
        "name": "Checkout is slow",
        "severity": "minor",
        "declared_at": "2026-03-14T13:52:00Z",
        "closed_at": "2026-03-14T15:10:00Z",
        "summary": "Payments took longer than they should.",
        "updates": [{"at": "2026-03-14T14:05:00Z", "message": "A second node is started"}],
    },
}


@contextmanager
def receiving(docgen: str, key: str) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {"DOCGEN_URL": docgen, "DOCGEN_TOKEN": key, "WEBHOOK_SECRET": "shared"}
    with subprocess.Popen(
        [sys.executable, RECEIVER, str(port)],
        env=without_docgen() | environment | {"NO_PROXY": "127.0.0.1"},
        stderr=subprocess.DEVNULL,
    ) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(lambda: _listens(port))
        yield address
        process.terminate()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def deliver(address: str, event: Any, secret: str = "shared") -> tuple[int, Any]:
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    signature = f"sha256={hmac.digest(secret.encode(), body, 'sha256').hex()}"
    answer = urllib3.request("POST", address, body=body, headers={"X-Signature": signature}, retries=False)
    return answer.status, json.loads(answer.data)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a service that asks for tokens, and a token."""
    data = tmp_path_factory.mktemp("webhook") / "data"
    with serving(data, "--require-token") as address:
        yield address, token({"DOCGEN_DATA": str(data)}, "--scope", "render", "--scope", "read")


def test_a_delivery_becomes_documents_once_however_often_it_comes(service: tuple[str, str]) -> None:
    docgen, key = service
    with receiving(docgen, key) as address:
        first, second = deliver(address, EVENT), deliver(address, EVENT)
    assert first == second
    status, said = first
    assert status == 202

    def done() -> Any:
        job = ask("GET", docgen + said["job"], key)[1]
        return job if job["state"] in ("done", "failed") else None

    job = wait_for(done)
    assert [each["format"] for each in job["documents"]] == ["docx", "pdf"]
    assert not [each for each in job["problems"] if each["weight"] == "error"]
    assert len(ask("GET", f"{docgen}/v1/jobs", key)[1]["jobs"]) == 1


def test_what_nobody_signed_and_what_nobody_understands_is_refused(service: tuple[str, str]) -> None:
    with receiving(*service) as address:
        assert deliver(address, EVENT, secret="guessed")[0] == 401
        for event in (b"{", b"[" * 100_000, [], {"id": "evt-2"}, {**EVENT, "incident": 7}):
            assert deliver(address, event)[0] == 422
        known = {**EVENT["incident"], "severity": "dreadful"}
        assert deliver(address, {"id": "evt-3", "incident": known})[0] == 422


def test_a_repeated_id_with_other_data_is_told_to_the_tool(service: tuple[str, str]) -> None:
    with receiving(*service) as address:
        assert deliver(address, {**EVENT, "id": "evt-4"})[0] == 202
        other = {**EVENT["incident"], "name": "Another title"}
        status, said = deliver(address, {"id": "evt-4", "incident": other})
    assert (status, said["error"]) == (422, "The idempotency key was used before")


def test_a_tool_is_told_to_come_back_while_docgen_is_away_or_knows_us_no_more(
    service: tuple[str, str],
) -> None:
    with receiving("http://127.0.0.1:9", service[1]) as address:
        assert deliver(address, EVENT)[0] == 503
    with receiving(service[0], "docgen_wrong") as address:
        assert deliver(address, EVENT)[0] == 503


def test_it_needs_no_package() -> None:
    told = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(RECEIVER)!r})"]
    assert subprocess.run(told, env=dict(os.environ), check=False).returncode == 0
