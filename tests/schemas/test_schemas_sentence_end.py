"""Where sentences end: as uniseg says, character by character and text by text."""

from __future__ import annotations

import sys

from hypothesis import example, given
from hypothesis import strategies as st
from uniseg.sentencebreak import sentence_boundaries, sentence_break

from docgen.schemas.sentence_end import _OF_UNISEG, class_of, sentence_ends

# One or two of each class.
_SIGNS = "\r\n\x85\u2028\u0301\u00ad\u200d \t\u00a0aßÉBאª1٣.․!。,–:)\"'»x/°€"
_TEXTS = st.text(st.sampled_from(_SIGNS), max_size=24)


def test_every_character_is_of_the_class_that_uniseg_gives_it() -> None:
    everything = map(chr, range(sys.maxunicode + 1))
    assert not [each for each in everything if class_of(each) != _OF_UNISEG[sentence_break(each).value]]


@given(_TEXTS)
@example("Mr. Smith went. “And (e.g. today) he came.” So?! 3.14 a.B. c\r\n\r\nd")
@example("a.\u0301 b. \u0301B")
def test_sentences_end_where_uniseg_ends_them(text: str) -> None:
    assert list(sentence_ends(text)) == list(sentence_boundaries(text))[1:]
