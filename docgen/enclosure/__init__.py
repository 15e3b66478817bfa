"""Enclosure: what travels inside a document beside its pages, and the digest by which it is known again.

The data goes in as canonical JSON and the exhibits as they were given. Their names and digests, written as
``sha256sum`` writes them, are the *sums*; the SHA-256 of the sums is the *content digest*. So anyone can
check it without docgen: ``sha256sum SHA256SUMS`` in the folder that ``docgen extract`` makes.
"""

from docgen.enclosure.canonical import canonical_json
from docgen.enclosure.difference import FieldDifference, differences
from docgen.enclosure.enclosed import content_digest, enclosed
from docgen.enclosure.name import free_name, plain_name, plain_names
from docgen.enclosure.sums import SUMS_NAME, digest_of_sums, sums

__all__ = [
    "SUMS_NAME",
    "FieldDifference",
    "canonical_json",
    "content_digest",
    "differences",
    "digest_of_sums",
    "enclosed",
    "free_name",
    "plain_name",
    "plain_names",
    "sums",
]
