"""Readers: a data file in YAML, JSON or TOML becomes plain data, and the place of everything in it.

What a value means is the schema's business: a number, and every plain scalar of YAML, stays the text it
was, so that ``1.10``, ``012``, ``14:05`` and ``NO`` arrive as they were written. All of the input is hostile:
size, depth and number of values are bounded, and whatever is wrong becomes a ``DataError`` with its place.
"""

from docgen.readers.reading import MAX_BYTES, content_of, read, read_bytes, read_content
from docgen.readers.source import Data, Scalar, Source, Value

__all__ = [
    "MAX_BYTES",
    "Data",
    "Scalar",
    "Source",
    "Value",
    "content_of",
    "read",
    "read_bytes",
    "read_content",
]
