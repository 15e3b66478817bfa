import random
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import corners, encoded, furthest, opened, refused
from PIL import Image, ImageCms, ImageFile

from docgen.errors import DataError
from docgen.evidence import load_picture
from docgen.evidence.notes import Notes
from docgen.evidence.picture import read_picture

LOSSLESS = {
    "png": lambda: encoded(corners(), "PNG"),
    "interlaced palette": lambda: encoded(corners().quantize(8), "PNG"),
    "webp": lambda: encoded(corners(), "WEBP", lossless=True),
    "gif": lambda: encoded(corners(), "GIF"),
    "tiff": lambda: encoded(corners(), "TIFF"),
    "tiff lzw": lambda: encoded(corners(), "TIFF", compression="tiff_lzw"),
    "tiff big": lambda: encoded(corners(), "TIFF", big_tiff=True),
    "grey": lambda: encoded(corners(mode="L"), "PNG"),
    "opaque alpha": lambda: encoded(corners(mode="RGBA"), "PNG"),
}
EVERY = {
    **LOSSLESS,
    "jpeg": lambda: encoded(corners(), "JPEG"),
    "progressive": lambda: encoded(corners(), "JPEG", progressive=True),
    "cmyk jpeg": lambda: encoded(corners(mode="CMYK"), "JPEG"),
    "cmyk tiff": lambda: encoded(corners(mode="CMYK"), "TIFF"),
    "bilevel": lambda: encoded(corners(mode="1"), "TIFF", compression="group4"),
    "lab": lambda: encoded(lab(), "TIFF"),
    "float": lambda: encoded(corners(mode="F"), "TIFF"),
    "animated gif": lambda: encoded(corners(), "GIF", save_all=True, append_images=[corners().rotate(180)]),
    "animated png": lambda: encoded(corners(), "PNG", save_all=True, append_images=[corners().rotate(180)]),
    "animated webp": lambda: encoded(
        corners(), "WEBP", lossless=True, save_all=True, append_images=[corners().rotate(180)]
    ),
    "pages": lambda: encoded(corners(), "TIFF", save_all=True, append_images=[corners().rotate(180)]),
}


def lab() -> Image.Image:
    screen, target = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    return ImageCms.profileToProfile(corners(), screen, target, outputMode="LAB")


@pytest.mark.parametrize("kind", EVERY)
def test_every_kind_becomes_opaque_rgb_or_grey_as_png_or_jpeg(kind: str) -> None:
    picture = load_picture(EVERY[kind](), "x")
    image = opened(picture.data)
    assert image.format.lower() == picture.media_type.removeprefix("image/")
    assert picture.media_type in ("image/png", "image/jpeg")
    assert image.mode in ("L", "RGB")
    assert image.size == (picture.width, picture.height) == (48, 32)
    assert (
        not image.info.keys()
        - {"dpi", "jfif", "jfif_version", "jfif_density", "jfif_unit"}
        - {
            "progressive",
            "progression",
        }
    )


@pytest.mark.parametrize("kind", LOSSLESS)
def test_pixels_of_a_lossless_picture_stay_what_they_were(kind: str) -> None:
    original = LOSSLESS[kind]()
    assert furthest(opened(load_picture(original, "x").data), opened(original)) == 0


@pytest.mark.parametrize("kind", [kind for kind in EVERY if kind not in LOSSLESS and kind != "float"])
def test_other_pictures_look_as_they_did(kind: str) -> None:
    reference = corners(mode="L" if kind == "bilevel" else "RGB")
    shown = opened(load_picture(EVERY[kind](), "x").data)
    if kind == "bilevel":
        assert set(shown.tobytes()) == {0, 255}
    else:
        # corners of the quarters ring in a JPEG; look within the quarters
        for at in ((12, 8), (36, 8), (12, 24), (36, 24)):
            near = zip(shown.convert("RGB").getpixel(at), reference.getpixel(at), strict=True)
            assert all(abs(one - other) <= 12 for one, other in near), at


