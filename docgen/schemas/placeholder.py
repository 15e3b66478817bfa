"""What the report template puts in brackets for people to replace, and people forget."""

from __future__ import annotations

import re

# The template's own words; where it gives a whole sentence, the beginning of it.
_WHOLE = (
    "Name",
    "Date",
    "Date / Open",
    "Person",
    "System",
    "System/Person",
    "Answer",
    "Answer / Root systemic cause",
    "Incident Title",
    "Short descriptive title",
    "Description of action",
    "S0 / S1 / S2 / S3",
    "Draft / In Review / Final",
    "First anomaly detected by monitoring",
    "Alert fired / on-call paged",
    "Investigation began",
    "Root cause identified",
    "Mitigation applied",
    "Service fully restored",
    "Add additional rows as needed",
    "INC-XXXX",
    "YYYY-MM-DD",
    "HH:MM",
    "TBD",
    "TODO",
    "...",
    "…",
)
_BEGINNINGS = (
    "HH:MM start",
    "Minutes/hours from",
    "List services, APIs",
    "# users affected",
    "Provide a 3",
    "Quantify the impact:",
    "Revenue loss (estimated",
    "Teams diverted, planned",
    "Describe the underlying technical",
    "List factors that amplified",
    "How was the incident first detected",
    "Evaluate how the response process",
    "Explicitly call out things",
    "Identify gaps without assigning",
    "Capture broader organizational",
    "Summarize what was communicated",
    "Were any regulatory notifications",
    "Attach supporting material",
)
_PLACEHOLDER = re.compile(
    r"\[\s*(?:(?:" + "|".join(map(re.escape, _WHOLE)) + r")\s*"
    r"|(?:" + "|".join(map(re.escape, _BEGINNINGS)) + r")[^\]]*)\]"
    r"(?![(\[:])"  # a link of Markdown
    r"|\bINC-XXXX\b"
)


def find_placeholder(text: str) -> str | None:
    """The first placeholder that a text still holds."""
    found = _PLACEHOLDER.search(text)
    return found[0] if found else None
