"""A file's objects become bytes once."""

from __future__ import annotations

import gc
from io import BytesIO
from zlib import decompress

import pydyf
import pytest
from pdf_reading import document, say, written

from docgen.writers.pdf.press import at_press
from docgen.writers.pdf.settling import settle


def _pdf() -> pydyf.PDF:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"q", "Q", 1.5], {"A": 1}, compress=True))
    pdf.add_object(pydyf.Stream([b"plain"]))
    pdf.add_object(pydyf.Dictionary({"Kind": "/Thing", "At": pydyf.Array([1, 2])}))
    return pdf


def _written(pdf: pydyf.PDF) -> bytes:
    out = BytesIO()
    pdf.write(out, version=b"1.7", identifier=b"x", compress=False)
    return out.getvalue()


def test_what_is_settled_says_what_it_said() -> None:
    before, after = _pdf(), _pdf()
    settle(after)
    ours, theirs = ([each.data for each in pdf.objects[1:]] for pdf in (after, before))
    compressed = len(before.objects) - 4
    assert ours[:compressed] + ours[compressed + 1 :] == theirs[:compressed] + theirs[compressed + 1 :]
    stream = after.objects[1:][compressed]
    assert decompress(stream.stream[0]) == b"q\nQ\n1.5"
    assert not stream.compress
    assert stream.extra["Filter"] == "/FlateDecode"
    assert [each.number for each in after.objects] == [each.number for each in before.objects]


def test_the_maker_of_files_still_asks_twice() -> None:
    """Else there is nothing to be had by settling."""

    class Asked(pydyf.Object):
        times = 0

        @property
        def data(self) -> bytes:
            type(self).times += 1
            return b"null"

    pdf = pydyf.PDF()
    pdf.add_object(Asked())
    _written(pdf)
    assert Asked.times > 1


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_is_left_while_the_press_works_and_no_longer(enabled: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with at_press():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
        with pytest.raises(RuntimeError), at_press():
            raise RuntimeError
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was else gc.disable)()


def test_a_written_document_leaves_nothing_behind() -> None:
    what = document(*(say(f"Words {index}.") for index in range(60)))
    written(what)
    sizes = []
    for _ in range(4):
        written(what)
        sizes.append(len(gc.get_objects()))
    assert max(sizes) - min(sizes) < 500
