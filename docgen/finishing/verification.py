"""What a look at a finished document finds: what it says of itself, and how it differs from what was made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.document import Attachment


class Aspect(Enum):
    """What of a document differs."""

    SEAL = "seal"
    """The seal is missing, or is not the file's."""
    TEXT = "text"
    PICTURE = "picture"
    """A picture, or a font."""
    DATA = "data"
    EXHIBIT = "exhibit"
    FILLED_IN = "filled in"
    """A field that was left for a reviewer."""
    REST = "rest"
    """What is neither: styles, structure, metadata, or a part that is too many."""
    MANIFEST = "manifest"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference, in a plain sentence without a full stop."""

    aspect: Aspect
    message: str


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What somebody wrote into a field of a document: the field's name, and the text.

    For a field of the table of signatures ``role`` names who signs, and ``field`` is ``name``, ``date``,
    ``meaning`` or ``signature``.
    """

    field: str
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A finished document, read back.

    ``version``, ``layout``, ``digest`` (the content digest), ``claims`` (``PDF/A-3A``), ``audience``,
    ``copy`` and ``recipient`` are what the file says of itself; ``differences`` is how it differs from what
    was sealed, and nothing where it does not.
    """

    format: str
    version: str = ""
    layout: str = ""
    digest: str = ""
    claims: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    filled_in: tuple[FilledIn, ...] = ()
    differences: tuple[Difference, ...] = ()
    audience: str = ""
    copy: str = ""
    recipient: str = ""

    def as_data(self) -> dict[str, object]:
        """What a reader is told of it, as JSON can hold it."""
        return {
            "intact": not self.differences,
            "differences": [
                {"aspect": each.aspect.value, "message": each.message} for each in self.differences
            ],
            "docgen": self.version or None,
            "layout": self.layout or None,
            "conformance": list(self.claims),
            "content_sha256": self.digest or None,
            "filled_in": [
                {"role": each.role or None, "field": each.field, "text": each.text} for each in self.filled_in
            ],
        }
