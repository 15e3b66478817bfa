"""A machine that refuses: nobody is told of a bug in docgen, and what comes back is used again."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

import pytest
from running import SMALL, served, until

from docgen.service.trouble import is_trouble


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE])
def test_what_the_system_refuses_to_everybody_is_trouble(number: int) -> None:
    assert is_trouble(OSError(number, "no"))


def test_a_file_that_is_not_there_is_trouble_only_where_the_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = FileNotFoundError(errno.ENOENT, "there is none", "/x")
    assert not is_trouble(error)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert is_trouble(error)


def test_without_its_data_folder_a_service_cannot_do_this_now(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("s")
    data = SMALL.format(id="AWAY")
    with served(folder, "--jobs", "1") as running:
        assert running.post("/v1/validate", data).status_code == 200
        running.data.rename(folder / "away")
        answers = [running.get(each) for each in ("/v1/jobs", "/v1/ready", "/")]
        for path, kind in [("validate", "yaml"), ("render", "yaml"), ("batch", "zip"), ("verify", "pdf")]:
            answers.append(running.post(f"/v1/{path}", data, f"application/{kind}"))
            answers.append(running.ask("POST", f"/v1/{path}", files={"data": ("x.yaml", data)}))
        assert {each.status_code for each in answers} == {503}, [each.text for each in answers]
        assert {each.headers["Retry-After"] for each in answers} == {"10"}
        assert running.get("/v1/health").status_code == 200
        (folder / "away").rename(running.data)
        assert until(lambda: running.get("/v1/ready").status_code == 200)
        assert running.post("/v1/validate", data).status_code == 200
        assert running.ended(running.submit(data))["state"] == "done"
