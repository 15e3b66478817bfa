"""Reading from a store that fails, lies, and must not tell its secrets."""

from __future__ import annotations

import pickle
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from docgen.errors import DataError, OutputError, StorageError
from docgen.storage import fetched, find_inputs, open_place
from storage.faulty import changing, failing, faulty_store

URL = "faulty://zoe:hunter2@house/out"


def test_a_transfer_is_tried_again() -> None:
    with faulty_store() as system:
        place = open_place(URL)
        place.write("a", b"12345", replace=False)
        for times in (1, 2):
            system.fault = staticmethod(failing("read", times))
            assert place.read("a", 5) == b"12345"
            system.fault = staticmethod(failing("read", times))
            assert place.digest("a") == place.digest("a")


def test_a_transfer_that_fails_for_good_is_explained() -> None:
    with faulty_store() as system:
        place = open_place(URL)
        place.write("a", b"12345", replace=False)
        system.fault = staticmethod(failing("read", words="no line to zoe:hunter2@house"))
        with pytest.raises(
            DataError, match=r"^faulty://house/out/a: the file cannot be read: no line"
        ) as caught:
            place.read("a", 5)
        assert "hunter2" not in str(caught.value)
        with pytest.raises(StorageError, match=r"^faulty://house/out/a: cannot be read"):
            place.digest("a")


@pytest.mark.parametrize("lie", [-2, 3])
def test_a_store_that_lies_about_the_size(lie: int) -> None:
    with faulty_store() as system:
        place = open_place(URL)
        place.write("a", b"12345", replace=False)
        system.lie = lie
        with pytest.raises(DataError, match=rf"says that it has {5 + lie} bytes, and gave 5"):
            place.read("a", 100)
        with pytest.raises(StorageError, match="and gave 5"):
            place.digest("a")
        with pytest.raises(DataError) as caught:
            place.read("a", 3)
        assert caught.value.problems[0].rule == "too-large"


def test_a_cut_transfer_is_no_file() -> None:
    with faulty_store() as system:
        place = open_place(URL)
        place.write("a", b"12345", replace=False)
        system.fault = staticmethod(changing("read", lambda data: data[:2]))
        with pytest.raises(DataError, match="and gave 2"):
            place.read("a", 5)


def test_an_interrupt_is_none_of_a_stores_errors() -> None:
    with faulty_store() as system:
        place = open_place(URL)
        place.write("a", b"12345", replace=False)
        system.fault = staticmethod(failing("read", error=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            place.read("a", 5)


def test_no_representation_shows_a_secret() -> None:
    with faulty_store() as system:
        place = open_place(URL)
        place.write("incident.yaml", b"", replace=False)
        (found,) = find_inputs([URL])
        for text in (repr(place), place.address, repr(found), found.address):
            assert "hunter2" not in text
        assert found.address == "faulty://house/out/incident.yaml"
        assert pickle.loads(pickle.dumps(found)).place.read("incident.yaml", 1) == b""
        assert system.steps


def test_a_bucket_is_needed() -> None:
    with pytest.raises(StorageError, match="names no folder"):
        open_place("s3://")


def test_a_web_server(tmp_path: Path) -> None:
    """It only reads; the query that opens one of its files opens the others beside it, and is not shown."""
    (tmp_path / "incident.yaml").write_bytes(b"id: x")
    (tmp_path / "graph.png").write_bytes(b"png")
    asked: list[str] = []

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        root = f"http://127.0.0.1:{server.server_port}"
        (found,) = find_inputs([f"{root}/incident.yaml?sig=hunter2"])
        assert (found.address, found.stem) == (f"{root}/incident.yaml", "incident")
        assert found.place.read(found.name, 10) == b"id: x"
        with fetched(found, ["graph.png", "gone.png"]) as folder:
            assert [each.name for each in folder.iterdir()] == ["graph.png"]
        with pytest.raises(OutputError, match="cannot be written"):
            found.place.write("a", b"", replace=True)
        with pytest.raises(StorageError) as caught:
            find_inputs([f"{root}/gone.yaml?sig=hunter2"])
        assert "hunter2" not in str(caught.value)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert all(path.endswith("?sig=hunter2") for path in asked)
