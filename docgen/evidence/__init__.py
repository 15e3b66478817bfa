"""Evidence: pictures made fit for every page, logs made fit for print, digests of what was given.

Files are read once, and never from outside the folder of the data.
Pillow and the drawing of SVG load when the first picture is read.
"""

from docgen.evidence.exhibit import Dossier, Exhibit, parts_among
from docgen.evidence.gathering import gather, gather_logo, identify
from docgen.evidence.listing import text_of
from docgen.evidence.painting import areas_to_paint, painted
from docgen.evidence.picture import load_picture
from docgen.evidence.refusal import megabytes

__all__ = [
    "Dossier",
    "Exhibit",
    "areas_to_paint",
    "gather",
    "gather_logo",
    "identify",
    "load_picture",
    "megabytes",
    "painted",
    "parts_among",
    "text_of",
]
