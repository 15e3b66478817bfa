"""Every fixture's Word file is intact as it is made, and holds the very files that went into it."""

from __future__ import annotations

import pytest

from docgen.enclosure import digest_of_sums
from docgen.finishing.word import attachments_of, filled_in, open_word, word_differences
from made import LAYOUTS, document, fixture_files, made


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", fixture_files())
def test_a_made_file_is_intact_and_whole(name: str, layout: str) -> None:
    path = made(name, layout, "docx")
    assert word_differences(path) == ()
    file, tree = open_word(path), document(name, layout)
    found = attachments_of(file)
    assert found.attachments == tree.attachments
    assert not found.faults
    assert digest_of_sums({each.name: each.sha256 for each in found.attachments}) == tree.metadata.digest
    assert filled_in(file).named == ()
