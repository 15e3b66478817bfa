"""Whoever uses the page, and whatever with: axe-core finds nothing on any page in any state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.page.axe import violations
from service.page.chromium import DESK, PHONE, Chromium
from service.page.hand import WRONG, drop, edited, opened, saved

pytestmark = pytest.mark.browser
OUTAGE = Path(__file__).parent.parent.parent.parent / "fixtures" / "cloud-outage"


def _home(page: Any) -> None:
    page.goto("/")


def _outage(page: Any) -> None:
    """The draft of a fixture, with its pages and documents; made once, for this takes its time."""
    if kept := _KEPT.get("outage"):
        page.goto(kept)
        return
    page.goto("/")
    drop(page, "main", sorted(each for each in OUTAGE.rglob("*") if each.is_file()))
    page.wait_for_url("**/drafts/*")
    saved(page)
    page.get_by_alt_text("Page 1 of", exact=False).first.wait_for()
    page.get_by_role("button", name="Make the documents").click()
    page.locator("#made .documents a").first.wait_for()
    _KEPT["outage"] = page.url


def _made(page: Any) -> None:
    _outage(page)
    page.get_by_role("button", name="Make the documents").click()
    page.locator("#made .documents a").first.wait_for()


def _view(name: str, begin: Callable[[Any], None]) -> Callable[[Any], None]:
    def go(page: Any) -> None:
        begin(page)
        page.goto(f"{page.url.partition('?')[0]}?{name}")

    return go


def _wrong(page: Any) -> None:
    opened(page, WRONG)


def _unreadable(page: Any) -> None:
    opened(page, "id: [1\n")


def _conflict(page: Any) -> None:
    opened(page, WRONG)
    other = page.context.new_page()
    other.goto(page.url)
    edited(other, "It broke", "It broke elsewhere")
    other.get_by_role("button", name="Save").click()
    saved(other, "Saved")
    other.close()
    edited(page, "It was mended", "It was mended here")
    saved(page, "Not saved: changed elsewhere")


def _unsaved(selector: str, begin: Callable[[Any], None]) -> Callable[[Any], None]:
    """What comes where no scripts run and the text was changed elsewhere: the form is sent without htmx."""

    def go(page: Any) -> None:
        begin(page)
        page.evaluate(
            """async (selector) => {
              const form = document.querySelector(selector);
              const field = document.querySelector("#text") ?? form.querySelector("[name=title]");
              const here = location.pathname;
              const version = document.querySelector("[name=version]").value;
              const body = new URLSearchParams({ version, text: "id: INC-1\\ntitle: Changed elsewhere\\n" });
              await fetch(`${here}/text`, { method: "POST", body });
              field.value = "title: Mine";
              form.submit();
            }""",
            selector,
        )
        page.get_by_text("Not saved: changed elsewhere").wait_for()

    return go


def _list(page: Any) -> None:
    _outage(page)
    page.goto("/")


def _job(page: Any) -> None:
    _list(page)
    page.locator("#documents ~ ul h3 a").first.click()


def _verified(page: Any) -> None:
    page.goto("/verify")
    page.locator("input[type=file]").set_input_files(OUTAGE / "incident.yaml")
    page.get_by_role("button", name="Verify").click()
    page.get_by_role("heading", name="No intact document of docgen").wait_for()


def _empty(page: Any) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start an empty report").click()
    page.locator("#findings summary").click()


def _unbroken(page: Any) -> None:
    long = "Word" * 40
    opened(page, f"id: INC-{'9' * 90}\ntitle: {long}\nseverity: S2\ndate: 2026-03-14\n")
    page.goto("/")


_KEPT: dict[str, str] = {}
_OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STATES: dict[str, Callable[[Any], None]] = {
    "start": _home,
    "text with pages and documents": _made,
    "text with errors": _wrong,
    "text that was changed elsewhere": _conflict,
    "text that is not saved, without scripts": _unsaved("#text-form", _wrong),
    "section that is not saved, without scripts": _unsaved(".form-section", _view("view=form", _wrong)),
    "form": _view("view=form&section=timeline", _outage),
    "form of an empty report, its findings unfolded": _empty,
    "form with errors": _view("view=form", _wrong),
    "form of all sorts of fields": _view("view=form&section=document-control", _outage),
    "form of a text that cannot be read": _view("view=form", _unreadable),
    "exhibits": _view("view=exhibits", _outage),
    "exhibits of a text that cannot be read": _view("view=exhibits", _unreadable),
    "lists": _list,
    "list of names that have no place to break": _unbroken,
    "job": _job,
    "verify": lambda page: page.goto("/verify"),
    "verified": _verified,
    "API": lambda page: page.goto("/api"),
    "signing in": lambda page: page.goto("/sign-in"),
    "nothing here": lambda page: page.goto("/nothing"),
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(chromium: Chromium, state: str) -> None:
    found = []
    with chromium.page(may_fail=True) as page:
        STATES[state](page)
        for size in (DESK, PHONE):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += [f"{size} {scheme} {each}" for each in violations(page)]
            wide = page.evaluate(_OVERHANG)
            assert wide <= 0, f"the page is {wide} pixels wider than the window at {size}"
    assert not found, "\n".join(found)


def test_axe_would_find_something(chromium: Chromium) -> None:
    with chromium.page() as page:
        page.goto("/")
        page.evaluate("document.querySelector('label[for=files]').remove()")
        assert any(each.startswith("label:") for each in violations(page))
