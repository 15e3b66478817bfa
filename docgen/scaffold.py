"""The scaffold: a commented data file that is a valid Draft from the first moment, to start from."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files


def scaffold() -> str:
    """The text of the scaffold, in YAML, dated today in UTC."""
    template = files("docgen").joinpath("scaffold.yaml").read_text("utf-8")
    return template.replace("1970-01-01", datetime.now(UTC).date().isoformat())
