"""The service's settings, as the environment has them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli import service as options
from docgen.errors import ServiceError
from docgen.service.environment import proxies_of, settings_of
from docgen.service.settings import Limits, Settings
from remote.serving import without_docgen


def test_the_folder_is_enough_and_nobody_needs_no_token(tmp_path: Path) -> None:
    settings = settings_of({"DOCGEN_DATA": str(tmp_path), "HOME": "/root"})
    assert settings == Settings(data=tmp_path, open=False)


def test_everything_that_can_be_set(tmp_path: Path) -> None:
    (tmp_path / "policy.yaml").touch()
    given = {
        "DATA": str(tmp_path),
        "DATABASE": "postgresql://docgen@/docgen",
        "STORE": "s3://bucket/docgen",
        "THEMES": str(tmp_path),
        "POLICY": str(tmp_path / "policy.yaml"),
        "REGISTER": "register.db",
        "TIMEOUT": "2m",
        "KEEP": "1d",
        "QUEUE": "10",
        "MAX_BODY": "1.5M",
    }
    assert settings_of({f"DOCGEN_{name}": value for name, value in given.items()}) == Settings(
        data=tmp_path,
        database="postgresql://docgen@/docgen",
        store="s3://bucket/docgen",
        themes=tmp_path,
        policy=tmp_path / "policy.yaml",
        register="register.db",
        limits=Limits(document=120.0, keep=86400.0, queue=10, body=3 * 2**19),
    )


def test_the_command_line_reads_the_same_variables() -> None:
    named = {
        each.envvar
        for option in options._OPTIONS
        for each in getattr(option(lambda: None), "__click_params__", ())
    }
    wanted = {
        "DATA",
        "DATABASE",
        "STORE",
        "THEMES",
        "POLICY",
        "REGISTER",
        "TIMEOUT",
        "KEEP",
        "QUEUE",
        "MAX_BODY",
    }
    assert {f"DOCGEN_{name}" for name in wanted} <= named


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong = {"THEMES": "/nowhere", "POLICY": "/nowhere", "QUEUE": "1.5", "KEEP": "soon", "MAX_BODY": "10"}
    with pytest.raises(ServiceError) as caught:
        settings_of({f"DOCGEN_{name}": value for name, value in wrong.items()})
    assert str(caught.value).splitlines() == [
        "DOCGEN_DATA is not set (the folder in which the service keeps its things)",
        "DOCGEN_THEMES: there is no folder '/nowhere'",
        "DOCGEN_POLICY: there is no file '/nowhere'",
        "DOCGEN_KEEP: 'soon' is no such amount (such as 7d; at least 0.1)",
        "DOCGEN_QUEUE: '1.5' is no such amount (such as 1000; at least 1)",
        "DOCGEN_MAX_BODY: '10' is no such amount (such as 128M; at least 1024)",
    ]


@pytest.mark.parametrize(("text", "number"), [("", 0), ("1", 1), ("8", 8)])
def test_the_number_of_proxies(text: str, number: int) -> None:
    assert proxies_of({"DOCGEN_PROXIES": text}) == number


@pytest.mark.parametrize("text", ["-1", "9", "yes", "１"])
def test_no_number_of_proxies(text: str) -> None:
    with pytest.raises(ServiceError, match="is no number of proxies"):
        proxies_of({"DOCGEN_PROXIES": text})


def test_a_server_that_cannot_start_says_why_in_a_line_and_is_not_started_again() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "-b",
            "127.0.0.1:0",
            "--no-control-socket",
            "docgen.service.wsgi:application",
        ],
        env=without_docgen(),
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 4
    assert "error: DOCGEN_DATA is not set" in done.stderr
    assert "Traceback" not in done.stderr
