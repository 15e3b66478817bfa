"""Writers: each turns any document into one format, and says as data what it can do."""

from docgen.writers.profile import OutputProfile, read_profile
from docgen.writers.writer import (
    DEFAULT_PDF_VARIANT,
    MEDIA_TYPES,
    PDF_VARIANTS,
    USUAL,
    Artifact,
    Capabilities,
    Writer,
    WriterOptions,
    formats,
    load_writer,
)

__all__ = [
    "DEFAULT_PDF_VARIANT",
    "MEDIA_TYPES",
    "PDF_VARIANTS",
    "USUAL",
    "Artifact",
    "Capabilities",
    "OutputProfile",
    "Writer",
    "WriterOptions",
    "formats",
    "load_writer",
    "read_profile",
]
