"""The registry of layouts: where a name or a file becomes a layout.

Layouts announce themselves through the entry-point group ``docgen.layouts``; those that come with docgen use
the same door. A name that two packages claim is refused, since which of them would win is nobody's decision.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from docgen.errors import LayoutError, UnknownLayoutError
from docgen.layout_api import Layout

GROUP = "docgen.layouts"
_NO_CODE = (".pyc", ".pyo")


@dataclass(frozen=True, slots=True)
class Listed:
    """A layout as the registry lists it: where it comes from, and what it says of itself."""

    name: str
    purpose: str
    package: str


def list_layouts() -> tuple[Listed, ...]:
    """Every layout that a package announces, by name.

    Raises:
        LayoutError: a layout cannot be loaded, or a name is claimed twice.
    """
    return tuple(
        Listed(name, _load(entry).purpose, _package(entry)) for name, entry in sorted(_announced().items())
    )


def find_layout(name: str) -> Layout:
    """The layout of a name, or of a Python file where ``name`` is a path that ends in ``.py``.

    Raises:
        UnknownLayoutError: nobody announces this name, or there is no such file.
        LayoutError: the layout cannot be loaded, breaks the contract, or its name is claimed twice.
    """
    if name.endswith(".py"):
        return _load_file(Path(name))
    announced = _announced()
    if name not in announced:
        near = get_close_matches(name, announced, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(announced))}"
        raise UnknownLayoutError(f"there is no layout {name!r} ({hint})")
    return _load(announced[name])


def layout_files(name: str) -> tuple[Path, ...]:
    """The files that hold a layout's code, ordered: by them it can be seen that a layout has changed.

    Of a layout in a package all files of the package around its module, so that what layouts share counts;
    of one in a file that file alone.

    Raises:
        LayoutError: as :func:`find_layout`.
    """
    if name.endswith(".py"):
        find_layout(name)
        return (Path(name),)
    find_layout(name)
    module = sys.modules[_announced()[name].module]
    around = sys.modules.get(module.__name__.rpartition(".")[0], module)
    folders = [Path(place) for place in getattr(around, "__path__", ())]
    found = (path for folder in folders for path in folder.rglob("*") if path.suffix not in _NO_CODE)
    return tuple(sorted(path for path in found if path.is_file())) or (Path(str(around.__file__)),)


def _announced() -> dict[str, EntryPoint]:
    entries = _entries(tuple(map(_stamped, sys.path)))
    claims = Counter(entry.name for entry in entries)
    twice = [name for name, count in claims.items() if count > 1]
    if twice:
        who = "; ".join(
            f"{name!r} by {', '.join(sorted(_package(entry) for entry in entries if entry.name == name))}"
            for name in sorted(twice)
        )
        raise LayoutError(f"a layout's name is claimed twice: {who} (uninstall or rename one)")
    return {entry.name: entry for entry in entries}


@lru_cache(maxsize=1)
def _entries(_folders: tuple[tuple[str, int], ...]) -> tuple[EntryPoint, ...]:
    """What is announced; to look for it opens a file of every package there is, as long as a page takes."""
    return tuple(entry_points(group=GROUP))


def _stamped(folder: str) -> tuple[str, int]:
    """A folder of packages, and when one was last put there or taken away."""
    try:
        return folder, Path(folder).stat().st_mtime_ns
    except OSError:
        return folder, 0


def _package(entry: EntryPoint) -> str:
    return "an unknown package" if entry.dist is None else f"{entry.dist.name} {entry.dist.version}"


def _load(entry: EntryPoint) -> Layout:
    try:
        loaded = entry.load()
    except Exception as error:
        raise LayoutError(
            f"the layout {entry.name!r} of {_package(entry)} cannot be loaded: {error}"
        ) from error
    layout = _checked(loaded, lambda: f"{entry.value} of {_package(entry)}")
    if layout.name != entry.name:
        raise LayoutError(f"{entry.value} is announced as {entry.name!r} but calls itself {layout.name!r}")
    return layout


def _load_file(path: Path) -> Layout:
    if not path.is_file():
        raise UnknownLayoutError(f"there is no layout file {path}")
    module = _import_file(path.resolve())
    if not hasattr(module, "layout"):
        raise LayoutError(f"{path} names no layout (it needs `layout = Layout(...)`)")
    return _checked(module.layout, lambda: str(path))


def _import_file(path: Path) -> ModuleType:
    # The name holds the whole path, so that two files called layout.py are two modules.
    name = f"docgen_layout_{sha256(str(path).encode()).hexdigest()[:16]}"
    spec = spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise LayoutError(f"{path} is not a Python module")
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses and pickle look a module up by its name
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        del sys.modules[name]
        raise LayoutError(f"the layout {path} cannot be loaded: {type(error).__name__}: {error}") from error
    return module


def _checked(loaded: object, where: Callable[[], str]) -> Layout:
    if not isinstance(loaded, Layout):
        raise LayoutError(
            f"{where()} is no layout but a {type(loaded).__name__} (it needs docgen.layout_api.Layout)"
        )
    return loaded
