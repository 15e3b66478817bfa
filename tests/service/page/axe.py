"""axe-core: asks a page what keeps people from using it (WCAG 2.2 AA, and what is held good practice).

It is fetched once from npm, in the version that ``tools/package.json`` pins, and kept beside the validators
of documents.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

_PINS = Path(__file__).parent / "tools" / "package.json"
_STORE = Path(__file__).parent.parent.parent.parent / ".validators"

# The size of targets is asked of nobody by default, since WCAG 2.2 is young.
_RUN = """
async () => {
  const rules = { "target-size": { enabled: true } };
  const found = await axe.run(document, { rules, resultTypes: ["violations"] });
  return found.violations.map((each) => {
    return { rule: each.id, help: each.help, nodes: each.nodes.map((node) => node.html) };
  });
}
"""


@cache
def program() -> str:
    """The script, which no page has to load: it is given to the browser past the page's own policy."""
    version = json.loads(_PINS.read_text("utf-8"))["dependencies"]["axe-core"]
    kept = _STORE / f"axe-core-{version}.js"
    if not kept.is_file():
        _STORE.mkdir(exist_ok=True)
        with (_STORE / "axe-lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.is_file():
                _fetch(kept)
    return kept.read_text("utf-8")


def violations(page: Any) -> list[str]:
    """What is wrong with a page as it is now, a line for each rule."""
    page.evaluate(program())
    return [
        f"{each['rule']}: {each['help']}: {' '.join(each['nodes'])[:400]}" for each in page.evaluate(_RUN)
    ]


def _fetch(kept: Path) -> None:
    with tempfile.TemporaryDirectory(dir=_STORE, prefix="fetching-") as folder:
        shutil.copy(_PINS, folder)
        command = ["npm", "install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True, timeout=600)
        assert not done.returncode, f"axe-core could not be fetched:\n{done.stdout}{done.stderr}"
        whole = Path(folder) / "axe.js"
        shutil.copy(Path(folder) / "node_modules" / "axe-core" / "axe.min.js", whole)
        os.replace(whole, kept)  # noqa: PTH105 - whole, or not at all
