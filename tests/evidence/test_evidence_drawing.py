import base64
import time

import pytest
from pictures import corners, encoded, opened, refused

from docgen.errors import DataError
from docgen.evidence import load_picture, vector
from docgen.evidence.notes import Notes
from docgen.evidence.picture import read_picture

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, size: str = 'width="100" height="50"', before: str = "") -> bytes:
    return f"{before}<svg {SPACES} {size}>{inside}</svg>".encode()


SQUARE = '<rect width="50" height="50" fill="#c81e1e"/>'


@pytest.mark.parametrize(
    ("size", "pixels", "per_inch"),
    [
        ('width="100" height="50"', (200, 100), 192),
        ('width="100px" height="50px" viewBox="0 0 200 100"', (200, 100), 192),
        ('viewBox="0 0 100 50"', (200, 100), 192),
        ('width="100%" height="100%" viewBox="0,0,100,50"', (200, 100), 192),
        ('width="1in" height="0.5in"', (192, 96), 192),
        ('width="72pt" height="36pt"', (192, 96), 192),
        ('width="25.4mm" height="1.27cm"', (192, 96), 192),
        ('width="12000" height="6000"', (6000, 3000), 48),
    ],
)
def test_a_drawing_is_drawn_sharp_at_its_natural_size(
    size: str, pixels: tuple[int, int], per_inch: float
) -> None:
    picture = load_picture(svg(SQUARE, size), "chart.svg")
    assert picture.media_type == "image/png"
    assert (picture.width, picture.height) == pixels
    assert picture.per_inch == per_inch


def test_what_is_drawn_is_what_the_drawing_says_on_white() -> None:
    shown = opened(load_picture(svg(SQUARE), "x.svg").data)
    assert shown.mode == "RGB"
    assert shown.getpixel((50, 50)) == (200, 30, 30)
    assert shown.getpixel((150, 50)) == (255, 255, 255)


def test_text_is_drawn_in_our_own_fonts_whatever_the_drawing_asks_for() -> None:
    for family in ("Arial", "sans-serif", "No Such Font", "monospace"):
        notes = Notes()
        text = f'<text x="5" y="30" font-family="{family}" font-size="20">Привет</text>'
        shown = opened(read_picture(svg(text), "x.svg", notes).data).convert("L")
        assert shown.getextrema()[0] < 60
        assert any("docgen's own fonts" in finding for finding in notes.findings)


def test_a_character_that_no_font_has_is_an_error_that_names_it() -> None:
    found = refused(svg('<text x="5" y="30">ok 漢</text>'), "x.svg")
    assert found.startswith("missing-glyph")
    assert "漢 (U+6F22)" in found


def test_pictures_within_are_drawn_and_broken_ones_refused() -> None:
    for name in ("PNG", "JPEG"):
        inner = encoded(corners(), name)
        address = f"data:image/{name.lower()};base64,{base64.b64encode(inner).decode()}"
        image = f'<image width="100" height="50" preserveAspectRatio="none" xlink:href="{address}"/>'
        shown = opened(load_picture(svg(image), "x.svg").data)
        red, green, _blue = shown.getpixel((50, 25))
        assert red > 150 > green
        cut = base64.b64encode(inner[:-20]).decode()
        broken = f'<image width="9" height="9" href="data:image/{name.lower()};base64,{cut}"/>'
        assert "a picture within x.svg" in refused(svg(broken), "x.svg")


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ('<image href="http://tracker.example/a.png" width="9" height="9"/>', "http://tracker.example/a.png"),
        ('<image xlink:href="file:///etc/passwd" width="9" height="9"/>', "file:///etc/passwd"),
        ('<image href="../secret.png" width="9" height="9"/>', "../secret.png"),
        ('<image href=" secret.png" width="9" height="9"/>', "secret.png"),
        ('<image href="data:image/svg+xml;base64,AAAA" width="9" height="9"/>', "data:image/svg+xml"),
        ('<use href="other.svg#part"/>', "other.svg#part"),
        ('<rect width="9" height="9" fill="url(http://x.example/y#z)"/>', "http://x.example/y#z"),
        ("<rect width='9' height='9' style='fill:url(\"other.svg#a\")'/>", "other.svg#a"),
        ("<style>@import 'http://x.example/a.css';</style>", "http://x.example/a.css"),
        ("<style>@import url(http://x.example/a.css);</style>", "http://x.example/a.css"),
        ("<style>rect{fill:<![CDATA[url(]]>http://x.example/b)}</style>", "http://x.example/b"),
        ("<style>rect{fill:u\\72l(http://x.example/b)}</style>", "escapes"),
        ("<filter id='f'><feImage href='http://x.example/c.png'/></filter>", "http://x.example/c.png"),
        (
            "<foreignObject width='9' height='9'><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
            "HTML",
        ),
        ("<?xml-stylesheet href='http://x.example/a.css'?>", "http://x.example/a.css"),
        ("<script href='http://x.example/a.js'/>", "http://x.example/a.js"),
        ("<g>" * 300 + "</g>" * 300, "in one another"),
        ("<g/>" * 100_001, "100,000 elements"),
    ],
)
def test_what_reaches_outside_or_is_not_drawn_is_refused_by_name(inside: str, named: str) -> None:
    found = refused(svg(inside), "x.svg")
    assert found.startswith("unsafe-drawing")
    assert named in found


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % p SYSTEM "http://x.example/p.dtd"> %p;]>',
    ],
)
def test_a_dtd_with_declarations_is_refused(declared: str) -> None:
    assert "DTD" in refused(svg("<text>&a;</text>", before=declared), "x.svg")


