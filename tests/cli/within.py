"""The command line within this process: a new one for each command would take most of the time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from docgen.cli import __main__ as main


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


def within(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs docgen with arguments, as the test has set the folder and the environment."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["docgen", *arguments])
        code = main._exit_code()
        said = capsys.readouterr()
        return Done(int(code), said.out, said.err)

    return run