@pytest.mark.parametrize("kind", ["animated gif", "animated png", "animated webp", "pages"])
def test_more_frames_than_one_are_a_finding(kind: str) -> None:
    notes = Notes()
    picture = read_picture(EVERY[kind](), "anim", notes)
    assert furthest(opened(picture.data), corners()) <= 2
    assert notes.findings == ["anim: only the first of its frames is shown"]


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_shown_upright(orientation: int, name: str) -> None:
    stored = {
        1: lambda image: image,
        2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: lambda image: image.transpose(Image.Transpose.ROTATE_180),
        4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
        6: lambda image: image.transpose(Image.Transpose.ROTATE_90),
        7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
        8: lambda image: image.transpose(Image.Transpose.ROTATE_270),
    }[orientation](corners(64, 48))
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"quality": 95, "subsampling": 0} if name == "JPEG" else {}
    if name == "WEBP":
        options["lossless"] = True
    data = encoded(stored, name, exif=exif, **options)
    picture = load_picture(data, "x")
    assert furthest(opened(picture.data), corners(64, 48)) <= (60 if name == "JPEG" else 0)
    assert (picture.width, picture.height) == (64, 48)
    assert not opened(picture.data).getexif()


def test_place_camera_and_comments_are_left_out() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 12.0, 30.0)})
    for name in ("JPEG", "PNG", "WEBP", "TIFF"):
        data = encoded(corners(), name, exif=exif)
        assert b"SecretCamera" in data
        notes = Notes()
        picture = read_picture(data, "x", notes)
        assert b"SecretCamera" not in picture.data
        assert b"Exif" not in picture.data
        assert 0x8825 not in opened(picture.data).getexif()


def test_a_plain_jpeg_keeps_its_compressed_data_bit_for_bit() -> None:
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    data = encoded(corners(), "JPEG", exif=exif, comment=b"a remark", quality=80)
    notes = Notes()
    picture = read_picture(data + b"a whole video behind the picture", "x", notes)
    scan = data[data.index(b"\xff\xda") :]
    assert picture.data.endswith(scan)
    assert b"remark" not in picture.data
    assert b"video" not in picture.data
    assert furthest(opened(picture.data), opened(data)) == 0
    assert notes.done == ["metadata left out"]
    assert notes.findings == []


def test_a_plain_png_keeps_its_compressed_data() -> None:
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    about.add_text("Author", "somebody", zip=True)
    data = encoded(corners(), "PNG", pnginfo=about, dpi=(144, 144))
    picture = load_picture(data, "x")
    start = data.index(b"IDAT")
    assert data[start : data.index(b"IEND") - 4] in picture.data
    assert b"zTXt" not in picture.data
    assert picture.per_inch == 144.0


@pytest.mark.parametrize(
    ("claimed", "taken"), [(72, 96), (96, 96), (144, 144), (600, 600), (2, 96), (9000, 96)]
)
def test_a_sane_claim_of_resolution_is_taken_and_nothing_is_coarser_than_a_screen(
    claimed: int, taken: int
) -> None:
    for name in ("PNG", "JPEG", "TIFF"):
        assert load_picture(encoded(corners(), name, dpi=(claimed, claimed)), "x").per_inch == taken


def test_the_same_file_gives_the_same_bytes() -> None:
    for make in EVERY.values():
        data = make()
        assert load_picture(data, "x") == load_picture(data, "x")


def test_sixteen_bits_are_scaled_and_not_clipped() -> None:
    ramp = Image.frombytes("I;16", (256, 1), b"".join(struct.pack("<H", value * 257) for value in range(256)))
    for name in ("PNG", "TIFF"):
        shown = opened(load_picture(encoded(ramp, name), "x").data)
        assert shown.mode == "L"
        assert list(shown.tobytes()) == list(range(256))


def test_what_is_transparent_stands_on_white() -> None:
    palette = Image.new("P", (8, 8), 1)
    palette.putpalette([0, 0, 0, 10, 200, 10])
    palette.paste(0, (0, 0, 4, 8))
    half = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    half.paste((10, 200, 10, 255), (4, 0, 8, 8))
    for data in (
        encoded(palette, "PNG", transparency=0),
        encoded(palette, "GIF", transparency=0),
        encoded(half, "PNG"),
        encoded(half, "WEBP", lossless=True),
    ):
        shown = opened(load_picture(data, "x").data).convert("RGB")
        assert shown.getpixel((0, 0)) == (255, 255, 255)
        assert shown.getpixel((7, 0)) == (10, 200, 10)


