"""What every worker needs, loaded once in the process from which all workers are forked.

A font configuration is no part of it: it belongs to the process that made it.
"""

from __future__ import annotations

from contextlib import suppress

import docgen.batch.making  # noqa: F401 - for its sake
from docgen.errors import DocgenError
from docgen.writers import formats, load_writer

for _name in formats():
    with suppress(DocgenError):  # a library of the system is missing: the document says so that needs it
        load_writer(_name)
