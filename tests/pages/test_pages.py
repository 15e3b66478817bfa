"""What the pages look like, as approved by somebody who looked at them.

``pytest tests/pages --accept`` approves of what is made now; only pictures that show another thing are
written anew. A failure leaves a picture of each difference in ``build/pages``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from page_difference import difference_of
from page_picture import page_pictures, read, write
from PIL import Image, ImageChops
from show_difference import show

from docgen.pipeline import assemble, load, validate
from docgen.pipeline import write as write_document
from docgen.theme import Theme
from docgen.units import pt
from made import FIXTURES, document, made

HERE = Path(__file__).parent
APPROVED = HERE / "approved"
FAILED = HERE.parents[1] / "build" / "pages"
_ALL = (1, 9999)
CHOSEN = {
    ("bank-filings", "dora-final"): (1, 4),
    ("bank-filings", "gdpr"): _ALL,
    ("payment-final", "postmortem"): _ALL,
    ("payment-final", "leadership"): _ALL,
    ("payment-final", "regulatory"): _ALL,
    ("cloud-outage", "postmortem"): (1, 4),
    ("cloud-outage", "leadership"): (1, 2),
    ("markdown-abuse", "postmortem"): (3, 8),
    ("metro-athens", "postmortem"): (1, 5),
    ("minimal", "postmortem"): (1, 2),
    ("power-toml", "leadership"): (1, 2),
    ("security-breach", "regulatory"): (1, 4),
    ("small-json", "leadership"): _ALL,
}


@pytest.mark.parametrize(("name", "layout"), CHOSEN)
def test_pages_look_as_approved(name: str, layout: str, request: pytest.FixtureRequest) -> None:
    first, last = CHOSEN[name, layout]
    got = page_pictures(made(name, layout, "pdf"), first, last)
    folder, failed = APPROVED / f"{name}-{layout}", FAILED / f"{name}-{layout}"
    if request.config.getoption("--accept"):
        accept(got, folder)
    expected = {int(path.stem): read(path) for path in folder.glob("*.png")}
    shutil.rmtree(failed, ignore_errors=True)
    shown = show(expected, got, failed)
    assert not shown, "look at these, and run pytest --accept if they are right:\n" + "\n".join(
        map(str, shown)
    )


def accept(got: dict[int, Image.Image], folder: Path) -> None:
    """Make the approved pages those that were got; a page that shows the same keeps its file."""
    files = {number: folder / f"{number:02}.png" for number in got}
    for path in folder.glob("*.png"):
        if path not in files.values():
            path.unlink()
    for number, path in files.items():
        if not path.is_file() or difference_of(read(path), got[number]) is not None:
            write(got[number], path)


def test_nothing_is_approved_that_is_not_looked_at_any_more() -> None:
    assert {path.name for path in APPROVED.iterdir()} == {f"{name}-{layout}" for name, layout in CHOSEN}
    assert sum(path.stat().st_size for path in APPROVED.rglob("*.png")) < 3_000_000


def _edited(old: str, new: str, folder: Path) -> Path:
    """The post-mortem of a fixture in which some words are others."""
    shutil.copytree(FIXTURES / "payment-final", folder / "data")
    file = folder / "data" / "incident.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    path = folder / "edited.pdf"
    path.write_bytes(write_document(assemble(validate(load(file))), "pdf").data)
    return path


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("3,140 merchants", "8,140 merchants", id="a figure"),
        pytest.param("3,140 merchants", "3,140 merchant", id="a letter"),
        pytest.param("set 26.21 begins, Dublin first", "set 26.21 begins, first", id="a word"),
        pytest.param("at: 16:31", "at: 16:37", id="a time"),
    ],
)
def test_what_was_changed_is_seen_on_the_page_that_it_stands_on(old: str, new: str, tmp_path: Path) -> None:
    before = page_pictures(made("payment-final", "postmortem", "pdf"), 2, 8)
    after = page_pictures(_edited(old, new, tmp_path), 2, 8)
    shown = show(before, after, tmp_path)
    assert shown
    assert len(shown) < len(before), "the rest is as it was"


def test_lines_that_moved_are_seen(tmp_path: Path) -> None:
    page = Theme().page
    theme = replace(
        Theme(), page=replace(page, top=pt(page.top.points + 2), bottom=pt(page.bottom.points - 2))
    )
    path = tmp_path / "moved.pdf"
    path.write_bytes(write_document(document("small-json", "leadership"), "pdf", theme).data)
    before = page_pictures(made("small-json", "leadership", "pdf"))
    assert len(show(before, page_pictures(path), tmp_path)) == len(before)


def test_a_page_more_or_less_is_seen(tmp_path: Path) -> None:
    pages = page_pictures(made("small-json", "leadership", "pdf"))
    fewer = {number: picture for number, picture in pages.items() if number > 1}
    assert [path.name for path in show(pages, fewer, tmp_path)] == ["page-01.png"]
    assert [path.name for path in show(fewer, pages, tmp_path)] == ["page-01.png"]


@pytest.mark.parametrize(("across", "down"), [(0.2, 0.0), (0.0, -0.2), (-0.1, 0.1)])
def test_softer_edges_are_the_same_page(across: float, down: float) -> None:
    """As if every edge lay a fifth of a pixel elsewhere."""
    for picture in page_pictures(made("small-json", "leadership", "pdf")).values():
        move = (1, 0, across, 0, 1, down)
        soft = picture.transform(
            picture.size, Image.Transform.AFFINE, move, Image.Resampling.BILINEAR, fillcolor=255
        )
        assert ImageChops.difference(picture, soft).getbbox()
        assert difference_of(picture, soft) is None


def test_darker_letters_are_the_same_page() -> None:
    for picture in page_pictures(made("small-json", "leadership", "pdf")).values():
        assert difference_of(picture, picture.point(lambda grey: round(255 * (grey / 255) ** 1.3))) is None


def test_two_files_are_compared_from_the_command_line(tmp_path: Path) -> None:
    script = [sys.executable, str(HERE / "show_difference.py")]
    one, other = made("small-json", "leadership", "pdf"), made("minimal", "leadership", "pdf")
    out = tmp_path / "out"
    same = subprocess.run([*script, one, one, "-o", out], capture_output=True, text=True, check=False)
    assert (same.returncode, same.stdout, out.exists()) == (0, "", False)
    done = subprocess.run([*script, one, other, "-o", out], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    first = Path(done.stdout.splitlines()[0])
    assert first == out / "page-01.png"
    with Image.open(first) as shown, Image.open(APPROVED / "small-json-leadership" / "01.png") as page:
        assert shown.width > 3 * page.width
        reds = [colour for _, colour in shown.getcolors(1 << 16) or () if colour == (214, 0, 28)]
    assert reds
