"""Schemas: from a data file to an incident, or everything that is wrong with it, each in its place.

A field says what it takes, a record which fields there are, a rule what must hold between them. The JSON
Schema for editors is made from the same fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.schemas.cleaning import texts
from docgen.schemas.dumping import dump_incident
from docgen.schemas.json_schema import json_schema
from docgen.schemas.loading import load_for_evidence, load_for_filing, load_incident, load_labels

if TYPE_CHECKING:
    from docgen.schemas.policy_record import PolicyFile, load_policy
    from docgen.schemas.theme_record import ThemeFile, load_theme

__all__ = [
    "PolicyFile",
    "ThemeFile",
    "dump_incident",
    "json_schema",
    "load_for_evidence",
    "load_for_filing",
    "load_incident",
    "load_labels",
    "load_policy",
    "load_theme",
    "texts",
]


def __getattr__(name: str) -> object:
    """Load what a check of an incident does not need when it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'docgen.schemas' has no attribute {name!r}")
    from docgen.schemas import policy_record, theme_record  # noqa: PLC0415 - see above

    return getattr(policy_record if "olicy" in name else theme_record, name)
