"""The errors docgen raises, for the people who caused them.

    DocgenError
    ├── DataError           the data (or a theme file) has problems: all of them, each in its place
    ├── LayoutError         a layout is claimed twice, cannot be loaded, or broke its contract
    │   └── UnknownLayoutError  nobody offers a layout of this name
    ├── DocumentError       a document could not be made from good data
    │   └── MissingGlyphError   characters that no available font can show
    ├── StorageError        a place cannot be opened or listed, or an argument names nothing there
    ├── PolicyError         there is no such audience, or its edition cannot be made
    ├── PlanError           a batch cannot start as it was asked for; nothing was made
    ├── CrewError           those who were to do the work are gone, or would do it otherwise
    ├── RegisterError       a register cannot be opened, or is none; nothing was recorded
    ├── ServiceError        the service cannot be run as it was asked for, or not go on
    │   └── BusyError           more is waiting than it takes: it has to be asked again later
    ├── RemoteError         a server that was to do the work cannot be reached, or has not done it
    │   └── RemoteRefusalError  it does not do what was asked of it, or not for whoever asks
    ├── OutputError         a file could not be written
    └── UnreadableError     a finished document cannot be read: it is broken, too large, or none of docgen's

No error of another library leaves docgen: it is translated where that library lives. Whatever is not a
:class:`DocgenError` is a bug. Every argument stands in ``args``, so that errors cross process borders.
"""

from __future__ import annotations

from collections.abc import Iterable

from docgen.problem import Problem


class DocgenError(Exception):
    """The root of the tree: catch this and you have caught everything docgen means to raise."""


class DataError(DocgenError):
    """The data cannot be used; ``problems`` lists everything that is wrong with it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class LayoutError(DocgenError):
    """A layout's name is claimed twice, or it did not keep its side of the contract."""


class UnknownLayoutError(LayoutError):
    """Nobody offers a layout of this name, or there is no such file."""


class DocumentError(DocgenError):
    """A document could not be made; ``faults`` says everything that stands in the way."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults: tuple[str, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class MissingGlyphError(DocumentError):
    """Characters of the document stand in no available font; ``faults`` names each of them."""


class StorageError(DocgenError):
    """Where things lie cannot be opened, listed or read; ``faults`` has a line for each such place."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults: tuple[str, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class PolicyError(DocgenError):
    """An edition cannot be made as it was asked for."""


class PlanError(DocgenError):
    """A batch cannot start as it was asked for; ``faults`` has a line for each reason."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults: tuple[str, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(self.faults)


class CrewError(DocgenError):
    """Those who do a batch's work are gone, or would make other documents; what they have made stays."""


class RegisterError(DocgenError):
    """A register of issued documents cannot be opened or used; nothing was recorded."""


class ServiceError(DocgenError):
    """A service cannot be run as it was asked for, or cannot go on."""


class BusyError(ServiceError):
    """More is waiting than a service takes; ``seconds`` is when there may be room again."""

    def __init__(self, message: str, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(message, seconds)

    def __str__(self) -> str:
        return str(self.args[0])


class RemoteError(DocgenError):
    """A server that was to do the work cannot be reached, or has not done it; nothing was written here."""


class RemoteRefusalError(RemoteError):
    """A server does not do what was asked of it, or not for whoever asks; so it would the next time."""


class UnreadableError(DocgenError):
    """A finished document cannot be read, or not as far as was asked."""


class OutputError(DocgenError):
    """A file could not be written; nothing was left half done."""
