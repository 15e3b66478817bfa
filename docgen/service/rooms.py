"""What a service and its runners share: everything that they keep, opened once a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import DataError, ServiceError
from docgen.location import Location
from docgen.pipeline import load_theme
from docgen.policy import STANDING, Policy, read_policy
from docgen.problem import Problem
from docgen.service.database import Database, open_database
from docgen.service.settings import Settings
from docgen.storage import Place, open_place
from docgen.theme import Theme

_THEME_FILES = (".yaml", ".yml", ".json", ".toml")


@dataclass(frozen=True, slots=True)
class Rooms:
    """What a service keeps. ``themes`` are by name; ``""`` is the house's own."""

    settings: Settings
    database: Database
    store: Place
    policy: Policy
    themes: Mapping[str, Theme]

    def folder(self, name: str) -> Place:
        """A folder of the store, by the address that was given: a place tells its own without secrets."""
        return open_place(f"{self.settings.store_address.rstrip('/')}/{name}")


def open_rooms(settings: Settings) -> Rooms:
    """Open everything that a service keeps; what is not there yet is made.

    Raises:
        DocgenError: something cannot be opened, or the theme or policy files have problems.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ServiceError(f"{settings.data}: cannot be made: {error.strerror}") from error
    policy = read_policy(settings.policy) if settings.policy else STANDING
    return Rooms(
        settings,
        open_database(settings.database_address),
        open_place(settings.store_address),
        policy,
        _themes(settings.themes),
    )


def _is_theme(path: Path) -> bool:
    return path.suffix.lower() in _THEME_FILES and not path.name.startswith(".")


def _themes(folder: Path | None) -> Mapping[str, Theme]:
    """The themes of a folder by the names of their files without suffix, and the house's own."""
    found = {"": Theme()}
    if folder is None:
        return found
    try:
        files = sorted(each for each in folder.iterdir() if _is_theme(each))
    except OSError as error:
        raise ServiceError(f"{folder}: cannot be listed: {error.strerror}") from error
    problems: list[Problem] = []
    for file in files:
        if file.stem in found:
            message = f"there are two themes of the name {file.stem!r}"
            problems.append(Problem("twice", message, "another name", location=Location(str(file))))
            continue
        try:
            found[file.stem] = load_theme(file)
        except DataError as error:
            problems.extend(error.problems)
    if problems:
        raise DataError(problems)
    return found
