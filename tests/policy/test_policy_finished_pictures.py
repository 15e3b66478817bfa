"""Painted areas in finished documents: the pixels of each picture that is shown, and of each that travels."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from given import HEAD
from PIL import Image

from docgen.checking import load, validate
from docgen.finishing import open_document
from docgen.pipeline import assemble, write
from docgen.policy import edition

SECRET, PAPER = (255, 0, 255), (240, 240, 240)
AREA = (10, 6, 22, 14)


def shot(*, told: bool = True) -> Image.Image:
    """A picture with something magenta in the area that is to be painted over."""
    image = Image.new("RGB", (48, 32), PAPER)
    if told:
        image.paste(SECRET, AREA)
    return image


def with_thumbnail(image: Image.Image) -> bytes:
    """The picture as a JPEG whose metadata hold a small copy of it, as cameras and editors write."""
    small, whole = BytesIO(), BytesIO()
    image.save(small, "JPEG", quality=95)
    exif = Image.Exif()
    exif[0x010E] = "Thumbnail " + small.getvalue().hex()
    image.save(whole, "JPEG", quality=95, subsampling=0, exif=exif)
    return whole.getvalue()


def pictures_of(data: bytes) -> list[Image.Image]:
    """Every picture of a document and of what travels in it."""
    found = []
    if data.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(data)) as pdf:
            streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            images = [each for each in streams if each.get("/Subtype") == "/Image"]
            found = [pikepdf.PdfImage(each).as_pil_image() for each in images]
    else:
        with ZipFile(BytesIO(data)) as package:
            media = [name for name in package.namelist() if name.startswith("word/media/")]
            found = [Image.open(BytesIO(package.read(name))) for name in media]
    attached = [each for each in open_document(data).attachments if each.media_type.startswith("image/")]
    assert attached
    return [each.convert("RGB") for each in (*found, *(Image.open(BytesIO(file.data)) for file in attached))]


def shows_secret(image: Image.Image) -> bool:
    pixels = image.tobytes()
    return any(
        red > 150 and green < 110 and blue > 150
        for red, green, blue in zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True)
    )


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("kind", ["png", "jpg"])
@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_no_pixel_of_the_area_is_left(tmp_path: Path, form: str, kind: str, audience: str) -> None:
    file = tmp_path / f"shot.{kind}"
    file.write_bytes(with_thumbnail(shot()))
    if kind == "png":
        shot().save(file)
    original = file.read_bytes()
    assert shows_secret(Image.open(BytesIO(original)).convert("RGB"))
    (tmp_path / "incident.yaml").write_text(
        f"{HEAD}appendices:\n  - {{kind: image, title: Shot, path: {file.name}, alt: A shot,"
        " audience: [customer], redactions: [{x: 10, y: 6, w: 12, h: 8}]}\n"
    )
    whole = validate(load(tmp_path / "incident.yaml"))
    data = write(assemble(edition(whole, audience).dossier), form).data
    pictures = [each for each in pictures_of(data) if each.size == (48, 32)]
    assert len(pictures) >= 2
    assert not any(map(shows_secret, pictures))
    assert all(each.getpixel((16, 10)) <= (12, 12, 12) for each in pictures)
    assert all(min(each.getpixel((40, 28))) > 200 for each in pictures)  # type: ignore[type-var]
    assert all(b"Thumbnail" not in each.data for each in open_document(data).attachments)
    assert b"Thumbnail" not in data
