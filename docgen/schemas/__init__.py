"""Schemas: from a data file to an incident, or everything that is wrong with it, each in its place.

A field says what it takes, a record which fields there are, a rule what must hold between them. The JSON
Schema for editors is made from the same fields.
"""

from docgen.schemas.loading import load_incident

__all__ = ["load_incident"]