def swapped() -> bytes:
    """A profile in which red and green trade places: nobody can take it for sRGB."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for index in range(int.from_bytes(profile[128:132], "big")):
        at = 132 + index * 12
        name = bytes(profile[at : at + 4])
        if name in (b"rXYZ", b"gXYZ"):
            profile[at : at + 4] = b"gXYZ" if name == b"rXYZ" else b"rXYZ"
    return bytes(profile)


def test_a_profile_that_is_not_srgb_is_applied() -> None:
    red = Image.new("RGB", (16, 16), (250, 10, 10))
    for name in ("PNG", "JPEG", "TIFF", "WEBP"):
        notes = Notes()
        picture = read_picture(encoded(red, name, icc_profile=swapped()), "x", notes)
        shown = opened(picture.data)
        red_part, green_part, _blue = shown.getpixel((8, 8))
        assert green_part > 200
        assert red_part < 80
        assert "colours converted to sRGB by the profile in the file" in notes.done
        assert "icc_profile" not in shown.info


def test_an_srgb_profile_changes_nothing_and_a_broken_one_is_a_finding() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(corners(), "JPEG", icc_profile=srgb)
    picture = load_picture(data, "x")
    assert picture.data.endswith(data[data.index(b"\xff\xda") :])
    assert b"ICC_PROFILE" not in picture.data
    notes = Notes()
    picture = read_picture(encoded(corners(), "PNG", icc_profile=b"nonsense"), "x", notes)
    assert furthest(opened(picture.data), corners()) == 0
    assert any("profile" in finding for finding in notes.findings)


@pytest.mark.parametrize("weasyprint", [False, True])
@pytest.mark.parametrize("kind", EVERY)
def test_a_picture_cut_short_is_refused_wherever_it_was_cut(
    kind: str, weasyprint: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", weasyprint)  # what importing WeasyPrint does
    data = EVERY[kind]()
    chance = random.Random(kind)
    padding = 16 if kind == "pages" else 0  # Pillow fills up each page with zeros
    for _ in range(20):
        refused(data[: chance.randrange(len(data) - padding)])
    refused(data[: -1 - padding])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is weasyprint


def test_another_who_lets_truncated_pictures_pass_meanwhile_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
    taken = []

    def meddle(self: object, *args: object) -> None:
        taken.append(ImageFile.LOAD_TRUNCATED_IMAGES)
        ImageFile.LOAD_TRUNCATED_IMAGES = len(taken) == 1

    monkeypatch.setattr("docgen.evidence.raster.check_size", meddle)
    load_picture(encoded(corners(), "GIF"), "x")
    assert taken == [False, False]


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(("width", "height"), [(20000, 20000), (20001, 1), (9000, 9000), (2**31 - 1, 1)])
def test_a_bomb_is_refused_by_name_and_size_before_it_is_decoded(width: int, height: int) -> None:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    found = refused(bomb, "bomb.png")
    assert found.startswith("too-large: bomb.png has")
    assert f"{width:,} x {height:,} pixels" in found


def test_other_bombs_are_refused_by_size_too() -> None:
    gif = bytearray(encoded(corners(), "GIF"))
    gif[6:10] = struct.pack("<HH", 65535, 65535)
    assert "65,535 x 65,535 pixels" in refused(bytes(gif), "bomb.gif")
    jpeg = bytearray(encoded(corners(), "JPEG"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", 65000, 65000)
    assert "65,000 x 65,000 pixels" in refused(bytes(jpeg), "bomb.jpg")
    assert "more than docgen reads" in refused(encoded(Image.new("1", (20001, 2)), "TIFF"), "bomb.tif")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "x.png is empty"),
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"just text", "text/plain"),
        (bytes(100), "application/octet-stream"),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, said: str) -> None:
    found = refused(data)
    assert said in found
    assert "PNG, JPEG, WebP, GIF, TIFF or SVG" in found


SIGNATURES = [
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
    b"RIFF\xff\x00\x00\x00WEBP",
    b"",
]


@given(st.sampled_from(SIGNATURES), st.binary(max_size=300))
def test_arbitrary_bytes_are_refused_and_never_raise_anything_else(signature: bytes, body: bytes) -> None:
    refused(signature + body)


@given(st.sampled_from(sorted(EVERY)), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_damaged_picture_gives_a_picture_or_an_error(kind: str, place: int, damage: bytes) -> None:
    data = bytearray(EVERY[kind]())
    place %= len(data)
    data[place : place + len(damage)] = damage
    try:
        picture = load_picture(bytes(data), "x.png")
    except DataError as error:
        assert "x.png" in str(error)
    else:
        assert opened(picture.data).size == (picture.width, picture.height)
