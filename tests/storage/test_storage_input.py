"""Inputs: what arguments find, in which order, and what is passed over with a reason."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.errors import StorageError
from docgen.storage import find_inputs, open_place, survey
from storage.faulty import failing, faulty_store

ROOT = Path(__file__).resolve().parents[2]

TREE = (
    "incident.yaml",
    "2024/a/incident.yaml",
    "2024/a/graph.png",
    "2024/b.yml",
    "2024/B.JSON",
    "2025/c/deep/er/x.toml",
    "2025/c/notes.txt",
    ".hidden/incident.yaml",
    "2025/.git/config.toml",
    "2025/.draft.yaml",
)
FOUND = ["2024/B.JSON", "2024/a/incident.yaml", "2024/b.yml", "2025/c/deep/er/x.toml", "incident.yaml"]


@pytest.fixture(params=["local", "memory"])
def root(request: pytest.FixtureRequest, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a folder with the tree, on this machine and in a store."""
    keep = keeper("archive" if request.param == "local" else "memory://deep/archive", memory)
    monkeypatch.chdir(tmp_path)
    for name in TREE:
        keep(name, b"id: x\n")
    return "archive" if request.param == "local" else "memory://deep/archive"


def keeper(address: str, memory: Any) -> Callable[[str, bytes], None]:
    def keep(name: str, data: bytes) -> None:
        if "://" in address:
            memory.pipe_file(f"{address.removeprefix('memory:/')}/{name}", data)
        else:
            Path(address, name).parent.mkdir(parents=True, exist_ok=True)
            Path(address, name).write_bytes(data)

    return keep


def addresses(*arguments: str) -> list[str]:
    return [each.address for each in find_inputs(arguments)]


def test_a_folder_is_searched_at_any_depth(root: str) -> None:
    found = find_inputs([root])
    assert [each.address for each in found] == [f"{root}/{name}" for name in FOUND]
    assert [each.folder for each in found] == ["2024", "2024/a", "2024", "2025/c/deep/er", ""]
    assert [each.stem for each in found] == ["B", "incident", "b", "x", "incident"]
    assert [each.place.read(each.name, 10) for each in found] == [b"id: x\n"] * 5
    assert found[0].place is found[2].place, "one place for each folder"


def test_a_file_is_an_input_whatever_it_is_called(root: str) -> None:
    names = ("2025/c/notes.txt", ".hidden/incident.yaml", "2024/a/graph.png")
    found = find_inputs([f"{root}/{name}" for name in names])
    assert [each.address for each in found] == [f"{root}/{name}" for name in names]
    assert {each.folder for each in found} == {""}
    assert found[0].place.address == f"{root}/2025/c"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.yaml", ["incident.yaml"]),
        ("*/*.y?ml", []),
        ("*/*.y*ml", ["2024/b.yml"]),
        ("202[4-5]/*/incident.yaml", ["2024/a/incident.yaml"]),
        ("**/*.yaml", ["2024/a/incident.yaml", "incident.yaml"]),
        ("**/incident.*", ["2024/a/incident.yaml", "incident.yaml"]),
        ("2025/**/x.toml", ["2025/c/deep/er/x.toml"]),
        ("2025/**", ["2025/c/deep/er/x.toml"]),
        ("**", FOUND),
        ("202[!5]", FOUND[:3]),
        ("*", FOUND),
        ("*/c/**/**/er", ["2025/c/deep/er/x.toml"]),
    ],
)
def test_patterns(root: str, pattern: str, expected: list[str]) -> None:
    if not expected:
        with pytest.raises(StorageError, match="matches no data file"):
            find_inputs([f"{root}/{pattern}"])
        return
    assert addresses(f"{root}/{pattern}") == [f"{root}/{name}" for name in expected]


def test_a_pattern_says_its_folders_from_its_fixed_part(root: str) -> None:
    assert [each.folder for each in find_inputs([f"{root}/2025/c/*/er"])] == ["deep/er"]
    assert [each.folder for each in find_inputs([f"{root}/20*/**/*.toml"])] == ["2025/c/deep/er"]


def test_each_file_is_an_input_once(root: str) -> None:
    later = [f"{root}/2024/b.yml", root, f"{root}/**/*.yaml", f"{root}/2024"]
    assert addresses(*later) == [f"{root}/2024/b.yml"] + [
        f"{root}/{name}" for name in FOUND if name != "2024/b.yml"
    ]


