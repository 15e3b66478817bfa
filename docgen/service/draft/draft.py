"""A draft: the data of one incident as somebody writes it on the page, with its exhibits."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from docgen.errors import ServiceError
from docgen.incident import INTERNAL

DEFAULT_LAYOUT = "postmortem"


class ChangedError(ServiceError):
    """A draft was changed meanwhile; nothing was overwritten. ``version`` is the one that it has now."""

    def __init__(self, version: int) -> None:
        self.version = version
        super().__init__(f"the text was changed elsewhere meanwhile; it has version {version} now")


@dataclass(frozen=True, slots=True)
class Held:
    """A file that somebody added to a draft.

    Args:
        name: what the data call it, as the path of an appendix; it is never one of the store's.
        key: under which it lies in the store, below the draft.
        size: in bytes.
        media_type: by its content.
        sha256: of its content, in hexadecimal.
    """

    name: str
    key: str
    size: int
    media_type: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Choice:
    """How the documents of a draft shall be made; an empty theme is the house's."""

    layouts: tuple[str, ...] = (DEFAULT_LAYOUT,)
    formats: tuple[str, ...] = ("pdf", "docx")
    audience: str = INTERNAL
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The jobs that drew the pages: the last one that was done, and the one under way; empty without one.

    Args:
        job: whose pages are shown.
        mark: what they were last made of, as :func:`docgen.service.page.drawing.mark_of` says it.
        under_way: the job that draws them anew.
        under_way_mark: what that one makes them of.
        hindrance: why they could not be drawn, the last time.
    """

    job: str = ""
    mark: str = ""
    under_way: str = ""
    under_way_mark: str = ""
    hindrance: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the incident is called, as the data said when they were last right; empty before."""

    id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft; moments are seconds since 1970 (UTC), ``version`` counts the changes of text and files."""

    id: str
    name: str
    text: str
    exhibits: tuple[Held, ...] = ()
    choice: Choice = field(default_factory=Choice)
    preview: Preview = field(default_factory=Preview)
    subject: Subject = field(default_factory=Subject)
    created: float = 0.0
    changed: float = 0.0
    version: int = 1
    expires: float = 0.0

    @property
    def called(self) -> str:
        """What a list calls it: by the incident's title, or before there is one by the file's name."""
        return self.subject.title or self.name

    def exhibit(self, name: str) -> Held | None:
        """The file that the data call by a name."""
        return next((each for each in self.exhibits if each.name == name), None)


def exhibits_as_json(exhibits: tuple[Held, ...]) -> str:
    """What the database keeps of the files."""
    return json.dumps({each.name: asdict(each) for each in exhibits})


def exhibits_of_json(text: str) -> tuple[Held, ...]:
    """The files as the database has them."""
    return tuple(Held(**each) for each in json.loads(text).values())


def besides_as_json(draft: Draft) -> str:
    """What the database keeps besides text and files: the choice, the preview and the subject."""
    kept = {
        "made": asdict(draft.choice),
        "preview": asdict(draft.preview),
        "subject": asdict(draft.subject),
    }
    return json.dumps(kept, ensure_ascii=False)


def besides_of_json(text: str) -> dict[str, Any]:
    """The same as the database has it, as arguments of :class:`Draft`."""
    kept: dict[str, Any] = json.loads(text)
    made: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in kept.get("made", {}).items()
    }
    return {
        "choice": Choice(**made),
        "preview": Preview(**kept.get("preview", {})),
        "subject": Subject(**kept.get("subject", {})),
    }
