"""Make ``docs/pages.png``, the picture in the README: pages of the payment report side by side.

python docs/make_pages.py
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

import docgen

HERE = Path(__file__).parent
PAGES = (1, 3, 6, 12)
SCALE = 1.05
GAP = 18


def main() -> None:
    """Render the fixture, take the pages, and paste them onto one sheet."""
    dossier = docgen.validate(docgen.load(HERE.parent / "fixtures" / "payment-final" / "incident.yaml"))
    artifact = docgen.write(docgen.assemble(dossier), "pdf")
    pdf = pypdfium2.PdfDocument(BytesIO(artifact.data))
    pages = [pdf[number - 1].render(scale=SCALE).to_pil() for number in PAGES]
    width, height = pages[0].size
    sheet = Image.new("RGB", (len(pages) * (width + GAP) + GAP, height + 2 * GAP), "#d7dce1")
    for index, page in enumerate(pages):
        sheet.paste(page, (GAP + index * (width + GAP), GAP))
    sheet.save(HERE / "pages.png", optimize=True)


if __name__ == "__main__":
    main()
