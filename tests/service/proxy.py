"""nginx as the example has it, at a free port and with files of a test's own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from production import CONFIGURATION, wait_for

EXAMPLE = CONFIGURATION.with_name("nginx.conf")


def configuration(folder: Path, cert: str, key: str, moved: dict[str, str] | None = None) -> Path:
    """A configuration of nginx around the example, in which only certificates and what is named differ."""
    text = EXAMPLE.read_text("utf-8")
    text = re.sub(r"(ssl_certificate +)\S+;", rf"\1{cert};", text)
    text = re.sub(r"(ssl_certificate_key +)\S+;", rf"\1{key};", text)
    for old, new in (moved or {}).items():
        assert old in text
        text = text.replace(old, new)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "" if os.geteuid() else "user root;"  # nobody else may enter the folder
    file = folder / "nginx.conf"
    file.write_text(
        f"{user} pid {folder}/pid; error_log stderr; events {{}} http {{ access_log off; {places} {text} }}"
    )
    return file


@contextmanager
def nginx(folder: Path, behind: str, cert: str, key: str) -> Iterator[str]:
    """The address of an nginx in front of a service."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    moved = {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "listen [::]:443 ssl;": "",
        "127.0.0.1:8080": behind.removeprefix("http://"),
    }
    log = folder / "nginx.log"
    told = [
        "nginx",
        "-p",
        str(folder),
        "-c",
        str(configuration(folder, cert, key, moved)),
        "-g",
        "daemon off;",
    ]
    with log.open("ab") as said, subprocess.Popen(told, stdout=said, stderr=said) as started:
        try:
            wait_for(lambda: _listens(port), log)
            yield f"https://127.0.0.1:{port}"
        finally:
            started.terminate()
            started.wait(60)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 5).close()
    except OSError:
        return False
    return True
