"""Colours as every page shows them: sRGB or grey, 8 bits a channel, nothing transparent."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docgen.evidence.notes import Notes
from docgen.evidence.refusal import refusal

if TYPE_CHECKING:
    from PIL.Image import Image

_DEEP = ("I", "F")
_SIXTEEN_TO_EIGHT = 1 / 257
_UNSEEN = 2
"""Colours that differ by no more than this in 255 look the same."""
_UNUSABLE = "the colour profile cannot be used; colours are shown as if there were none"
_STEPS = range(0, 256, 51)


def to_screen_colours(image: Image, profile: bytes, name: str, notes: Notes) -> Image:
    """The picture in RGB or grey, with white behind what was transparent.

    Args:
        image: a decoded picture of any mode.
        profile: the ICC profile of its colours; empty where it has none.
        name: the file's name, for errors.
        notes: told of every change of what is seen.

    Raises:
        DataError: its pixels are of a kind that cannot be shown.
    """
    image = _on_white(_eight_bits(image, notes), notes)
    if profile and (converted := _by_profile(image, profile, notes)) is not None:
        return converted
    if image.mode in ("L", "RGB"):
        return image
    if image.mode == "LAB":
        return _from_lab(image)
    try:
        converted = image.convert("RGB")
    except ValueError as error:
        kind = f"{name} has pixels of the kind {image.mode}, which cannot be shown"
        raise refusal("unknown-pixels", kind, "a picture in RGB, as PNG") from error
    if image.mode == "CMYK":
        notes.note("colours converted from CMYK to sRGB without a profile")
    return converted


def changes_colours(profile: bytes, mode: str, notes: Notes) -> bool:
    """Whether a profile makes RGB or grey look otherwise than sRGB would; one that is broken is told."""
    from PIL import Image  # noqa: PLC0415 - heavy

    if mode == "L":
        sample = Image.frombytes("L", (256, 1), bytes(range(256)))
    else:
        cube = bytes(value for r in _STEPS for g in _STEPS for b in _STEPS for value in (r, g, b))
        sample = Image.frombytes("RGB", (len(cube) // 3, 1), cube)
    seen = _transformed(sample, profile)
    if seen is None:
        notes.find(_UNUSABLE)
        return False
    pairs = zip(sample.convert("RGB").tobytes(), seen.tobytes(), strict=True)
    return any(abs(one - other) > _UNSEEN for one, other in pairs)


def _eight_bits(image: Image, notes: Notes) -> Image:
    if image.mode == "1":
        return image.convert("L")
    if image.mode.startswith("I;16"):
        notes.note("16 bits a pixel scaled to 8")
        return image.convert("I").point(lambda value: value * _SIXTEEN_TO_EIGHT + 0.5).convert("L")
    if image.mode in _DEEP:
        return _stretched(image, notes)
    return image


def _stretched(image: Image, notes: Notes) -> Image:
    """Measured values have no black and white of their own: the lowest becomes one, the highest the other."""
    low, high = _extremes(image)
    span = high - low or 1.0
    notes.find(f"32-bit values from {low:g} to {high:g} are shown as shades from black to white")
    return image.convert("F").point(lambda value: value * (255 / span) + (-low * 255 / span)).convert("L")


def _extremes(image: Image) -> tuple[float, float]:
    low, high = image.getextrema()
    if isinstance(low, tuple) or isinstance(high, tuple):
        raise TypeError("an image of one channel has one pair of extremes")
    return float(low), float(high)


def _on_white(image: Image, notes: Notes) -> Image:
    from PIL import Image as Pillow  # noqa: PLC0415

    if image.mode == "P" and "transparency" not in image.info:
        return image.convert("RGB")
    if not image.has_transparency_data:
        return image
    grey = image.mode in ("LA", "La", "L")
    image = image.convert("RGBA")
    alpha = image.getchannel("A")
    if alpha.getextrema() != (255, 255):
        notes.note("white put behind what is transparent")
    flat = Pillow.new("RGB", image.size, "white")
    flat.paste(image, mask=alpha)
    return flat.convert("L") if grey else flat


def _by_profile(image: Image, profile: bytes, notes: Notes) -> Image | None:
    if image.mode in ("L", "RGB") and not changes_colours(profile, image.mode, notes):
        return image
    converted = _transformed(image, profile)
    if converted is None:
        notes.find(_UNUSABLE)
        return None
    notes.note("colours converted to sRGB by the profile in the file")
    return converted


def _transformed(image: Image, profile: bytes) -> Image | None:
    from PIL import ImageCms  # noqa: PLC0415

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _from_lab(image: Image) -> Image:
    from PIL import ImageCms  # noqa: PLC0415

    lab, screen = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, lab, screen, outputMode="RGB")
    if converted is None:
        raise ValueError("a conversion into a new picture gives one")
    return converted
