"""Writers: each turns any document into one format, and says as data what it can do."""

from docgen.writers.writer import Artifact, Capabilities, Writer, formats, load_writer

__all__ = ["Artifact", "Capabilities", "Writer", "formats", "load_writer"]
