"""Make docs/service.png: the page of ``docgen serve`` at work, as Chromium shows it.

    python docs/make_service.py

It needs the dev extra and /usr/bin/chromium.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "service.png"
INCIDENT = ROOT / "fixtures" / "payment-final"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SIZE = {"width": 1280, "height": 860}
PATIENCE = 120_000  # ms


def main() -> None:
    """Start a service, open an incident in its page, and take the picture."""
    files = [str(each) for each in sorted(INCIDENT.iterdir()) if each.stat().st_size]
    with tempfile.TemporaryDirectory() as data:
        server = subprocess.Popen(  # noqa: S603 - docgen itself
            [sys.executable, "-m", "docgen.cli", "serve", "--port", "0", "--data", data],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            address = (server.stdout.readline() if server.stdout else "").strip()
            _take(address, files)
        finally:
            server.terminate()
            server.wait()


def _take(address: str, files: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(viewport=SIZE)
        page.set_default_timeout(PATIENCE)
        page.goto(address)
        page.locator("input[type=file]").first.set_input_files(files)
        page.get_by_role("button", name="Open the files").click()
        page.wait_for_selector("img[alt='Page 1 of 17']")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=str(PICTURE))
        browser.close()


if __name__ == "__main__":
    main()
