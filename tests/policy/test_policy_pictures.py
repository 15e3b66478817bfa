"""Areas of pictures are gone from the pixels, from the file and from every digest."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from given import HEAD
from PIL import Image

from docgen.checking import load, validate
from docgen.errors import DataError
from docgen.evidence import Dossier
from docgen.pipeline import assemble
from docgen.policy import STANDING, Pictures, edition

AREA = "{x: 10, y: 6, w: 12, h: 8}"


def noise(mode: str = "RGB") -> Image.Image:
    channels = len(Image.new(mode, (1, 1)).getbands())
    data = bytes((7 * index * index + 31 * index) % 200 + 50 for index in range(40 * 30 * channels))
    return Image.frombytes(mode, (40, 30), data)


def saved(mode: str) -> Image.Image:
    return noise().quantize(64) if mode == "P" else noise(mode)


def with_picture(folder: Path, form: str, mode: str = "RGB", area: str = AREA) -> Dossier:
    name = f"shot.{form.lower()}"
    saved(mode).save(folder / name, form)
    (folder / "incident.yaml").write_text(
        f"{HEAD}appendices:\n  - {{kind: image, title: Shot, path: {name}, alt: A shot, redactions: [{area}],"
        " audience: [customer, regulator]}\n"
    )
    return validate(load(folder / "incident.yaml"))


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGB"), ("PNG", "L"), ("JPEG", "RGB"), ("GIF", "P")])
@pytest.mark.parametrize("audience", ["internal", "customer", "regulator"])
def test_the_area_is_black_in_what_is_shown_and_in_what_travels(
    tmp_path: Path, form: str, mode: str, audience: str
) -> None:
    whole = with_picture(tmp_path, form, mode)
    made = edition(whole, audience).dossier
    (exhibit,) = made.exhibits
    assert exhibit.picture is not None
    assert exhibit.original == exhibit.picture.data
    with Image.open(BytesIO(exhibit.picture.data)) as image:
        inside = image.convert("L").crop((11, 7, 21, 13))
        outside = image.convert("L").crop((25, 16, 40, 30))
    assert inside.getextrema()[1] <= (0 if form != "JPEG" else 12)
    assert outside.getextrema()[1] > 60
    (_, attached) = assemble(made).attachments
    assert attached.name.startswith("shot-redacted.")
    assert attached.data == exhibit.picture.data
    assert whole.exhibits[0].sha256 not in repr(assemble(made))
    assert b"redactions" not in assemble(made).attachments[0].data


def test_a_policy_may_show_whole_pictures(tmp_path: Path) -> None:
    whole = with_picture(tmp_path, "PNG")
    policy = replace(
        STANDING, audiences=tuple(replace(each, pictures=Pictures.WHOLE) for each in STANDING.audiences)
    )
    assert edition(whole, "internal", policy).dossier.exhibits == whole.exhibits


@pytest.mark.parametrize("area", ["{x: 30, y: 0, w: 11, h: 1}", "{x: 0, y: 0, w: 1, h: 31}"])
def test_an_area_beyond_the_picture_is_an_error(tmp_path: Path, area: str) -> None:
    with pytest.raises(DataError, match=r"appendices\[0\]\.redactions\[0\]: the area reaches beyond"):
        with_picture(tmp_path, "PNG", area=area)


_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30">'
    '<rect width="40" height="30" fill="white"/><rect x="10" y="6" width="12" height="8" fill="#f0f"/></svg>'
)


def drawn(folder: Path, area: str) -> Dossier:
    (folder / "shot.svg").write_text(_DRAWING)
    (folder / "incident.yaml").write_text(
        f"{HEAD}appendices:\n"
        f"  - {{kind: image, title: Shot, path: shot.svg, alt: A shot, redactions: [{area}]}}\n"
    )
    return validate(load(folder / "incident.yaml"))


def test_an_area_of_a_drawing_is_named_in_its_own_pixels_though_it_is_drawn_finer(tmp_path: Path) -> None:
    (exhibit,) = edition(drawn(tmp_path, AREA), "internal").dossier.exhibits
    assert exhibit.picture is not None
    assert exhibit.appendix.path == "shot-redacted.png"
    with Image.open(BytesIO(exhibit.picture.data)) as image:
        colours = {colour for _, colour in image.convert("RGB").getcolors() or ()}
        black = image.convert("L").point(lambda value: 255 if value == 0 else 0).getbbox()
    assert colours == {(255, 255, 255), (0, 0, 0)}
    scale = exhibit.picture.width // 40
    assert black == (10 * scale, 6 * scale, 22 * scale, 14 * scale)


def test_an_area_beyond_a_drawing_is_an_error_in_its_own_pixels(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"redactions\[0\]: the area reaches beyond .*within 40 x 30 pixels"):
        drawn(tmp_path, "{x: 30, y: 0, w: 11, h: 1}")
