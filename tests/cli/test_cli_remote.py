"""``docgen render --server``: what the user sees and gets is what it would be without it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from urllib.request import urlopen

import pikepdf
import pytest

import docgen.writers.pdf.printing
from remote.fake import Said, fake, job, told
from remote.serving import serving, without_docgen

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
MINIMAL = "id: INC-7\ntitle: Login slow\nseverity: S3\ndate: 2026-02-03\n"
PRESS = Path(docgen.writers.pdf.printing.__file__).parent / "fogra39l_coated.icc"
POLICY = "audiences:\n  board: {}\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("service")
    shutil.copytree(FIXTURES / "theme", folder / "themes")
    with serving(folder / "data", "--themes", folder / "themes") as address:
        yield address


def render(
    *arguments: str | Path, cwd: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docgen.cli", "render", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        timeout=120,
        check=False,
        env=without_docgen() | environment,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def same(server: str, tmp_path: Path, *arguments: str | Path, stdin: bytes = b"") -> int:
    """Both ways, in two folders; what they say, leave and return has to be the same."""
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    locally = render(*arguments, cwd=here, stdin=stdin)
    remotely = render(*arguments, "--server", server, cwd=there, stdin=stdin)
    assert remotely.stderr.decode() == locally.stderr.decode()
    assert remotely.stdout == locally.stdout
    assert files(there) == files(here)
    assert remotely.returncode == locally.returncode
    return locally.returncode


@pytest.mark.parametrize(
    "name", ["payment-final/incident.yaml", "small-json/incident.json", "power-toml/incident.toml"]
)
def test_the_same_files_in_both_formats(server: str, tmp_path: Path, name: str) -> None:
    assert same(server, tmp_path, FIXTURES / name, "-o", "out/") == 0
    assert len(files(tmp_path / "there")) == 2


def test_several_layouts_for_an_audience_with_a_manifest(server: str, tmp_path: Path) -> None:
    asked = ("-l", "leadership", "-l", "regulatory", "-f", "docx", "--audience", "regulator")
    assert (
        same(
            server,
            tmp_path,
            FIXTURES / "key-exposed/incident.yaml",
            *asked,
            "-o",
            "o",
            "--manifest",
            "m.json",
        )
        == 0
    )
    assert sorted(files(tmp_path / "there")) == [
        "m.json",
        "o/incident-leadership-regulator.docx",
        "o/incident-regulatory-regulator.docx",
    ]


def test_what_is_asked_of_the_files_and_by_when_they_are_judged(server: str, tmp_path: Path) -> None:
    """A variant for the press, Word without fonts, and deadlines as of a moment on the incident's clocks."""
    asked = ["-l", "regulatory", "--pdf-variant", "pdf/x-4", "--no-embed-fonts"]
    asked += ["--as-of", "2031-01-01T12:00"]
    assert same(server, tmp_path, FIXTURES / "bank-filings" / "incident.yaml", *asked, "-o", "out/") == 0
    word, pdf = (tmp_path / "there" / "out" / f"incident-regulatory.{form}" for form in ("docx", "pdf"))
    with pikepdf.open(pdf) as opened:
        assert opened.Root.OutputIntents[0].S == "/GTS_PDFX"
    with zipfile.ZipFile(word) as package:
        assert not [each for each in package.namelist() if each.endswith(".odttf")]
        assert "judged as of 1 January 2031, 12:00" in package.read("word/document.xml").decode()


def test_standard_input_with_a_folder_of_exhibits(server: str, tmp_path: Path) -> None:
    data = (FIXTURES / "small-json/incident.json").read_bytes()
    assert same(server, tmp_path, "-", "--folder", FIXTURES / "small-json", "-o", "a.docx", stdin=data) == 0


def test_standard_input_without_a_folder(server: str, tmp_path: Path) -> None:
    data = (FIXTURES / "small-json/incident.json").read_bytes()
    assert same(server, tmp_path, "-", "-o", "a.docx", stdin=data) == 1


BROKEN = sorted(path for path in (FIXTURES / "broken").iterdir() if path.suffix != ".expected")
OTHERWISE = {"theme-faults.toml"}
"""What is no incident."""


