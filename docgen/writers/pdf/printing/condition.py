"""The printing condition for which a file is made unless another is named: offset on coated paper."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from docgen.writers.profile import OutputProfile, read_profile


@cache
def coated_paper() -> OutputProfile:
    """The profile that docgen brings along; where it comes from stands in the file beside it."""
    return read_profile((files(__package__) / "fogra39l_coated.icc").read_bytes(), "FOGRA39")
