"""Whatever the data says, no request leaves the process and no file outside the incident's folder is read."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from docgen.errors import DataError, DocgenError
from docgen.pipeline import Request, load, render, validate
from docx_words import docx_text
from made import pdf_text

SECRET = "the-secret-outside-the-folder"
HEAD = 'id: INC-7\ntitle: "{title}"\nseverity: S3\ndate: "2026-02-03"\n'
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="40" height="40">{}</svg>'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text(SECRET)
    inside = tmp_path / "incident"
    inside.mkdir()
    return inside


class Listener:
    """A server on this machine that notes whoever knocks."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(0.2)
        self.port = self.socket.getsockname()[1]
        self.calls = 0
        self.open = True
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self) -> None:
        while self.open:
            try:
                connection, _ = self.socket.accept()
            except TimeoutError:
                continue
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self.open = False
        self.thread.join()
        self.socket.close()


@pytest.fixture
def listener() -> object:
    made = Listener()
    yield made
    made.close()


def documents(folder: Path, text: str) -> list[bytes]:
    (folder / "incident.yaml").write_text(text, "utf-8")
    made = render(Request(load(folder / "incident.yaml"), ("postmortem", "regulatory")))
    return [each.artifact.data for each in made]


def test_addresses_in_text_are_never_fetched(folder: Path, listener: Listener) -> None:
    address = f"http://127.0.0.1:{listener.port}/x.png"
    text = HEAD.format(title=f"<img src='{address}'>") + "\n".join(
        [
            f"executive_summary: |\n  ![picture]({address}) [link]({address})",
            f"  <link rel=stylesheet href='{address}'>",
            "  <style>@import url(" + address + ")</style> {{ 7*7 }} <script src='" + address + "'></script>",
            f"  ![]({address}) ![file](file://{folder.parent}/secret.txt) <iframe src='file:///etc/passwd'>",
            f'detection: \'</p><img src="{address}"><p style="background:url({address})">\'',
            f"sources: ['{address}']",
            "appendices:",
            f"  - {{kind: link, title: Link, url: '{address}'}}",
        ]
    )
    for data in documents(folder, text):
        assert SECRET.encode() not in data
    assert listener.calls == 0


@pytest.mark.parametrize(
    "inside",
    [
        '<image xlink:href="http://127.0.0.1:{port}/x.png" width="9" height="9"/>',
        '<image href="file://{folder}/secret.txt" width="9" height="9"/>',
        '<image href="../secret.txt" width="9" height="9"/>',
        '<style>@import url("http://127.0.0.1:{port}/x.css");</style><rect width="9" height="9"/>',
        '<rect width="9" height="9" style="fill:url(http://127.0.0.1:{port}/x.svg#a)"/>',
        '<use href="http://127.0.0.1:{port}/x.svg#a"/>',
        '<use href="file://{folder}/secret.svg#a"/>',
    ],
)
def test_references_of_an_svg_are_never_followed(folder: Path, listener: Listener, inside: str) -> None:
    drawing = SVG.format(inside.format(port=listener.port, folder=folder.parent))
    (folder / "a.svg").write_text(drawing)
    text = HEAD.format(title="A") + "appendices:\n  - {kind: image, title: A, path: a.svg, alt: A drawing.}\n"
    try:
        for data in documents(folder, text):
            assert SECRET.encode() not in data
    except DataError as error:
        assert "a.svg" in str(error)
    assert listener.calls == 0


def test_an_entity_of_an_svg_is_never_resolved(folder: Path) -> None:
    (folder / "a.svg").write_text(
        f'<!DOCTYPE svg [<!ENTITY e SYSTEM "file://{folder.parent}/secret.txt">]>'
        + SVG.format('<text y="20">&e;</text>')
    )
    text = HEAD.format(title="A") + "appendices:\n  - {kind: image, title: A, path: a.svg, alt: A drawing.}\n"
    with pytest.raises(DataError, match=r"a\.svg"):
        documents(folder, text)


