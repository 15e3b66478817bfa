"""Pictures of pixels decoded by Pillow: once, strictly, and no more pixels than a page can show.

WeasyPrint sets ``ImageFile.LOAD_TRUNCATED_IMAGES`` for the whole process when it is imported, after which
Pillow fills what is missing with grey. Here it is off while a picture is decoded; one that was decoded
while somebody set it again is decoded once more.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING

from docgen.errors import DocgenError
from docgen.evidence.refusal import broken, refusal

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 20_000

_strictly = RLock()


def decode(data: bytes, format: str, name: str) -> Image:  # noqa: A002 - the field's own word for it
    """The first frame of a picture, every pixel of it.

    Args:
        data: the content of the file.
        format: Pillow's name of the format that the content's signature told.
        name: the file's name, for errors.

    Raises:
        DataError: the picture is broken, of a kind that cannot be read, or too large.
    """
    from PIL import ImageFile  # noqa: PLC0415 - heavy

    while True:
        with _strict():
            image = _decode(data, format, name)
            if not ImageFile.LOAD_TRUNCATED_IMAGES:
                return image


def check_size(width: int, height: int, name: str) -> None:
    """Refuse a picture of more pixels than a page can show, before any of them is decoded.

    Raises:
        DataError: it is too large.
    """
    if width > LONGEST_SIDE or height > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise refusal(
            "too-large",
            f"{name} has {width:,} x {height:,} pixels, more than docgen reads",
            f"at most {LONGEST_SIDE:,} on a side, and {MOST_PIXELS // 1_000_000} million in all",
        )


def _decode(data: bytes, format: str, name: str) -> Image:  # noqa: A002
    from PIL import Image  # noqa: PLC0415

    try:
        # Image.open would refuse by its own limit before the size is known, and warn of half of it.
        Image.init()
        image: Image.Image = Image.OPEN[format][0](BytesIO(data), "")
        check_size(image.width, image.height, name)
        image.load()
    except DocgenError:
        raise
    except MemoryError as error:
        raise refusal("too-large", f"{name} takes more memory than there is", "a smaller picture") from error
    except Exception as error:  # hostile bytes bring out of Pillow's plug-ins whatever Python can raise
        raise broken(name, _reason(error)) from error
    return image


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words if words and len(words) < 120 else type(error).__name__  # noqa: PLR2004


@contextmanager
def _strict() -> Iterator[None]:
    from PIL import ImageFile  # noqa: PLC0415

    with _strictly:
        before = ImageFile.LOAD_TRUNCATED_IMAGES
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before
