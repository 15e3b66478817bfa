"""The namespaces of what docgen puts into a Word file beside its pages."""

from __future__ import annotations

FORM = "urn:docgen:form:1"
"""The form: what the sign-off table's fields are bound to."""
ENCLOSURE = "urn:docgen:enclosure:1"
"""A file within the document."""
SEAL = "urn:docgen:seal:1"
"""The seal on all of it."""
