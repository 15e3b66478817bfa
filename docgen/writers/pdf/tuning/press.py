"""What is tuned while the press is at work, and for which engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docgen.writers.pdf.engine import VERSION
from docgen.writers.pdf.tuning import backgrounds, colours, flow, glyphs, lines, sizes, styles, words
from docgen.writers.pdf.tuning.substitution import substituted

SUBSTITUTIONS = (
    *styles.SUBSTITUTIONS,
    *sizes.SUBSTITUTIONS,
    *flow.SUBSTITUTIONS,
    *lines.SUBSTITUTIONS,
    *backgrounds.SUBSTITUTIONS,
    *colours.SUBSTITUTIONS,
    *glyphs.SUBSTITUTIONS,
    *words.SUBSTITUTIONS,
)
_WRITTEN_FOR = "70."


@contextmanager
def tuned() -> Iterator[None]:
    """The engine with these substitutions; another version of it as it is."""
    if not VERSION.startswith(_WRITTEN_FOR):
        yield
        return
    lines.KeptLayout.kept = 0
    with substituted(SUBSTITUTIONS):
        yield
