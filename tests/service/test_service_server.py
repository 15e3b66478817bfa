"""Nothing can listen: that is said before anything is started."""

from __future__ import annotations

import gc
import multiprocessing
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.errors import ServiceError
from docgen.service import server
from docgen.service.server import serve
from docgen.service.settings import Settings, Workforce

FORCE = Workforce(1, 2**30)


@pytest.fixture(autouse=True)
def _leftovers() -> Iterator[None]:
    """What was opened and then could not be used is closed: else this warns of it."""
    yield
    gc.collect()


def never(address: str) -> None:
    raise AssertionError(f"it listens at {address}")


@pytest.fixture(autouse=True)
def _at_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process of the tests has more to do than to serve: its temporary files stay where they are."""
    monkeypatch.setattr(server, "stay_within", lambda _: None)


def refusal(folder: Path, host: str, port: int) -> str:
    before = multiprocessing.active_children()
    with pytest.raises(ServiceError) as caught:
        serve(Settings(folder), (host, port), FORCE, never)
    assert set(multiprocessing.active_children()) <= set(before)
    return str(caught.value)


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = refusal(tmp_path, "127.0.0.1", port)
    assert told == f"nothing can listen at 127.0.0.1:{port}: Address already in use"


@pytest.mark.parametrize("host", ["no-such-host.invalid", "999.1.1.1", "a b"])
def test_a_host_that_there_is_not(tmp_path: Path, host: str) -> None:
    assert refusal(tmp_path, host, 0) == f"nothing can listen at {host}:0: there is no such host"


def test_an_address_of_another_machine(tmp_path: Path) -> None:
    told = refusal(tmp_path, "192.0.2.1", 0)  # RFC 5737: it is nobody's
    assert told.startswith("nothing can listen at 192.0.2.1:0: ")
