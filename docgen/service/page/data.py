"""The data of a draft, for the views that change them: read, changed, and put back into the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem
from docgen.readers import Data, Source, read_bytes
from docgen.service.draft import Draft, Held, save
from docgen.service.draft.beginning import MOST_BYTES_LOOKED_INTO
from docgen.service.form import Rewritten, rewrite
from docgen.service.service import current


@dataclass(frozen=True, slots=True)
class Changed:
    """A draft with changed data, and what became of its text."""

    draft: Draft
    rewritten: Rewritten

    @property
    def remarks(self) -> tuple[str, ...]:
        """What somebody should know who wrote the text by hand, in sentences without a full stop."""
        said = []
        if self.rewritten.whole:
            said.append("the text could not be changed in its places and was written anew")
        if self.rewritten.lost:
            lost = "; ".join(each.strip() for each in self.rewritten.lost[:3])
            more = len(self.rewritten.lost) - 3
            said.append(
                f"comments went with what was changed: {lost}{f'; and {more} more' if more > 0 else ''}"
            )
        return tuple(said)


def read(draft: Draft) -> Source:
    """The data of a draft.

    Raises:
        DataError: the text cannot be read, or is too long to be read within a request.
    """
    text = draft.text.encode()
    if len(text) > MOST_BYTES_LOOKED_INTO:
        most = MOST_BYTES_LOOKED_INTO // 1024
        message = f"the text has {len(text) // 1024:,} kB, and forms work on at most {most}"
        raise DataError([Problem("too-large", message, "work in the text", location=Location(draft.name))])
    return read_bytes(text, draft.name)


def change(owner: str, draft: Draft, data: Data, exhibits: tuple[Held, ...] | None = None) -> Changed:
    """Put changed data into the text of a draft and keep it.

    Raises:
        ChangedError: the draft was changed meanwhile.
        DataError: the text cannot be written.
    """
    rewritten = rewrite(draft.text, data, draft.name)
    kept = save(
        current(),
        owner,
        replace(draft, text=rewritten.text, exhibits=draft.exhibits if exhibits is None else exhibits),
    )
    return Changed(replace(kept, subject=draft.subject), rewritten)
