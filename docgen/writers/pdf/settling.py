"""The last thing done to a file in the making: what it holds becomes bytes, once.

For the identifier of the file (ISO 32000-1, 14.4) its maker takes the bytes of every object a second time,
and would deflate each stream twice.
"""

from __future__ import annotations

from zlib import compress

from docgen.writers.pdf.engine import Pdf, PdfObject, PdfStream, plain_bytes

_LEVEL = 6
"""The level of Deflate: 9 takes twice as long for a hundredth of the size."""


class Settled(PdfObject):  # type: ignore[misc] # the engine has no types
    """An object as the bytes that stand for it."""

    data: bytes = b""

    def __init__(self, number: int, data: bytes) -> None:
        super().__init__()
        self.number, self.data = number, data


def settle(pdf: Pdf) -> None:
    """Make bytes of all objects; nothing in the file may be changed afterwards."""
    for index, each in enumerate(pdf.objects):
        if isinstance(each, PdfStream):
            _deflate(each)
        elif each.free != "f":
            pdf.objects[index] = Settled(each.number, each.data)


def _deflate(stream: PdfStream) -> None:
    if stream.compress:
        stream.stream, stream.compress = [compress(plain_bytes(stream), _LEVEL)], False
        stream.extra["Filter"] = "/FlateDecode"
