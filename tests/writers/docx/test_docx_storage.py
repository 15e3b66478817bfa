"""Files as items of custom XML."""

from __future__ import annotations

from base64 import b64decode

import pytest
from lxml import etree

from docgen.document import Attachment, Relationship
from docgen.writers.docx import storage
from docgen.writers.docx.storage import enclosed


@pytest.mark.parametrize("size", [0, 1, 3, 9, 12, 13, 40])
def test_a_file_comes_back_from_its_pieces(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "_PIECE", 16)
    data = bytes(range(200, 200 + size))
    attachment = Attachment("a & b.png", data, "image/png", Relationship.SUPPLEMENT, "a <picture>")
    root = etree.fromstring(enclosed(attachment))
    pieces = [piece.text or "" for piece in root]
    assert b64decode("".join(pieces)) == data
    assert [len(piece) for piece in pieces[:-1]] == [16] * (len(pieces) - 1)
    assert (root.get("name"), root.get("encoding"), root.get("size")) == ("a & b.png", "base64", str(size))