def test_all_that_is_wrong_is_said_at_once(root: str) -> None:
    with pytest.raises(StorageError) as caught:
        find_inputs([f"{root}/gone", f"{root}/*.ini", root, f"{root}/2025/.git", "", "qqq://x"])
    assert [line.partition(" ")[0] for line in caught.value.faults] == [
        f"{root}/gone:", f"{root}/*.ini:", "'':", "qqq://x:",
    ]  # fmt: skip
    assert str(caught.value).count("\n") == 3
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_a_store_that_cannot_be_listed_is_an_error() -> None:
    with faulty_store() as system:
        open_place("faulty://house/in").write("a.yaml", b"", replace=False)
        for pattern in ("", "/*.yaml"):
            system.fault = staticmethod(failing("list", words="refused for zoe:hunter2"))
            with pytest.raises(
                StorageError, match=r"^faulty://house/in.*: cannot be listed: refused"
            ) as caught:
                find_inputs([f"faulty://zoe:hunter2@house/in{pattern}"])
            assert "hunter2" not in str(caught.value)


def test_other_ways_to_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.yaml").write_text("")
    (tmp_path / "link").symlink_to("in")
    monkeypatch.chdir(tmp_path / "in")
    assert addresses(
        "x.yaml", "./x.yaml", "../in/x.yaml", str(tmp_path / "link"), f"file://{tmp_path}/in"
    ) == ["x.yaml"]
    assert addresses(".") == ["x.yaml"]


def test_a_path_that_exists_is_no_pattern(tmp_path: Path, memory: Any) -> None:
    (tmp_path / "[a]").mkdir()
    (tmp_path / "[a]" / "b*.yaml").write_text("")
    (tmp_path / "[a]" / "bc.yaml").write_text("")
    assert addresses(f"{tmp_path}/[a]/b*.yaml") == [f"{tmp_path}/[a]/b*.yaml"]
    assert len(addresses(f"{tmp_path}/[a]")) == 2
    memory.pipe_file("/[a]/b*.yaml", b"")
    memory.pipe_file("/[a]/bc.yaml", b"")
    assert addresses("memory://[a]/b*.yaml") == ["memory://[a]/b*.yaml"]
    assert len(addresses("memory://[a]")) == 2


def test_links_to_folders_are_passed_over_and_said(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("")
    (tmp_path / "again").symlink_to(".")
    (tmp_path / "gone.yaml").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "same.yaml").symlink_to("x.yaml")
    found = survey([str(tmp_path), f"{tmp_path}/**/*.yaml"])
    assert [each.name for each in found.inputs] == ["same.yaml", "x.yaml"]
    assert [(Path(each.address).name, each.reason) for each in found.passed_over] == [
        ("again", "is a link to a folder, which is not followed (name it itself)"),
        ("gone.yaml", "is no regular file, or a link to none"),
        ("pipe.yaml", "is no regular file, or a link to none"),
    ]
    with pytest.raises(StorageError, match="is no regular file"):
        find_inputs([str(tmp_path / "pipe.yaml")])


