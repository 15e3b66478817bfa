"""The whole way, in a browser: from an empty page to a document, with the mouse and without."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from service.page.chromium import PHONE, Chromium
from service.page.hand import drop, edited, fetched, focused, saved, tab_to

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent.parent.parent
OUTAGE = ROOT / "fixtures" / "cloud-outage"


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_from_an_empty_page_to_a_pdf_with_what_was_written(chromium: Chromium, downloads: Path) -> None:
    with chromium.page() as page:
        page.goto("/")
        page.get_by_role("button", name="Start an empty report").click()
        page.get_by_role("link", name="Text").click()
        saved(page)
        edited(page, "[INC-XXXX]", "INC-2041")
        edited(page, "[Short descriptive title]", "Checkout unavailable in two regions")
        edited(page, "executive_summary:\n", "executive_summary: One card payment in three failed.\n")
        saved(page, "Saved: ")
        page.get_by_alt_text(re.compile(r"^Page 1 of \d+$")).wait_for()
        page.get_by_role("button", name="Make the documents").click()
        pdf = fetched(page, "PDF", downloads)
        words = fetched(page, "Word", downloads)
    text = words_of(pdf)
    assert "Checkout unavailable in two regions" in text
    assert "INC-2041" in text
    assert "One card payment in three failed." in text
    assert words.read_bytes().startswith(b"PK")


def test_with_the_keyboard_alone(chromium: Chromium, downloads: Path) -> None:
    with chromium.page() as page:
        page.goto("/")
        page.keyboard.press("Tab")
        assert focused(page) == "Skip to the content"
        page.keyboard.press("Enter")
        tab_to(page, "Start an empty report")
        page.keyboard.press("Enter")
        saved(page)
        tab_to(page, "Text")
        page.keyboard.press("Enter")
        saved(page)
        tab_to(page, "The data of the report")
        page.keyboard.press("Control+End")
        page.keyboard.type("\n# written with the keyboard\n")
        saved(page, "Saved: ")
        tab_to(page, "Make the documents")
        page.keyboard.press("Enter")
        page.locator("#made .documents a").first.wait_for()
        tab_to(page, "PDF")
        with page.expect_download() as coming:
            page.keyboard.press("Enter")
        coming.value.save_as(downloads / "report.pdf")
    assert "Incident Summary" in words_of(downloads / "report.pdf")


def test_a_file_that_is_dropped_brings_its_exhibits_and_any_place_of_the_page_will_do(
    chromium: Chromium,
) -> None:
    files = sorted(each for each in OUTAGE.rglob("*") if each.is_file())
    with chromium.page(PHONE, "dark") as page:
        page.goto("/")
        drop(page, "footer", files)
        page.wait_for_url("**/drafts/*")
        saved(page, "Saved: 3 findings")
        assert "Multi-region outage" in page.get_by_role("heading", level=1).inner_text()


def test_what_was_pasted_is_opened(chromium: Chromium) -> None:
    with chromium.page() as page:
        page.goto("/")
        page.get_by_label("Data in YAML, JSON or TOML").fill('{"id": "INC-7", "title": "Pasted"}')
        page.get_by_role("button", name="Open the text").click()
        saved(page, "Saved: 2 errors")
        assert page.get_by_role("heading", level=1).inner_text() == "incident.json"
