"""A server that answers what a test has written down, and remembers what it was asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

PDF = b"%PDF-1.7 as if"
PDF_DIGEST = sha256(PDF).hexdigest()


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Said:
    """An answer; ``cut`` ends the connection after so many bytes of the body, with -1 before the head."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None


@dataclass
class Fake:
    address: str
    script: list[Said | Callable[[Asked], Said]]
    asked: list[Asked] = field(default_factory=list)


def told(said: Any, status: int = 200, **headers: str) -> Said:
    """An answer of JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Said(status, json.dumps(said).encode(), {"Content-Type": "application/json", **named})


def problem(status: int, title: str, detail: str = "", **members: Any) -> Said:
    """Problem details, as the service tells them."""
    return told({"type": "urn:docgen:problem:x", "title": title, "detail": detail, **members}, status)


def job(state: str = "done", **members: Any) -> dict[str, Any]:
    """A job of one PDF."""
    return {
        "id": "0123abcd",
        "state": state,
        "documents": [document()] if state == "done" else [],
        "failures": [],
        "problems": [],
        **members,
    }


def document(**members: Any) -> dict[str, Any]:
    return {
        "name": "2026-03-14-INC-1-postmortem.pdf",
        "layout": "postmortem",
        "format": "pdf",
        "media_type": "application/pdf",
        "size": len(PDF),
        "pages": 1,
        "sha256": PDF_DIGEST,
        "content_sha256": "0" * 64,
        **members,
    }


@contextmanager
def fake(*script: Said | Callable[[Asked], Said]) -> Iterator[Fake]:
    """A server that gives these answers one after the other, and the last one for ever."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            made.asked.append(asked)
            step = made.script[min(len(made.asked), len(made.script)) - 1]
            said = step(asked) if callable(step) else step
            if said.cut == -1:
                self.close_connection = True
                return
            self.send_response(said.status)
            for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body if said.cut is None else said.body[: said.cut])
            self.close_connection = said.cut is not None

        do_GET = do_POST = do_DELETE = answer  # noqa: N815 - as the standard library calls them

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Fake(f"http://127.0.0.1:{server.server_address[1]}", list(script))
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
