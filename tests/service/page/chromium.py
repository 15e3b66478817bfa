"""Chromium, driven by Playwright: pages that complain of nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESK, PHONE = (1280, 900), (390, 844)
PATIENCE = 30_000
"""Milliseconds that a step may take on a machine that does much else."""

# A violation of the content security policy, whatever else of it reaches the console.
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""


def find_chromium() -> str | None:
    """The browser's program, if there is one and Playwright to drive it."""
    try:
        import playwright  # noqa: F401
    except ImportError:
        return None
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Chromium:
    """A browser; each page has a session of its own."""

    def __init__(self, program: str, address: str) -> None:
        self._program = program
        self._address = address

    def __enter__(self) -> Self:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=self._program, args=ARGUMENTS)
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.close()
        self._playwright.stop()

    @contextmanager
    def page(
        self,
        size: tuple[int, int] = DESK,
        scheme: str = "light",
        *,
        may_fail: bool = False,
        cut: bool = False,
        **more: Any,
    ) -> Iterator[Any]:
        """A page of the service that must end without an error in its console or a violation of its policy.

        ``may_fail`` allows for answers of 4xx, which a browser tells as errors although they are shown;
        ``cut`` for requests that reach nobody, which htmx tells, too.
        """
        width, height = size
        context = self._browser.new_context(
            base_url=self._address, viewport={"width": width, "height": height}, color_scheme=scheme, **more
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(_WATCH)
        complaints: list[str] = []
        page = context.new_page()

        def heard(message: Any) -> None:
            expected = may_fail and "the server responded with a status of 4" in message.text
            expected = expected or (cut and ("net::ERR_" in message.text or message.text.startswith("htmx:")))
            if message.type in ("error", "warning") and not expected:
                complaints.append(f"{message.text} ({message.location})")

        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        try:
            yield page
            complaints.extend(page.evaluate("window.violations"))
            assert not complaints, "\n".join(complaints)
        finally:
            context.close()
