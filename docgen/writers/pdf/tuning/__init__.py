"""The engine's inner loops, done with less work and the same result, while a document is at press.

WeasyPrint has no hook where it computes styles, resolves lengths, shapes lines and writes glyphs, and that is
where most of its time goes. Each module here holds what could be a change to it: what is the same for every
box of a style, or in every document, is found once. No document is another for it; a test makes every fixture
with and without, and compares object by object.

The engine's own functions are back in their places when the press stops, and stay there with a version of it
that these were not written for: the document is then the same, and slower.
"""

from docgen.writers.pdf.tuning.press import tuned

__all__ = ["tuned"]