def test_the_usual_doctype_and_a_stack_of_comments_are_no_hindrance() -> None:
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    before = '<?xml version="1.0"?>\n' + "<!-- made by a program -->\n" * 20 + doctype
    assert load_picture(svg(SQUARE, before=before), "x.svg").width == 200
    started = time.monotonic()
    assert "too early" not in refused(b"<!---->" * 100_000, "x")
    assert time.monotonic() - started < 2


def test_utf_16_and_byte_order_marks_are_read() -> None:
    text = svg(SQUARE, before='<?xml version="1.0" encoding="UTF-16"?>').decode()
    assert load_picture(text.encode("utf-16"), "x.svg").width == 200
    assert load_picture(b"\xef\xbb\xbf" + svg(SQUARE), "x.svg").width == 200


def test_links_and_fallbacks_for_html_are_drawn() -> None:
    html = "<foreignObject requiredFeatures='x' width='9' height='9'><p xmlns='y'>x</p></foreignObject>"
    shown = load_picture(svg(f'<a href="https://example.org"><switch>{html}{SQUARE}</switch></a>'), "x.svg")
    assert opened(shown.data).getpixel((50, 50)) == (200, 30, 30)


def test_what_does_not_move_is_said() -> None:
    notes = Notes()
    read_picture(svg(SQUARE + "<script>alert(1)</script>"), "x.svg", notes)
    assert any("scripts and animation" in finding for finding in notes.findings)


@pytest.mark.parametrize(
    "data",
    [
        svg(SQUARE, ""),
        svg(SQUARE, 'width="0" height="50"'),
        svg(SQUARE, 'width="-5" height="50"'),
        svg(SQUARE, 'width="1e300" height="1"'),
        svg(SQUARE)[:-4],
        svg("<unclosed>"),
        b"<svg",
        b"\xff" * 10,
        svg("&undefined;"),
        svg("\x01"),
    ],
)
def test_a_broken_drawing_is_refused(data: bytes) -> None:
    refused(data, "x.svg")


def nested_uses(levels: int) -> bytes:
    groups = "".join(
        f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * 10 + "</g>" for level in range(1, levels)
    )
    return svg(f'<defs><g id="g0">{SQUARE}</g>{groups}</defs><use href="#g{levels - 1}"/>')


def test_a_drawing_that_grows_tenfold_at_each_level_is_refused() -> None:
    started = time.monotonic()
    assert "limit" in refused(nested_uses(12), "x.svg")
    assert time.monotonic() - started < 8


def test_a_drawing_that_takes_for_ever_ends_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector, "SECONDS", 2)
    started = time.monotonic()
    clouds = '<filter id="f"><feTurbulence baseFrequency=".05" numOctaves="1000000"/></filter>'
    found = refused(svg(clouds + '<rect width="100" height="50" filter="url(#f)"/>'), "x.svg")
    assert found.startswith("too-large")
    assert "a simpler drawing" in found
    assert time.monotonic() - started < 8


def test_the_same_drawing_gives_the_same_bytes_from_many_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    data = svg(SQUARE + '<text x="5" y="30">same</text>')
    with ThreadPoolExecutor(3) as pool:
        drawn = list(pool.map(lambda _: load_picture(data, "x.svg"), range(3)))
    assert drawn[0] == drawn[1] == drawn[2]


def test_errors_are_ours() -> None:
    with pytest.raises(DataError):
        load_picture(svg('<image href="http://x.example/a.png"/>'), "logo.svg")
