"""Hostile documents, refused fetches, missing glyphs, threads, processes, and the same bytes twice."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf_reading import document, fonts_of, opened, say, text_of, typefaces, written

from docgen.document import (
    Code,
    Cover,
    Emphasis,
    Figure,
    Inline,
    Label,
    Link,
    Listing,
    ListingKind,
    Metadata,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Running,
    Section,
    Text,
    check,
    number,
)
from docgen.document.block import Block
from docgen.errors import DocumentError, MissingGlyphError
from docgen.theme import Theme
from docgen.writers.pdf import paginate
from docgen.writers.pdf.complaint import complaints
from docgen.writers.pdf.fetcher import HoldingsFetcher
from specimen import specimen

_HOSTILE = (
    "{{ 7*7 }} {% raw %}",
    "</style></title></body><script>alert(1)</script>",
    '"><img src="file:///etc/hostname" onerror=x>',
    "<link rel=attachment href=file:///etc/hostname>",
    "<!-- &amp; &lt; &#x41; \\9 '\" ]]> -->",
    "@import url(http://example.org/x.css); } * { color: red",
    "docgen:stamp #{x} %s {0} $x",
)


@pytest.mark.parametrize("words", _HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    what = document(
        Section(
            (Text(words),),
            (
                say(words, Code(words), Label(words), Link("https://example.org/", (Text(words),))),
                Listing(words, ListingKind.LOG),
            ),
        ),
        metadata=Metadata(words, authors=(words,), subject=words),
        cover=Cover(words, words, words),
        running=Running(words, words, words),
        stamp=words[:12],
    )
    artifact = written(what)
    text = "".join(text_of(artifact.data).split())
    assert text.count("".join(words.split())) >= 8
    assert str(opened(artifact.data).docinfo.Title) == words
    assert "49" not in text
    assert (
        "/Names" not in opened(artifact.data).Root or "/EmbeddedFiles" not in opened(artifact.data).Root.Names
    )


@pytest.mark.parametrize(
    "url",
    [
        "http://[::1",
        "http://a b",
        "https://exa mple.org/ü",
        "http://",
        "https://x.y/" + "a" * 3000,
        "tel:+1 2",
    ],
)
def test_an_odd_address_does_no_harm(url: str) -> None:
    pdf = opened(written(document(say(Link(url, (Text("here"),))))).data)
    (link,) = list(pdf.pages[0].Annots)
    assert str(link.A.URI).startswith(url[:6])


def test_an_anchor_may_hold_anything() -> None:
    anchor = "we ird%20#é\"'<>_20_"
    section = Section((Text("Here"),), (say(Reference(anchor)),), anchor=anchor)
    artifact = written(document(say("x"), section))
    assert artifact.anchors == {anchor: 1}
    pdf = opened(artifact.data)
    assert len(list(pdf.pages[0].Annots)) == 1


def test_a_fetch_of_what_the_document_does_not_hold_is_refused_and_kept() -> None:
    fetcher = HoldingsFetcher({})
    for address in ("file:///etc/hostname", "http://example.org/", "docgen:other", "data:text/plain,x"):
        with pytest.raises(ValueError, match="holds nothing"):
            fetcher.fetch(address)
        assert fetcher.refused[-1] == address


def test_a_drawing_that_fetches_is_refused() -> None:
    image = '<image href="file:///etc/hostname" width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{image}</svg>'.encode()
    with pytest.raises(DocumentError, match="file:///etc/hostname"):
        written(document(Figure(Picture(svg, "image/svg+xml", 100, 100), "x")))


def test_a_broken_picture_is_an_error() -> None:
    broken = Picture(b"\x89PNG\r\n\x1a\nno picture at all", "image/png", 100, 100)
    with pytest.raises(DocumentError, match="complained"):
        written(document(Figure(broken, "x")))


def test_a_character_without_a_font_is_an_error_and_never_a_box() -> None:
    with pytest.raises(MissingGlyphError, match="U\\+6F22"):
        written(document(say("漢字")))
    with pytest.raises(MissingGlyphError, match="U\\+6F22"):
        written(document(say("x"), running=Running(header_end="漢")))


def test_what_is_not_drawn_needs_no_font() -> None:
    written(document(say("x"), metadata=Metadata("漢字", authors=("漢",))))


def _nested_blocks(depth: int) -> Block:
    block: Block = say("deep")
    for _ in range(depth):
        block = Quote((block,))
    return block


def _nested_inlines(depth: int) -> Block:
    inline: Inline = Text("deep")
    for _ in range(depth):
        inline = Emphasis((inline,))
    return Paragraph((inline,))


@pytest.mark.parametrize("nested", [_nested_blocks, _nested_inlines])
def test_what_is_too_deep_is_an_error_and_what_is_not_is_there(nested) -> None:  # type: ignore[no-untyped-def]
    assert "deep" in text_of(written(document(nested(60))).data)
    with pytest.raises(DocumentError, match="too deeply"):
        written(document(nested(280)))


def test_only_the_faces_that_were_given_are_used() -> None:
    text = "Ελληνικά, кириллица, ½ → “x” • \u00a0\u200b\u200d\ufe0f end"
    for font in fonts_of(written(document(say(text, Code(text)))).data):
        assert "docgen" in font[0]


def test_a_complaint_is_heard_only_by_its_own_thread() -> None:
    logger = logging.getLogger("weasyprint")
    with complaints() as heard, ThreadPoolExecutor(1) as other:
        other.submit(logger.error, "from elsewhere").result()
        logger.warning("from here")
    logger.error("afterwards")
    assert heard == ["from here"]


@pytest.mark.parametrize("silence", ["level", "disabled"])
def test_a_silenced_engine_is_heard_all_the_same(silence: str) -> None:
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.disabled
    logger.setLevel(logging.CRITICAL if silence == "level" else logging.NOTSET)
    logger.disabled = silence == "disabled"
    try:
        with pytest.raises(DocumentError, match="complained"):
            written(document(Figure(Picture(b"no picture", "image/png", 9, 9), "x")))
        assert logger.disabled == (silence == "disabled")
    finally:
        logger.setLevel(before[0])
        logger.disabled = before[1]


def test_pillow_stays_strict() -> None:
    from PIL import ImageFile

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False


def test_many_threads_write_the_same_bytes() -> None:
    expected = written(specimen()).data
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: written(specimen()).data, range(6))) == {expected}


_PROGRAM = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from pdf_reading import written
from specimen import specimen
print(hashlib.sha256(written(specimen()).data).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("77", "Asia/Tokyo")])
def test_another_process_writes_the_same_bytes(seed: str, zone: str) -> None:
    here = Path(__file__).parent
    command = [sys.executable, "-c", _PROGRAM, str(here), str(here.parents[1])]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == hashlib.sha256(written(specimen()).data).hexdigest()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_has_fonts_of_its_own() -> None:
    expected = written(specimen()).data
    program = (
        "import os, sys; sys.path[:0] = sys.argv[1:]\n"
        "from pdf_reading import written; from specimen import specimen\n"
        "first = written(specimen()).data\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    import gc; same = written(specimen()).data == first; gc.collect(); sys.exit(0 if same else 3)\n"
        "assert os.waitpid(child, 0)[1] == 0\n"
        "assert written(specimen()).data == first\n"
        "sys.stdout.buffer.write(first)\n"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", program, str(here), str(here.parents[1])]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == expected


def test_paginate_tells_the_pages_without_writing() -> None:
    what = check(number(specimen()))
    assert paginate(what, Theme(), typefaces()) == written(specimen()).anchors