@pytest.mark.parametrize("kind", ["log", "image", "file", "config"])
@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "{folder}/secret.txt",
        "/etc/passwd",
        "link.txt",
        "linked/secret.txt",
        "sub/../../secret.txt",
        "file:///etc/passwd",
        "..\\\\secret.txt",
        "/dev/zero",
        "/proc/self/environ",
        "pipe",
        ".",
        "~/secret",
    ],
)
def test_paths_that_leave_the_folder(folder: Path, kind: str, path: str) -> None:
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "linked").symlink_to(folder.parent)
    (folder / "sub").mkdir()
    os.mkfifo(folder / "pipe")
    where = path.format(folder=folder.parent)
    text = HEAD.format(title="A") + f'appendices:\n  - {{kind: {kind}, title: A, path: "{where}", alt: A}}\n'
    (folder / "incident.yaml").write_text(text)
    with pytest.raises(DataError) as caught:
        validate(load(folder / "incident.yaml"))
    problems = [problem for problem in caught.value.problems if problem.blocks]
    assert [problem.path for problem in problems] == [("appendices", 0, "path")]
    assert all(problem.location.line == 6 for problem in problems)


def test_no_socket_is_opened_and_no_foreign_file_read(folder: Path) -> None:
    """The interpreter's own audit events tell what a whole render does."""
    text = HEAD.format(title="A") + (
        f"executive_summary: '![a](file://{folder.parent}/secret.txt) ![b](http://example.org/b.png)'\n"
        "appendices:\n  - {kind: image, title: A, path: a.svg, alt: A drawing.}\n"
    )
    (folder / "a.svg").write_text(SVG.format('<rect width="40" height="40" fill="#0b3d66"/>'))
    (folder / "incident.yaml").write_text(text)
    script = (
        "import sys\n"
        "seen = []\n"
        "def hook(event, arguments):\n"
        "    if event.startswith('socket.') or event in ('open', 'urllib.Request'):\n"
        "        seen.append((event, str(arguments[0])))\n"
        "import docgen, docgen.pipeline\n"
        "sys.addaudithook(hook)\n"
        "layouts = ('postmortem', 'leadership', 'regulatory')\n"
        "docgen.render(docgen.Request(docgen.load(sys.argv[1]), layouts))\n"
        "for event, what in seen: print(event, what)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder / "incident.yaml")],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    events = done.stdout.splitlines()
    assert events
    assert not [
        event for event in events if event.startswith(("socket.connect", "socket.getaddrinfo", "urllib"))
    ]
    assert not [event for event in events if "secret" in event or "passwd" in event]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 7*7 }}",
        "{% raw %}",
        "${7*7}",
        "%(x)s {0} {title!r}",
        "]]> <!-- --> </style></script>",
        "&lt;b&gt; &amp;amp; &#0; &#x202E;",
        "\\u0000 \\x1b[31m",
        "'; DROP TABLE incidents; --",
    ],
)
def test_data_is_never_a_template(folder: Path, text: str) -> None:
    (folder / "incident.json").write_text(
        json.dumps({"id": "INC-7", "title": "A", "severity": "S3", "date": "2026-02-03", "commander": text})
    )
    source = load(folder / "incident.json")
    assert validate(source).incident.commander == text
    (word, pdf) = render(Request(source, ("postmortem",)))
    for artifact, read in ((word.artifact, docx_text), (pdf.artifact, pdf_text)):
        path = folder / f"made{artifact.suffix}"
        path.write_bytes(artifact.data)
        assert "".join(text.split()) in "".join(read(path).split())


def test_an_alias_bomb_is_a_clear_error(folder: Path) -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)
    )
    (folder / "incident.yaml").write_text(bomb)
    with pytest.raises(DocgenError, match="alias"):
        validate(load(folder / "incident.yaml"))
