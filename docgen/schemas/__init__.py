"""Schemas: from a data file to an incident, or everything that is wrong with it, each in its place.

A field says what it takes, a record which fields there are, a rule what must hold between them. The JSON
Schema for editors is made from the same fields.
"""

from docgen.schemas.dumping import dump_incident
from docgen.schemas.json_schema import json_schema
from docgen.schemas.loading import load_for_evidence, load_incident
from docgen.schemas.theme_record import ThemeFile, load_theme

__all__ = ["ThemeFile", "dump_incident", "json_schema", "load_for_evidence", "load_incident", "load_theme"]
