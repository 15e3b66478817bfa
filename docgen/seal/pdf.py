"""The seal of a PDF: a digest of the whole file, kept in its own metadata.

The seal is a run of characters of fixed length: the SHA-256 of the file in hexadecimal and the length of the
file, as they are while zeros stand in the seal's place. So every byte of the file is covered, and the seal
itself too. The metadata also hold the digest of each page's content and of what the pages share, which tell
what changed where the seal is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

OPEN, CLOSE = b"<docgen:seal>", b"</docgen:seal>"
_DIGITS, _LENGTH = 64, 12
UNSEALED = f"{'0' * _DIGITS} {'0' * _LENGTH}"
"""What stands in the place of the seal until the file is whole."""
_MOST_PLACES = 16
SHARED = "pictures and fonts"
PAGE, DATA, EXHIBIT = "page", "data", "exhibit"


def part_line(kind: str, name: str | int, digest: str) -> str:
    """The line of metadata that holds the digest of a page's content, of the data or of an exhibit."""
    return f"{kind} {name} {digest}"


@dataclass(frozen=True, slots=True)
class PdfSeal:
    """A seal: the digest of a file of ``length`` bytes."""

    digest: str
    length: int

    def __str__(self) -> str:
        return f"{self.digest} {self.length:0{_LENGTH}}"


def sealed(data: bytes, start: int = 0) -> bytes:
    """A file with its seal; the place for it is looked for from ``start`` on.

    Raises:
        ValueError: the file has no place for a seal.
    """
    place = data.index(OPEN + UNSEALED.encode() + CLOSE, start) + len(OPEN)
    seal = str(PdfSeal(sha256(data).hexdigest(), len(data))).encode()
    return data[:place] + seal + data[place + len(seal) :]


def read_seal(text: str) -> PdfSeal | None:
    """The seal that metadata hold; ``None`` where it is no seal."""
    digest, _, length = text.partition(" ")
    if len(digest) != _DIGITS or not length.isascii() or not length.isdecimal():
        return None
    return PdfSeal(digest, int(length))


def holds(data: bytes, seal: PdfSeal) -> bool:
    """Whether the first bytes of a file, as many as the seal says, are those that were sealed."""
    whole = data[: seal.length]
    return any(
        sha256(whole[:place] + UNSEALED.encode() + whole[place + len(UNSEALED) :]).hexdigest() == seal.digest
        for place in _places(whole, seal)
    )


def _places(data: bytes, seal: PdfSeal) -> Iterator[int]:
    """Where a seal stands in a file; an attached file may hold the same words."""
    wanted, start = OPEN + str(seal).encode() + CLOSE, 0
    for _ in range(_MOST_PLACES):
        found = data.find(wanted, start)
        if found < 0:
            return
        yield found + len(OPEN)
        start = found + 1
