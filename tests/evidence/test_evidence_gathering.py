import os
import socket
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import corners, encoded

from docgen.errors import DataError
from docgen.evidence import Exhibit, gather, gather_logo
from docgen.evidence import gathering as gathering_module
from docgen.incident import Appendix, AppendixKind, Incident, Severity
from docgen.location import Positions
from docgen.problem import Problem, Weight

PNG = encoded(corners(), "PNG")


def incident(*appendices: Appendix) -> Incident:
    return Incident("INC-1", "t", Severity.S1, date(2026, 1, 1), appendices=appendices)


def image(path: str) -> Appendix:
    return Appendix(AppendixKind.IMAGE, "Graph", path=path, alt="a graph")


def log(path: str) -> Appendix:
    return Appendix(AppendixKind.LOG, "Log", path=path)


def gathered(folder: Path | None, *appendices: Appendix) -> tuple[tuple[Exhibit, ...], tuple[Problem, ...]]:
    values = {("appendices", index, "path"): (10 + index, 5) for index in range(len(appendices))}
    return gather(incident(*appendices), folder, Positions("data.yaml", {}, values))


def only_problem(folder: Path | None, appendix: Appendix) -> Problem:
    exhibits, (problem,) = gathered(folder, appendix)
    assert exhibits == ()
    return problem


def test_each_appendix_becomes_an_exhibit_with_the_digest_of_what_was_given(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "graph.png").write_bytes(PNG)
    (tmp_path / "app.log").write_bytes(b"one\r\ntwo\r\n")
    (tmp_path / "dump.bin").write_bytes(b"\x00\x01" * 10)
    link = Appendix(AppendixKind.LINK, "Status page", url="https://status.example")
    inline = Appendix(AppendixKind.TRANSCRIPT, "Room", text="Zoë: on it\n")
    file = Appendix(AppendixKind.FILE, "Dump", path="dump.bin")
    exhibits, problems = gathered(tmp_path, image("./sub//graph.png"), log("app.log"), link, inline, file)
    assert problems == ()
    picture, text, address, room, dump = exhibits
    assert picture.picture is not None
    assert (picture.media_type, picture.size, picture.sha256) == (
        "image/png",
        len(PNG),
        sha256(PNG).hexdigest(),
    )
    assert text.text == "one\ntwo"
    assert (text.media_type, text.size) == ("text/plain", 10)
    assert text.sha256 == sha256(b"one\r\ntwo\r\n").hexdigest()
    assert (address.media_type, address.size, address.sha256, address.text) == ("", None, "", None)
    assert room.text == "Zoë: on it"
    assert (room.size, room.sha256) == (12, sha256("Zoë: on it\n".encode()).hexdigest())
    assert (dump.media_type, dump.size, dump.picture, dump.text) == (
        "application/octet-stream",
        20,
        None,
        None,
    )


def test_all_problems_are_told_at_once_each_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "graph.png").write_bytes(PNG[:-30])
    (tmp_path / "app.log").write_bytes(b"fine")
    exhibits, problems = gathered(
        tmp_path, image("graph.png"), log("app.log"), log("ap.log"), image("/etc/passwd")
    )
    assert [exhibit.text for exhibit in exhibits] == ["fine"]
    assert [str(problem).partition(" ")[0] for problem in problems] == [
        "data.yaml:10:5:",
        "data.yaml:12:5:",
        "data.yaml:13:5:",
    ]
    broken, missing, unsafe = map(str, problems)
    assert "appendices[0].path: graph.png is not a whole picture" in broken
    assert "there is no file 'ap.log' (did you mean 'app.log'?)" in missing
    assert "'/etc/passwd' is absolute" in unsafe
    assert all(problem.blocks for problem in problems)


