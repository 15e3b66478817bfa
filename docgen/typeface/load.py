"""Gathering the fonts at hand: bundled, named by the user or the theme, and the system's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem
from docgen.theme import Families, Theme
from docgen.typeface.face import Face, read_faces
from docgen.typeface.family import Family, families
from docgen.typeface.folder import font_files
from docgen.typeface.system import system_families
from docgen.typeface.typefaces import Typefaces


def load_typefaces(theme: Theme, folders: Sequence[str | Path] = (), system: bool = True) -> Typefaces:
    """The fonts at hand: bundled ones, and every font in ``folders`` and in the theme's own folders.

    The system's fonts are looked at only where the theme names one of them, or a document holds characters
    that no other font has; with ``system`` unset never.

    Raises:
        DataError: a folder is not there, a font in it is broken or may not be embedded, or the theme names a
            family that nobody has; all of them are in the error.
    """
    own = _read([*folders, *theme.fonts])
    bundled = _read([str(files("docgen.fonts"))])
    known = {family.name: family for family in families((*own, *bundled))}
    chosen = _choose(theme.families, known, system)
    used = {family.name for family in chosen.values()}
    spare = tuple(family for family in known.values() if family.name not in used)
    return Typefaces(**chosen, spare=spare, system=system)


def _read(places: Iterable[str | Path]) -> tuple[Face, ...]:
    problems: list[Problem] = []
    faces: list[Face] = []
    for file in (file for place in places for file in _files(Path(place), problems)):
        try:
            faces.extend(read_faces(file))
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return tuple(faces)


def _files(place: Path, problems: list[Problem]) -> tuple[Path, ...]:
    if place.is_file():
        return (place,)
    found = font_files(place) if place.is_dir() else ()
    if not found:
        message = (
            "there are no fonts in this folder" if place.is_dir() else "there is no such folder of fonts"
        )
        expected = "a folder with .ttf, .otf or .ttc files"
        problems.append(Problem("fonts", message, expected, location=Location(str(place))))
    return found


def _choose(wanted: Families, known: dict[str, Family], system: bool) -> dict[str, Family]:
    names = {role.name: getattr(wanted, role.name) for role in fields(wanted)}
    if system and any(name not in known for name in names.values()):
        known = {family.name: family for family in system_families()} | known
    unknown = [_unknown(role, name, known) for role, name in names.items() if name not in known]
    if unknown:
        raise DataError(unknown)
    return {role: known[name] for role, name in names.items()}


def _unknown(role: str, name: str, known: Iterable[str]) -> Problem:
    names = sorted(known)
    near = get_close_matches(name, names, 1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return Problem(
        "unknown-font",
        f"the theme's {role} family is {name!r}, and no font at hand is of that family",
        f"{hint}There are {', '.join(names)}; more with --fonts DIR",
    )
