"""The engine tuned makes what it makes by itself: every object of a file, but for the moves of nothing."""

from __future__ import annotations

import hashlib
import inspect
import re
from collections.abc import Iterator
from contextlib import nullcontext
from importlib import import_module
from io import BytesIO

import pikepdf
import pytest

from docgen.document import Document
from docgen.pipeline import write
from docgen.writers.pdf.engine import VERSION, Box, Layout
from docgen.writers.pdf.tuning.press import SUBSTITUTIONS, tuned
from docgen.writers.pdf.tuning.substitution import Substitution, engine_modules
from made import LAYOUTS, document, fixture_files

writing = import_module("docgen.writers.pdf.write")  # its function has the same name

_NO_MOVE = re.compile(rb">-?0(?=[<\]])")
_OF_THE_BYTES = re.compile(rb"uuid:[0-9a-f-]{36}|[0-9a-f]{64}( \d{12})?")
_VARYING = {"/Length", "/ID"}


def _objects(data: bytes) -> Iterator[str | bytes]:
    """All that a file holds, readably; the words of a page without moves of nothing between its letters."""
    with pikepdf.open(BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream):
                if each.get("/Type") == "/XRef":
                    continue  # says at which byte each object begins
                read = each.read_raw_bytes if each.get("/Filter") == "/DCTDecode" else each.read_bytes
                content = _NO_MOVE.sub(b">", read()).replace(b"><", b"")
                yield _OF_THE_BYTES.sub(b"uuid", content)
                yield repr({key: _bare(value) for key, value in each.items() if key not in _VARYING})
            else:
                yield _bare(each)


def _bare(value: pikepdf.Object) -> bytes:
    """A value with references in place of what they name."""
    return value.unparse() if isinstance(value, pikepdf.Object) else repr(value).encode()


def _plainly(document_: Document, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patched:
        patched.setattr(writing, "tuned", nullcontext)
        return write(document_, "pdf").data


@pytest.mark.parametrize(("index", "name"), list(enumerate(fixture_files())))
def test_tuned_documents_are_what_the_engine_makes(
    index: int, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = document(name, LAYOUTS[index % len(LAYOUTS)])
    plain = _plainly(made, monkeypatch)
    for again in range(2):  # in the second, styles are known from the first
        fast = write(made, "pdf").data
        assert list(_objects(fast)) == list(_objects(plain)), again


@pytest.mark.parametrize("substitution", SUBSTITUTIONS, ids=lambda each: each.ours.__qualname__)
def test_substitutions_were_written_for_this_engine(substitution: Substitution) -> None:
    """Where this fails, look at what upstream has changed: ours may be wrong now, or no longer needed."""
    source = inspect.getsource(substitution.theirs)
    assert hashlib.sha256(source.encode()).hexdigest()[:16] == substitution.written_for


def test_the_engine_has_its_own_again_after_the_press() -> None:
    before = {name: vars(Box)[name] for name in ("is_floated", "is_in_normal_flow")}
    with tuned():
        assert Box.is_floated is not before["is_floated"]
        free = [each for each in SUBSTITUTIONS if each.within is None]
        assert [each.places(engine_modules()) for each in free] == [[]] * len(free)
    assert {name: vars(Box)[name] for name in before} == before
    assert all(each.places(engine_modules()) for each in SUBSTITUTIONS)


def test_an_engine_of_another_version_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.writers.pdf.tuning.press.VERSION", "71.0")
    with tuned():
        assert Box.is_floated.__module__.startswith("weasyprint")
    assert VERSION.startswith("70."), "the substitutions are for another engine than the one that is here"


def test_lines_of_a_long_document_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """None is kept beyond a number, and the document is the same."""
    made = document("minimal", "postmortem")
    whole = write(made, "pdf").data
    dropped: list[Layout] = []
    dropping = Layout.deactivate
    monkeypatch.setattr(Layout, "deactivate", lambda layout: (dropped.append(layout), dropping(layout)))
    monkeypatch.setattr("docgen.writers.pdf.tuning.lines.MOST_KEPT", 3)
    assert write(made, "pdf").data == whole
    assert len(dropped) > 3
