"""The major ICT-related incident report under DORA: ITS (EU) 2025/302, Annex I, field by field."""

from docgen.filing.dora.final import FINAL
from docgen.filing.dora.general import general
from docgen.filing.dora.initial import INITIAL, reclassification
from docgen.filing.dora.intermediate import INTERMEDIATE

__all__ = ["FINAL", "INITIAL", "INTERMEDIATE", "general", "reclassification"]