def test_the_same_is_said_of_everything_that_is_broken(server: str, tmp_path: Path) -> None:
    for path in BROKEN:
        if path.name not in OTHERWISE:
            (tmp_path / path.name).mkdir()
            same(server, tmp_path / path.name, path, "-o", "a.docx", "--strict")


def test_files_that_cannot_be_read(server: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "graph.png").write_bytes(b"no picture")
    (tmp_path / "data" / "link.log").symlink_to("/etc/passwd")
    (tmp_path / "data" / "folder").mkdir()
    paths = ("grph.png", "graph.png", "link.log", "folder", "../out.log", "graph.png/x", "gone/x")
    items = "".join(f"  - {{kind: log, title: T, path: {path}}}\n" for path in paths)
    (tmp_path / "data" / "incident.yaml").write_text(f"{MINIMAL}comander: x\nappendices:\n{items}")
    assert same(server, tmp_path, tmp_path / "data" / "incident.yaml") == 1


def test_a_character_that_no_font_has(server: str, tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL.replace("Login", "Login 𒀀"))
    assert same(server, tmp_path, tmp_path / "incident.yaml", "-o", "a.pdf") == 3


def test_a_theme_of_the_server_by_its_name(server: str, tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    here = render("incident.yaml", "--theme", FIXTURES / "theme/house.yaml", "-o", "h.docx", cwd=tmp_path)
    there = render("incident.yaml", "--theme", "house", "-o", "t.docx", "--server", server, cwd=tmp_path)
    assert (here.returncode, there.returncode) == (0, 0), there.stderr
    assert (tmp_path / "h.docx").read_bytes() == (tmp_path / "t.docx").read_bytes()
    unknown = render("incident.yaml", "--theme", "haus", "--server", server, cwd=tmp_path)
    assert unknown.returncode == 2
    assert b"there is no theme 'haus' (house)" in unknown.stderr


def test_what_the_server_does_not_know_is_a_usage_error(server: str, tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    for option, words in (
        ("-l", b"there is no layout 'nobody'"),
        ("--audience", b"there is no audience 'nobody'"),
    ):
        done = render("incident.yaml", option, "nobody", "--server", server, cwd=tmp_path)
        assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert list(files(tmp_path)) == ["incident.yaml"]


def test_what_cannot_be_sent_is_said_all_at_once(tmp_path: Path) -> None:
    for name in ("incident.yaml", "house.yaml", "policy.yaml", "list.csv"):
        (tmp_path / name).write_text("")
    (tmp_path / "fonts").mkdir()
    asked = ["-l", "my.py", "--theme", "house.yaml", "--fonts", "fonts", "--policy", "policy.yaml"]
    (tmp_path / "press.icc").write_bytes(PRESS.read_bytes())
    asked += ["--pdf-variant", "pdf/x-4", "--output-profile", "press.icc"]
    asked += ["--redaction-record", "r.json", "--copies", "list.csv"]
    done = render("incident.yaml", *asked, "--server", "http://localhost:1", cwd=tmp_path)
    assert done.returncode == 2
    told = done.stderr.decode()
    for each in (
        "-l my.py",
        "--theme house.yaml",
        "--fonts",
        "--policy",
        "--output-profile",
        "--redaction-record",
    ):
        assert f"{each} is not for --server" in told
    assert "--copies is not for --server" in told


def test_a_place_that_is_taken_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    (tmp_path / "a.docx").write_text("mine")
    with fake(told({})) as nobody:
        done = render("incident.yaml", "-o", "a.docx", "--server", nobody.address, cwd=tmp_path)
        same_name = render(
            "incident.yaml", "-l", "gdpr", "-l", "gdpr", "--server", nobody.address, cwd=tmp_path
        )
    assert (done.returncode, same_name.returncode, nobody.asked) == (4, 2, [])
    assert (tmp_path / "a.docx").read_text() == "mine"


def test_the_token_is_that_of_the_file_or_of_the_environment(tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    (tmp_path / "token").write_text("of-the-file\n")
    with fake(Said(401)) as door:
        options = ("incident.yaml", "--server", door.address)
        assert render(*options, cwd=tmp_path, DOCGEN_TOKEN="of-the-environment").returncode == 2
        done = render(*options, "--token-file", "token", cwd=tmp_path, DOCGEN_TOKEN="x")
    assert [each.headers["authorization"] for each in door.asked] == [
        "Bearer of-the-environment",
        "Bearer of-the-file",
    ]
    assert b"give it by --token-file or DOCGEN_TOKEN" in done.stderr
    assert render("incident.yaml", "--token-file", "token", cwd=tmp_path).returncode == 2


def test_a_server_that_is_down(tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    done = render("incident.yaml", "--server", "http://127.0.0.1:9", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr == b"error: http://127.0.0.1:9: cannot be reached: Connection refused\n"
    assert list(files(tmp_path)) == ["incident.yaml"]


def test_a_full_queue_is_waited_for(tmp_path: Path) -> None:
    """The server takes one task at a time and makes none, until somebody does."""
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    with serving(tmp_path / "data", "--queue", "1", jobs=0) as address:
        command = [sys.executable, "-m", "docgen.cli", "render", "incident.yaml"]
        running = [
            subprocess.Popen(
                [*command, "-o", f"{name}.docx", "--server", address, "-v"],
                cwd=tmp_path,
                stderr=subprocess.PIPE,
                env=without_docgen(),
            )
            for name in ("a", "b")
        ]
        waiting = next(each for each in running if _is_told_to_wait(each))
        assert waiting.poll() is None
        worker = [sys.executable, "-m", "docgen.cli", "work", "--data", tmp_path / "data", "--jobs", "1"]
        with subprocess.Popen(worker, env=without_docgen()) as work:
            codes = [each.wait(60) for each in running]
            work.terminate()
        for each in running:
            each.communicate()
    assert codes == [0, 0]
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def _is_told_to_wait(process: subprocess.Popen[bytes]) -> bool:
    """Whether a command is told that the queue is full; the other one is not told anything."""
    assert process.stderr is not None
    os.set_blocking(process.stderr.fileno(), False)
    until = time.monotonic() + 10
    said = b""
    while time.monotonic() < until:
        said += process.stderr.read() or b""
        if b"it answers 429" in said:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_command_leaves_nothing_here_or_there(tmp_path: Path, number: int, code: int) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    with serving(tmp_path / "data", jobs=0) as address:
        told_ = [sys.executable, "-m", "docgen.cli", "render", "incident.yaml", "--server", address]
        with subprocess.Popen(told_, cwd=tmp_path, stderr=subprocess.PIPE, env=without_docgen()) as process:
            assert _soon(lambda: len(_jobs(address)) == 1)
            process.send_signal(number)
            assert process.wait(30) == code
            assert process.stderr is not None
            said = process.stderr.read().decode().split("\n")
        assert said[0] == f"{address}: the job is removed"
        assert list(filter(None, said[1:])) == (["interrupted"] if code == 130 else [])
        assert _jobs(address) == []
    assert not list(tmp_path.glob("incident-*"))


def test_an_interrupted_command_does_not_wait_for_a_server_that_hangs(tmp_path: Path) -> None:
    (tmp_path / "incident.yaml").write_text(MINIMAL)
    command = [sys.executable, "-m", "docgen.cli", "render", "incident.yaml", "--server"]
    hangs = Event()
    asked = [told(job("queued"), 202), lambda _: hangs.wait(60) and Said()]
    with fake(*asked) as server:
        with subprocess.Popen([*command, server.address], cwd=tmp_path, stderr=subprocess.PIPE) as process:
            assert _soon(lambda: len(server.asked) == 2)
            begun = time.monotonic()
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
            assert time.monotonic() - begun < 15
            assert process.stderr is not None
            assert b"the job 0123abcd could not be removed, and goes on\n" in process.stderr.read()
        hangs.set()


def _jobs(address: str) -> list[object]:
    with urlopen(f"{address}/v1/jobs", timeout=30) as answer:
        found: list[object] = json.load(answer)["jobs"]
    return found


def _soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until and not is_so():
        time.sleep(0.05)
    return is_so()
