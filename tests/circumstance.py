"""Circumstances of a render that must leave no trace in what it makes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from made import FIXTURES

_PROGRAM = Path(__file__).with_name("elsewhere.py")
_NOBODY = 65534
_TURKISH = "tr_TR.UTF-8"
"""Its decimal sign is a comma, and the small letter of its I is another: what depends on either shows."""
_HALF_A_YEAR = 86_400 * 183
_SURROUNDINGS = (
    "PYTHONHASHSEED",
    "TZ",
    "LANG",
    "LC_",
    "LOCPATH",
    "PANGO_",
    "HOME",
    "USER",
    "SOURCE_DATE_EPOCH",
)
"""How the variables begin that are given anew; one is set by docgen itself, in the process of the tests."""


@dataclass(frozen=True)
class Circumstance:
    """What surrounds a render: the plain one, or with anything changed."""

    environment: dict[str, str] = field(default_factory=dict)
    files: Path = FIXTURES
    folder: Path = Path("/")
    umask: int = 0o022
    other_user: bool = False
    clock: int = 0
    threads: int = 1

    def and_also(self, other: Circumstance) -> Circumstance:
        """With what another one changes besides."""
        plain = Circumstance()
        changed = {name: value for name, value in vars(other).items() if value != getattr(plain, name)}
        changed["environment"] = {**self.environment, **other.environment}
        return replace(self, **changed)


PLAIN = Circumstance({"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "LANG": "C"})


def changes(home: Path) -> dict[str, Circumstance]:
    """One circumstance after the other that may change, by its name; ``home`` holds what they need."""
    locale, where = _another_locale(home)
    return {
        "the seed of hashes": Circumstance({"PYTHONHASHSEED": "4711"}),
        "the zone": Circumstance({"TZ": "Pacific/Kiritimati"}),
        f"the locale {locale}": Circumstance(
            {"LC_ALL": locale, "LANG": locale, "LANGUAGE": "tr", "PANGO_LANGUAGE": "tr", **where}
        ),
        "the working folder": Circumstance(folder=home),
        "where the files are, and how old": Circumstance(files=_moved_fixtures(home)),
        "the umask": Circumstance(umask=0o077),
        "the user": Circumstance({"HOME": str(home), "USER": "ada", "LOGNAME": "ada"}, other_user=True),
        "the clock": Circumstance(clock=_HALF_A_YEAR),
        "several at once": Circumstance(threads=3),
    }


@dataclass(frozen=True)
class Order:
    """Documents that are wanted of one fixture; ``formats`` as the command line takes it."""

    name: str
    layouts: Sequence[str]
    formats: str = "all"


def rendered(orders: Iterable[Order], under: Circumstance) -> dict[str, bytes]:
    """The documents of a process under a circumstance, by the names of fixture and file."""
    with tempfile.TemporaryDirectory(prefix="docgen-rendered-") as folder:
        out = Path(folder)
        out.chmod(0o777)  # for the other user
        commands = [list(_arguments(order, under.files, out)) for order in orders]
        work = {"clock": under.clock, "threads": under.threads, "commands": commands}
        done = run_python([str(_PROGRAM), json.dumps(work)], under)
        assert done.returncode == 0, done.stderr
        return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.glob("*/*"))}


def run_python(
    arguments: Sequence[str], under: Circumstance, **more: str
) -> subprocess.CompletedProcess[str]:
    """A Python process under a circumstance."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SURROUNDINGS)}
    return subprocess.run(
        [*(_as_nobody() if under.other_user else ()), sys.executable, *arguments],
        env={**kept, **PLAIN.environment, **under.environment, **more},
        cwd=under.folder,
        umask=under.umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=300,
    )


def _arguments(order: Order, files: Path, out: Path) -> Iterable[str]:
    (data,) = (path for path in (files / order.name).glob("incident.*"))
    yield from ("render", str(data), "--output", f"{out / order.name}/", "--format", order.formats)
    for layout in order.layouts:
        yield from ("--layout", layout)


def _moved_fixtures(home: Path) -> Path:
    """The fixtures in another folder, with other times and in another order of making."""
    moved = home / "a copy – elsewhere"
    for path in sorted(FIXTURES.glob("*/*"), reverse=True):
        if path.is_file():
            copy = moved / path.relative_to(FIXTURES)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1_000_000_000, 1_234_567_890))
    return moved


def _another_locale(home: Path) -> tuple[str, dict[str, str]]:
    """A locale that is as unlike C as this machine can make one, and the variable that leads to it."""
    if shutil.which("localedef"):
        made = ["localedef", "--no-archive", "-i", "tr_TR", "-f", "UTF-8", str(home / _TURKISH)]
        if subprocess.run(made, capture_output=True, check=False, timeout=60).returncode == 0:
            return _TURKISH, {"LOCPATH": str(home)}
    return "C.UTF-8", {}


@cache
def _as_nobody() -> tuple[str, ...]:
    """The command that makes a process another user's; empty where this machine does not allow it.

    The process may still read everything: where Python is installed is often closed to other users.
    """
    nobody = (
        "setpriv",
        f"--reuid={_NOBODY}",
        f"--regid={_NOBODY}",
        "--clear-groups",
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override",
    )
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        return ()
    tried = subprocess.run([*nobody, sys.executable, "-c", "import docgen"], capture_output=True, check=False)
    return nobody if tried.returncode == 0 else ()
