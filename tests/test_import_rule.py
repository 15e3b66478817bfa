"""The house's import rule: a room imports only from rooms above it, and each library has one home."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# From the top of the house to its foundations; rooms of one row do not import one another.
ROWS = [
    {"location", "units", "printable", "scaffold", "tlp", "amount", "instant"},
    {"problem"},
    {"errors"},
    {"incident", "document"},
    {"theme", "deadlines"},
    {"typeface", "seal"},
    {"drawing", "readers"},
    {"schemas"},
    {"evidence"},
    {"markup", "enclosure", "epoch", "copies"},
    {"filing", "comparing"},
    {"sanitizing"},
    {"policy"},
    {"layout_api", "referring"},
    {"layouts"},
    {"registry", "marking"},
    {"writers"},
    {"finishing"},
    {"output", "manifest", "checking"},
    {"storage"},
    {"pipeline", "raster", "verifying", "exporting", "differing", "register"},
    {"distributing"},
    {"batch"},
    {"service", "remote"},
    {"cli"},
]
ROW_OF = {room: index for index, row in enumerate(ROWS) for room in row}

# What a room may not import although it stands higher up.
FORBIDDEN = {
    "writers": {"incident", "layouts", "layout_api", "registry", "evidence", "markup", "schemas", "readers"},
    "schemas": {"document"},
    "readers": {"incident", "document", "theme"},
    "output": {"writers", "registry"},
}

HOMES = {
    "jsonschema": {"docgen/filing"},
    "marshmallow": {"docgen/schemas", "docgen/service"},
    "uniseg": {"docgen/schemas"},
    "yaml": {"docgen/readers", "docgen/service/form"},
    "tomllib": {"docgen/readers"},
    "PIL": {"docgen/evidence"},
    "zlib_ng": {"docgen/evidence", "docgen/writers/docx"},
    "markdown_it": {"docgen/markup"},
    "docx": {"docgen/writers/docx"},
    "lxml": {"docgen/writers/docx"},
    "jinja2": {"docgen/writers/html"},
    "markupsafe": {"docgen/writers/html"},
    "weasyprint": {"docgen/writers/pdf"},
    "cssselect2": {"docgen/writers/pdf"},
    "pydyf": {"docgen/writers/pdf"},
    "pikepdf": {"docgen/finishing"},
    "fontTools": {"docgen/typeface", "docgen/drawing"},
    "uharfbuzz": {"docgen/drawing", "docgen/typeface"},
    "resvg_py": {"docgen/drawing", "docgen/evidence"},
    "fsspec": {"docgen/storage"},
    "urllib3": {"docgen/remote"},
    "sqlalchemy": {"docgen/register", "docgen/service"},
    "flask": {"docgen/service"},
    "flask_smorest": {"docgen/service"},
    "prometheus_client": {"docgen/service"},
    "waitress": {"docgen/service"},
    "werkzeug": {"docgen/service"},
    "zipstream": {"docgen/service"},
    "rapidfuzz": {"docgen/comparing"},
    "distributed": {"docgen/batch"},
    "re2": {"docgen/sanitizing"},
    "phonenumbers": {"docgen/sanitizing"},
    "click": {"docgen/cli"},
    "pypdfium2": {"docgen/raster.py"},
    "watchfiles": {"docgen/cli"},
    "holidays": {"docgen/deadlines"},
    "icalendar": {"docgen/deadlines"},
}

MODULES = sorted([*ROOT.glob("docgen/**/*.py"), *ROOT.glob("layouts/**/*.py")])
SIZED = sorted([*MODULES, *ROOT.glob("benchmarks/**/*.py")])


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    if parts[0] == "layouts":
        return "layouts"
    return parts[1].removesuffix(".py")


def imported_by(path: Path) -> Iterator[str]:
    """The dotted name of everything that a module imports, wherever the statement stands."""
    package = ["docgen", *path.relative_to(ROOT).parts][-len(path.relative_to(ROOT).parts) - 1 :]
    package = ["docgen", "layouts", *package[2:-1]] if package[1] == "layouts" else package[1:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield origin
            yield from (f"{origin}.{name.name}" for name in node.names if origin == "docgen")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_from_above(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    assert room in ROW_OF, f"{room} has no place in the house yet: give it one in ROWS"
    for name in imported_by(path):
        parts = name.split(".")
        if parts[0] != "docgen" or len(parts) == 1:
            continue
        other = parts[1]
        if other in (room, "__version__"):
            continue
        assert ROW_OF[other] < ROW_OF[room], f"{room} imports {name}, which does not stand above it"
        assert other not in FORBIDDEN.get(room, set()), f"{room} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_library_has_one_home(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    for name in imported_by(path):
        library = name.split(".")[0]
        if library in sys.stdlib_module_names and library != "tomllib":
            continue
        if library in ("docgen", ""):
            continue
        assert library in HOMES, f"{library} has no home: give it one in HOMES"
        homes = HOMES[library]
        assert any(where.startswith(home) for home in homes), (
            f"{library} is at home in {homes}, not in {where}"
        )


def test_layouts_import_only_their_contract() -> None:
    for path in ROOT.glob("layouts/**/*.py"):
        for name in imported_by(path):
            if name.startswith("docgen"):
                allowed = name == "docgen.layout_api" or name.startswith("docgen.layouts")
                assert allowed, f"{path.relative_to(ROOT)} imports {name}"


def test_modules_are_one_thought() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in SIZED
        if (lines := len(path.read_text("utf-8").splitlines())) > 250
    }
    assert not long


def test_functions_are_one_step() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in SIZED
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 - _documentation(node) > 40
    ]
    assert not long


def _documentation(node: ast.FunctionDef) -> int:
    first = node.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
        return (first.end_lineno or 0) - first.lineno + 1
    return 0
