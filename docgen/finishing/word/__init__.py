"""Word files read back: what travels inside them, what was filled in, and how they differ from their seal."""

from docgen.finishing.word.difference import Change, Difference, Kind, word_differences
from docgen.finishing.word.enclosed import Enclosed, attachments_of
from docgen.finishing.word.filled import Entries, Filled, Signed, filled_in
from docgen.finishing.word.opening import WordFile, open_word

__all__ = [
    "Change",
    "Difference",
    "Enclosed",
    "Entries",
    "Filled",
    "Kind",
    "Signed",
    "WordFile",
    "attachments_of",
    "filled_in",
    "open_word",
    "word_differences",
]
