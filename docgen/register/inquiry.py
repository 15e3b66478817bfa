"""A file in hand, as the register is asked about it: also one that cannot be read, or says nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from docgen.errors import UnreadableError
from docgen.finishing import Opened, open_document, read_file
from docgen.register.answer import InHand
from docgen.register.identity import facts_of


def in_hand(path: Path) -> InHand:
    """What a file is by its bytes, and by what it says of itself, whether that is true or not.

    Raises:
        UnreadableError: there are no bytes to be read.
    """
    data = read_file(path)
    digest = sha256(data).hexdigest()
    try:
        return _told(digest, open_document(data))
    except UnreadableError:
        return InHand(digest)


def _told(digest: str, opened: Opened) -> InHand:
    facts = facts_of(opened)
    return InHand(digest, opened.digest, None if facts.faults else facts.identity(opened))
