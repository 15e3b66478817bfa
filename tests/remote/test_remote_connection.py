"""A server that is busy, gone, cut off, or up to no good."""

from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path

import pytest

from docgen.errors import RemoteError
from docgen.remote import Connection, read_server
from docgen.remote import connection as module
from docgen.remote.connection import Answer, Question
from remote.fake import Said, fake, told


class Slept(list[float]):
    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def ask(address: str, slept: Slept | None = None, token: str = "", most: int = 1000) -> Answer:
    connection = Connection(read_server(address, token), slept if slept is not None else Slept())
    return connection.ask(Question("GET", f"{address}/v1/x", most))


def test_who_is_busy_is_asked_again_when_they_said_and_the_request_is_the_same() -> None:
    slept = Slept()
    busy = told({}, 429, Retry_After="7")
    with fake(busy, told({}, 503), told({"a": 1})) as server:
        connection = Connection(read_server(server.address), slept)
        question = Question("POST", f"{server.address}/v1/x", 100, {"Idempotency-Key": "k"}, b"data")
        assert connection.ask(question).body == b'{"a": 1}'
    assert slept == [7, 5]
    assert {(each.body, each.headers["idempotency-key"]) for each in server.asked} == {(b"data", "k")}


def test_who_is_busy_for_too_long_is_left() -> None:
    slept = Slept()
    with fake(told({}, 429, Retry_After="400")) as server:
        assert ask(server.address, slept).status == 429
    assert slept == [400, 400]


@pytest.mark.parametrize("said", ["-1", "soon", "99999999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_nonsense_about_when_to_come_back_does_no_harm(said: str) -> None:
    slept = Slept()
    with fake(told({}, 429, Retry_After=said), told({})) as server:
        ask(server.address, slept)
    assert all(0 < pause <= module.PATIENCE for pause in slept)


@pytest.mark.parametrize("cut", [-1, 0, 3])
def test_a_connection_that_is_cut_is_made_again(cut: int) -> None:
    slept = Slept()
    with fake(Said(200, b"0123456789", cut=cut), Said(200, b"0123456789")) as server:
        assert ask(server.address, slept).body == b"0123456789"
    assert slept == [module.PAUSES[0]]


def test_a_connection_that_is_always_cut_is_given_up() -> None:
    with (
        fake(Said(200, b"0123456789", cut=3)) as server,
        pytest.raises(RemoteError, match=r"^http://127\.0\.0\.1:\d+: cannot be reached: "),
    ):
        ask(server.address)
    assert len(server.asked) == 1 + len(module.PAUSES)


def test_nobody_there() -> None:
    slept = Slept()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(
        RemoteError, match=f"^http://127.0.0.1:{port}: cannot be reached: Connection refused$"
    ):
        ask(f"http://127.0.0.1:{port}", slept)
    assert slept == list(module.PAUSES)


def test_an_answer_without_end_is_not_read_to_its_end() -> None:
    with fake(Said(200, b"x" * 5000)) as server, pytest.raises(RemoteError, match="more than 1,000 bytes"):
        ask(server.address)


def test_nothing_is_unpacked() -> None:
    with fake(Said(200, b"\x1f\x8b", {"Content-Encoding": "gzip"})) as server:
        assert ask(server.address).body == b"\x1f\x8b"
    assert server.asked[0].headers["accept-encoding"] == "identity"


def test_a_redirect_is_not_followed() -> None:
    with (
        fake(told({"not": "asked"})) as other,
        fake(Said(307, headers={"Location": other.address})) as server,
    ):
        answer = ask(server.address, token="secret")
    assert (answer.status, other.asked) == (307, [])
    assert server.asked[0].headers["authorization"] == "Bearer secret"


def test_without_a_token_none_is_sent() -> None:
    with fake(told({})) as server:
        ask(server.address)
    assert "authorization" not in server.asked[0].headers


def test_the_proxy_of_the_environment_is_used_but_not_for_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with fake(told({"by": "proxy"})) as proxy, fake(told({"by": "itself"})) as server:
        monkeypatch.setenv("http_proxy", proxy.address.replace("//", "//me:secret@"))
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert ask("http://docs.invalid").body == b'{"by": "proxy"}'
        assert ask(server.address).body == b'{"by": "itself"}'
        monkeypatch.setenv("no_proxy", "docs.invalid")
        with pytest.raises(RemoteError, match="cannot be reached"):
            ask("http://docs.invalid")
    assert proxy.asked[0].path == "http://docs.invalid/v1/x"
    assert proxy.asked[0].headers["proxy-authorization"] == "Basic bWU6c2VjcmV0"


def test_a_proxy_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://me:secret@proxy")
    monkeypatch.setenv("no_proxy", "")
    with pytest.raises(RemoteError, match="the proxy that the environment names cannot be used") as caught:
        ask("http://docs.invalid")
    assert "secret" not in str(caught.value)


def test_a_server_whose_certificate_nobody_vouches_for_is_told_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from batch.test_batch_cluster import certificate

    cert, _, key = certificate(tmp_path / "own")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=_greet, args=(listening, context, received))
        thread.start()
        slept = Slept()
        with pytest.raises(RemoteError, match="certificate verify failed"):
            ask(f"https://127.0.0.1:{listening.getsockname()[1]}", slept, token="secret")
        thread.join()
    assert (slept, received) == ([], [])


def _greet(listening: socket.socket, context: ssl.SSLContext, received: list[bytes]) -> None:
    connection, _ = listening.accept()
    with connection:
        try:
            with context.wrap_socket(connection, server_side=True) as wrapped:
                received.append(wrapped.recv(1000))
        except (ssl.SSLError, OSError):
            return