def test_what_was_done_is_noted_and_what_matters_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "app.log").write_bytes(b"a line in \x1b[31mred\x1b[0m\x00\ttab\n")
    (exhibit,), (nul, codes) = gathered(tmp_path, log("app.log"))
    assert exhibit.text == "a line in red‹U+0000›   tab"
    assert "2 terminal colour codes left out" in codes.message
    assert "‹U+0000›" in nul.message
    assert codes.weight is nul.weight is Weight.FINDING
    assert codes.path == ("appendices", 0, "path")
    assert set(exhibit.notes) == {codes.message, nul.message}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../outside.txt",
        "sub/../../outside.txt",
        "sub/../inside.txt",
        "..",
        ".",
        "",
        "C:/windows/win.ini",
        "c:win.ini",
        "sub\\inside.txt",
        "\\\\host\\share",
        "inside.txt\x00.png",
        "sub/",
        "sub",
        "pipe",
        "socket",
        "linked.txt",
        "linked/inside.txt",
        "dangling.txt",
        "inside.txt/more",
        "a" * 5000,
        "\ud800",
    ],
)
def test_no_path_leads_out_of_the_folder_or_to_anything_but_a_file(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "data"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("secret")
    (folder / "inside.txt").write_text("fine")
    (folder / "sub" / "inside.txt").write_text("fine")
    (folder / "linked.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "linked").symlink_to(folder / "sub", target_is_directory=True)
    (folder / "dangling.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(folder)  # a socket's whole path may have 107 bytes
        try:
            bound.bind("socket")
        finally:
            os.chdir(here)
        problem = only_problem(folder, log(path))
    assert problem.blocks
    assert problem.rule in ("unsafe-path", "not-a-file", "missing-file", "unreadable-file")
    assert problem.path == ("appendices", 0, "path")


def test_a_device_is_refused() -> None:
    assert only_problem(Path("/dev"), log("null")).rule == "not-a-file"


def test_a_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to("b.png")
    assert "the symbolic link 'a.png'" in only_problem(tmp_path, image("a.png")).message


def test_the_folder_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "app.log").write_text("fine")
    (tmp_path / "data").symlink_to("real", target_is_directory=True)
    (exhibit,), problems = gathered(tmp_path / "data", log("app.log"))
    assert exhibit.text == "fine"
    assert problems == ()


def test_a_path_without_a_folder_says_where_the_data_came_from() -> None:
    assert "standard input" in only_problem(None, log("app.log")).message


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert only_problem(tmp_path / "nowhere", log("app.log")).rule == "unreadable-folder"


def test_large_files_are_refused_by_name_and_size(tmp_path: Path) -> None:
    with (tmp_path / "big.log").open("wb") as file:
        file.truncate(8 * 2**20 + 1)
    with (tmp_path / "big.png").open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    assert "'big.log' has 8.0 MiB" in only_problem(tmp_path, log("big.log")).message
    assert "'big.png' has 64.0 MiB" in only_problem(tmp_path, image("big.png")).message


def test_all_files_together_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering_module, "MOST_BYTES_IN_ALL", 1000)
    (tmp_path / "a.log").write_text("x" * 600)
    exhibits, (problem,) = gathered(tmp_path, log("a.log"), log("a.log"))
    assert len(exhibits) == 1
    assert problem.path == ("appendices", 1, "path")
    assert "together" in problem.message


def test_an_appendix_without_content_is_an_error(tmp_path: Path) -> None:
    for kind in (AppendixKind.IMAGE, AppendixKind.LOG, AppendixKind.FILE):
        problem = only_problem(tmp_path, Appendix(kind, "Nothing here"))
        assert "'Nothing here' has no content" in problem.message
        assert problem.blocks


def test_a_logo_is_read_as_safely(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    positions = Positions("theme.yaml", {}, {("logo",): (3, 7)})
    assert gather_logo("logo.png", tmp_path, positions).width == 48
    for path in ("../logo.png", "none.png"):
        with pytest.raises(DataError) as caught:
            gather_logo(path, tmp_path, positions)
        assert str(caught.value).startswith("theme.yaml:3:7: logo: ")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(list(AppendixKind)))
def test_any_bytes_give_an_exhibit_or_a_problem(tmp_path: Path, data: bytes, kind: AppendixKind) -> None:
    (tmp_path / "x.png").write_bytes(data)
    appendix = Appendix(kind, "x", path="x.png", url="https://x.example")
    exhibits, problems = gathered(tmp_path, appendix)
    assert len(exhibits) == (0 if any(problem.blocks for problem in problems) else 1)
    if kind is AppendixKind.IMAGE:
        assert problems
        assert "x.png" in problems[0].message


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_arbitrary_paths_give_a_problem(tmp_path: Path, path: str) -> None:
    assert only_problem(tmp_path, image(path)).blocks
