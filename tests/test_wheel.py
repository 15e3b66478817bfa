"""The wheel holds all of docgen: installed elsewhere, it renders a fixture."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-cache-dir",
            "-w",
            str(out),
            str(ROOT),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (path,) = out.glob("docgen-*.whl")
    return path


def tracked(pattern: str) -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", pattern], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split())


def test_every_module_and_data_file_is_in_it(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = tracked("docgen/") | {
        f"docgen/{name}" for name in tracked("layouts/") | tracked("fonts/") if not name.endswith(".md")
    }
    assert not wanted - held


def test_it_renders_from_elsewhere(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as package:
        package.extractall(site)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import docgen, docgen.layouts\n"
        "assert docgen.__file__.startswith(sys.argv[1]), docgen.__file__\n"
        "assert docgen.layouts.__file__.startswith(sys.argv[1]), docgen.layouts.__file__\n"
        "document = docgen.assemble(docgen.validate(docgen.load(sys.argv[2])), 'regulatory')\n"
        "print([docgen.write(document, form).data[:4] for form in ('docx', 'pdf')])\n"
    )
    fixture = ROOT / "fixtures" / "minimal" / "incident.yaml"
    done = subprocess.run(
        [sys.executable, "-S", "-c", _with_site_packages(script), str(site), str(fixture)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "%PDF" in done.stdout


def _with_site_packages(script: str) -> str:
    """The libraries of this environment without its ``.pth`` files, which would find this checkout."""
    return f"import sys; sys.path += {[path for path in sys.path if 'site-packages' in path]!r}\n{script}"
