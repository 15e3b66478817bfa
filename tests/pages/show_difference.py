"""Shows where two PDFs look different, page by page: expected, got, and what differs in red.

    python tests/pages/show_difference.py before.pdf after.pdf -o out/

Ends with 0 where every page looks the same and with 1 where one does not, as diff does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from page_difference import difference_of, side_by_side
from page_picture import page_pictures
from PIL import Image

_NO_PAGE = Image.new("L", (1, 1), 255)


def differences(
    expected: Mapping[int, Image.Image], got: Mapping[int, Image.Image]
) -> Iterator[tuple[int, Image.Image]]:
    """The numbers of the pages that differ, each with a picture of how; a page of one alone differs."""
    for number in sorted({*expected, *got}):
        one, other = expected.get(number, _NO_PAGE), got.get(number, _NO_PAGE)
        difference = difference_of(one, other)
        if difference is not None:
            yield number, side_by_side(one, other, difference)


def show(expected: Mapping[int, Image.Image], got: Mapping[int, Image.Image], folder: Path) -> list[Path]:
    """Write a picture of every page that differs; the paths of the pictures."""
    shown = []
    for number, picture in differences(expected, got):
        folder.mkdir(parents=True, exist_ok=True)
        shown.append(folder / f"page-{number:02}.png")
        picture.save(shown[-1])
    return shown


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("expected", type=Path, metavar="A.pdf")
    parser.add_argument("got", type=Path, metavar="B.pdf")
    parser.add_argument("-o", "--output", type=Path, default=Path(), help="folder for the pictures")
    arguments = parser.parse_args()
    expected, got = page_pictures(arguments.expected), page_pictures(arguments.got)
    shown = show(expected, got, arguments.output)
    for path in shown:
        print(path)
    same = len({*expected, *got}) - len(shown)
    print(f"{len(shown)} pages differ, {same} look the same", file=sys.stderr)
    return 1 if shown else 0


if __name__ == "__main__":
    sys.exit(main())
