"""Pictures made for the tests of evidence: small, and every corner of them different."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from docgen.errors import DataError
from docgen.evidence.notes import Notes
from docgen.evidence.picture import read_picture


def corners(width: int = 48, height: int = 32, mode: str = "RGB") -> Image.Image:
    """Four quarters in four colours, so that every turn and mirror shows."""
    image = Image.new("RGB", (width, height), "white")
    image.paste((200, 30, 30), (0, 0, width // 2, height // 2))
    image.paste((30, 160, 60), (width // 2, 0, width, height // 2))
    image.paste((30, 60, 200), (0, height // 2, width // 2, height))
    return image.convert(mode)


def encoded(image: Image.Image, name: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, name, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def furthest(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any channel of any pixel."""
    assert one.size == other.size
    pairs = zip(one.convert("RGB").tobytes(), other.convert("RGB").tobytes(), strict=True)
    return max(abs(a - b) for a, b in pairs)


def refused(data: bytes, name: str = "x.png") -> str:
    """The problem with which a picture is refused; fails where it is taken."""
    try:
        read_picture(data, name, Notes())
    except DataError as error:
        (problem,) = error.problems
        assert name in problem.message
        return f"{problem.rule}: {problem}"
    raise AssertionError("the picture was taken")