def test_a_near_name_is_suggested(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    with pytest.raises(StorageError, match=r"did you mean .*/archive\?"):
        find_inputs([f"{tmp_path}/archiv"])
    with pytest.raises(StorageError, match="holds no data file"):
        find_inputs([f"{tmp_path}/archive"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list any folder")
def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("")
    (tmp_path / "closed").mkdir(mode=0)
    with pytest.raises(StorageError, match="closed: cannot be listed: Permission denied"):
        find_inputs([str(tmp_path)])


def test_all_fixtures() -> None:
    """Every fixture's data file is found, and of the YAML files that are exhibits, none."""
    found = survey([str(ROOT / "fixtures")])
    here = [Path(each.address).relative_to(ROOT / "fixtures").as_posix() for each in found.inputs]
    incidents = sorted(
        path.relative_to(ROOT / "fixtures").as_posix() for path in ROOT.glob("fixtures/*/incident.*")
    )
    assert [name for name in here if not name.startswith("broken/")] == sorted(
        [*incidents, "ruff.toml", "theme/house.yaml", "wanting/outage.yaml"]
    )
    broken = [path.name for path in ROOT.glob("fixtures/broken/*") if path.suffix != ".expected"]
    assert [name for name in here if name.startswith("broken/")] == sorted(
        f"broken/{name}" for name in broken
    )
    assert [Path(each.address).name for each in found.passed_over] == [
        "chg-48213.yaml",
        "session-policy.yaml",
    ]
    assert all("is an exhibit of " in each.reason for each in found.passed_over)


def incident(*paths: str) -> bytes:
    return json.dumps(
        {"id": "x", "appendices": [{"kind": "config", "path": path} for path in paths]}
    ).encode()


def among(
    keep: Callable[[str, bytes], None], root: str, files: dict[str, bytes]
) -> tuple[list[str], list[str]]:
    for name, data in files.items():
        keep(name, data)
    found = survey([root])
    strip = len(root) + 1
    return [each.address[strip:] for each in found.inputs], [
        each.address[strip:] for each in found.passed_over
    ]


@pytest.mark.parametrize(
    ("files", "exhibits"),
    [
        ({"a.json": incident("b.yaml"), "b.yaml": b"x: 1"}, ["b.yaml"]),
        ({"a.json": incident("./c//b.yaml"), "c/b.yaml": b"x: 1"}, ["c/b.yaml"]),
        ({"a.json": incident("my café.yaml"), "my café.yaml": b"x: 1"}, ["my café.yaml"]),
        ({"a.json": incident("B.YAML"), "B.YAML": b"x: 1"}, ["B.YAML"]),
        ({"a.yaml": incident("b.yaml").decode().encode("utf-16"), "b.yaml": b"x: 1"}, ["b.yaml"]),
        # Nobody's exhibits stay inputs, whatever they look like.
        ({"a.json": incident("c.yaml"), "b.yaml": b"x: 1"}, []),
        ({"c/a.json": incident("../b.yaml"), "b.yaml": b"x: 1"}, []),
        ({"a.json": incident("b.yaml"), "c/b.yaml": b"x: 1"}, []),
        ({"a.json": incident("a.json")}, []),
        ({"a.json": incident("b.yaml")[:-1], "b.yaml": b"x: 1"}, []),
        ({"a.json": b'{"appendices": "b.yaml"}', "b.yaml": b"x: 1"}, []),
        ({"a.json": b'{"appendices": ["b.yaml", {"path": ["b.yaml"]}]}', "b.yaml": b"x: 1"}, []),
        # Two that name each other stay both; an exhibit's exhibit is one.
        ({"a.json": incident("b.json"), "b.json": incident("a.json")}, []),
        ({"a.json": incident("b.json"), "b.json": incident("c.json"), "c.json": b"{}"}, ["b.json", "c.json"]),
        ({"a.json": incident("b.json"), "b.json": incident("c.json"), "c.json": incident("b.json")},
         ["b.json", "c.json"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["local", "memory"])
def test_exhibits_are_no_inputs(
    files: dict[str, bytes], exhibits: list[str], kind: str, tmp_path: Path, memory: Any
) -> None:
    root = str(tmp_path / "in") if kind == "local" else "memory://in"
    inputs, passed_over = among(keeper(root, memory), root, files)
    assert passed_over == exhibits
    assert inputs == sorted(set(files) - set(exhibits))


def test_an_exhibit_that_is_named_is_an_input(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(incident("b.json", "c.json"))
    for name in ("b.json", "c.json"):
        (tmp_path / name).write_bytes(incident())
    assert len(find_inputs([str(tmp_path)])) == 1
    assert len(find_inputs([str(tmp_path), str(tmp_path / "b.json")])) == 2
    assert len(find_inputs([str(tmp_path / "b.json"), str(tmp_path)])) == 2


def test_one_data_file_in_a_folder_is_not_read() -> None:
    """Most archives are so: what no other data file lies beside or below names none of them."""
    with faulty_store() as system:
        place = open_place("faulty://house/in")
        for name in ("a/incident.yaml", "b/incident.yaml"):
            place.write(name, b"", replace=False)
        system.steps.clear()
        assert len(find_inputs(["faulty://house/in"])) == 2
        assert "read" not in system.steps
        place.write("a/second.yaml", b"", replace=False)
        system.steps.clear()
        assert len(find_inputs(["faulty://house/in"])) == 3
        assert system.steps.count("read") == 2


def test_a_data_file_that_cannot_be_read_stays_an_input() -> None:
    with faulty_store() as system:
        place = open_place("faulty://house/in")
        place.write("a.json", incident("b.yaml"), replace=False)
        place.write("b.yaml", b"", replace=False)
        system.fault = staticmethod(failing("read"))
        assert len(find_inputs(["faulty://house/in"])) == 2


def test_hostile_text_is_searched_in_linear_time(tmp_path: Path) -> None:
    """Sixteen megabytes of one word would take hours if it were searched from each of its letters."""
    (tmp_path / "a.yaml").write_bytes(b"appendices: " + b"a" * (16 * 2**20 - 20))
    (tmp_path / "b.yaml").write_bytes(b"appendices: " + b"a.yaml" * 20_000)
    assert len(find_inputs([str(tmp_path)])) == 2
