"""Reading files and standard input: bytes, encodings, formats, sizes, and what cannot be read at all."""

from __future__ import annotations

import os
import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.readers import MAX_BYTES, read, read_bytes


def fault(data: bytes, name: str = "<stdin>", format_: str | None = None) -> str:
    with pytest.raises(DataError) as caught:
        read_bytes(data, name, format_)
    return str(caught.value)


def test_a_file_is_read_with_its_folder_and_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    content = b'{"id": "INC-1"}\n'
    Path("in/x.JSON").write_bytes(content)
    source = read("in/x.JSON")
    assert source.data == {"id": "INC-1"}
    assert source.name == source.positions.file == "in/x.JSON"
    assert source.folder == tmp_path / "in"
    assert source.digest == sha256(content).hexdigest()
    assert source.format == "json"
    assert read(Path("in") / "x.JSON").data == source.data
    assert pickle.loads(pickle.dumps(source)) == source


def test_standard_input_has_no_folder() -> None:
    source = read_bytes(b"id: INC-1", "<stdin>")
    assert (source.folder, source.format, source.name) == (None, "yaml", "<stdin>")


@pytest.mark.parametrize(
    ("text", "format_"),
    [
        ('{"a": 1}', "json"),
        ('\n\t {"a": 1}', "json"),
        ("a = 1", "toml"),
        ('# note\n\n  "a b".c = 1', "toml"),
        ("[a]\nb = 1", "toml"),
        ("# a = 1\n[[a]] # c\nb = 1", "toml"),
        ("a: b = c", "yaml"),
        ("a:\n  - b", "yaml"),
        ("# a = 1\na: 1", "yaml"),
        ("--- # a\na: 1", "yaml"),
    ],
)
def test_the_text_tells_its_format(text: str, format_: str) -> None:
    assert read_bytes(text.encode(), "<stdin>").format == format_
    assert read_bytes(text.encode(), "incident.txt").format == format_


def test_a_format_that_is_given_wins_over_the_text() -> None:
    assert read_bytes(b'{"a": 1}', "<stdin>", "yaml").format == "yaml"
    assert read_bytes(b"a: 1", "x.yml").format == "yaml"
    assert "'xml' is no format of data (yaml, json or toml)" in fault(b"a: 1", format_="xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", ["a: ü😀", 'a = "ü😀"', '{"a": "ü😀"}'])
def test_these_encodings_are_read(encoding: str, text: str) -> None:
    source = read_bytes(text.encode(encoding), "<stdin>")
    assert source.data == {"a": "ü😀"}
    place = source.positions.of_value(("a",))
    opening = "ü" if source.format == "yaml" else '"ü'
    assert (place.line, place.column) == (1, text.index(opening) + 1)


def test_utf_16_big_endian_is_read() -> None:
    assert read_bytes(b"\xfe\xff" + "a: ü".encode("utf-16-be"), "<stdin>").data == {"a": "ü"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "a: 1\nb: ü\nc: é".encode("latin-1"),
            "<stdin>:2:4: the byte FC is no UTF-8 text (save the file as UTF-8)",
        ),
        ("ä".encode() + b"\xe2\x82", "<stdin>:1:2: the bytes E2 82 are no UTF-8 text"),
        (b"\xed\xa0\x80", "<stdin>:1:1: the byte ED is no UTF-8 text"),
        ("a\n".encode("utf-16") + b"b", "<stdin>:2:1: the byte 62 is no UTF-16 text"),
        ("a".encode("utf-32"), "<stdin>:1:1: UTF-32 is not read"),
        ("a: 1".encode("utf-16-le"), "cannot stand in YAML"),
    ],
)
def test_other_bytes_are_refused_where_they_stand(data: bytes, said: str) -> None:
    assert said in fault(data)


def test_a_file_may_be_large_and_not_larger() -> None:
    assert "too large" not in fault(b"#" * MAX_BYTES)
    assert fault(b"#" * (MAX_BYTES + 1)) == (
        "<stdin>: the file is too large (at most 16 MiB; keep logs and pictures in files of their own)"
    )


def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(DataError, match="too large"):
        read("/dev/zero")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    for path, reason in [
        (tmp_path / "none.yaml", "No such file or directory"),
        (tmp_path, "Is a directory"),
        ("a\x00b.yaml", "null"),
    ]:
        with pytest.raises(DataError, match=f"the file cannot be read: .*{reason}") as caught:
            read(path)
        assert caught.value.problems[0].location.file == os.fspath(path)


@pytest.mark.parametrize("text", ["[1,2]", " [\n]\n", '["a"]', '[{"id": "INC-1"}]', "[1]"])
def test_a_list_of_json_is_read_as_json_and_is_no_object(text: str) -> None:
    assert "the file holds no object" in fault(text.encode())


@pytest.mark.parametrize("text", ["[table]\nkey = 1", "[[t]]\nkey = 1", "[1]\nkey = 1", '["a"]\nkey = 1'])
def test_a_header_of_toml_is_no_list(text: str) -> None:
    assert read_bytes(text.encode(), "<stdin>").format == "toml"


def test_what_only_begins_like_a_list_is_no_json() -> None:
    assert "object" not in fault(b"[a, b]")
    assert "object" not in fault(b"[" * 100_000)
