"""Whether two pictures of a page show the same, and a picture of what does not.

Another version of a rasteriser draws the edges of letters a little softer or harder: a pixel then takes a
value between those of its neighbours. So a pixel may be as light as its lightest neighbour on the other
picture and as dark as the darkest. What goes far beyond that is ink that has come, gone or moved.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

_FAR = 60
"""Levels of grey, of 255, by which a pixel is more than a softer edge."""
_GAP = 8
_LIGHT, _RED = "white", (214, 0, 28)


def difference_of(expected: Image.Image, got: Image.Image) -> Image.Image | None:
    """Where two pictures show another thing, white on black; ``None`` where they show the same."""
    size = max(expected.width, got.width), max(expected.height, got.height)
    one, other = _on_paper(expected, size), _on_paper(got, size)
    beyond = ImageChops.lighter(_beyond(one, other), _beyond(other, one))
    marked = beyond.point(lambda grey: 255 if grey >= _FAR else 0)
    if expected.size != got.size:
        return Image.new("L", size, 255)
    return marked if marked.getbbox() else None


def side_by_side(expected: Image.Image, got: Image.Image, difference: Image.Image) -> Image.Image:
    """Expected, got, and got once more with what differs in red."""
    width, height = difference.size
    shown = Image.new("RGB", (3 * width + 2 * _GAP, height), "grey")
    pale = _on_paper(got, difference.size).point(lambda grey: 128 + grey // 2).convert("RGB")
    pale.paste(_RED, mask=difference.filter(ImageFilter.MaxFilter(5)))
    for column, picture in enumerate((expected.convert("RGB"), got.convert("RGB"), pale)):
        shown.paste(_LIGHT, (column * (width + _GAP), 0, column * (width + _GAP) + width, height))
        shown.paste(picture, (column * (width + _GAP), 0))
    return shown


def _beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    """By how much each pixel is lighter or darker than everything around its place on the other picture."""
    lighter = ImageChops.subtract(one, other.filter(ImageFilter.MaxFilter(3)))
    darker = ImageChops.subtract(other.filter(ImageFilter.MinFilter(3)), one)
    return ImageChops.lighter(lighter, darker)


def _on_paper(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    paper = Image.new("L", size, 255)
    paper.paste(picture, (0, 0))
    return paper
