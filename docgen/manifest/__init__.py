"""The manifest: what was made from what, with the digests by which both can be known again.

That of one incident is a JSON file, written whole (:mod:`whole`). That of a batch grows by one line for each
document (:mod:`line`), so that it holds what is done at any moment. The names of documents are relative to
the folder of the manifest, so that both can be moved together.
"""

from docgen.manifest.entry import Entry
from docgen.manifest.line import BATCH_MANIFEST, Facts, Failure, FailureKind, Line, dump_line, read_lines
from docgen.manifest.whole import dump_manifest, read_manifest

__all__ = [
    "BATCH_MANIFEST",
    "Entry",
    "Facts",
    "Failure",
    "FailureKind",
    "Line",
    "dump_line",
    "dump_manifest",
    "read_lines",
    "read_manifest",
]
