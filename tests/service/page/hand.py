"""What a hand does on the page: writing, dropping, tabbing, waiting, fetching."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.page.chromium import PATIENCE

WRONG = """id: INC-1
title: Something broke
severity: S9
date: 2026-03-14
timeline:
  - at: "13:52"
    event: It broke
  - at: 25 o'clock
    event: It was mended
"""
"""Data with two errors, on lines 3 and 8."""


def opened(page: Any, text: str) -> None:
    """Begin with a text."""
    page.goto("/")
    page.locator("#pasted").fill(text)
    page.get_by_role("button", name="Open the text").click()
    saved(page)


def saved(page: Any, words: str = "Saved") -> None:
    """Wait until the line of status says so."""
    from playwright.sync_api import expect

    expect(page.locator("#status")).to_contain_text(words, timeout=PATIENCE)


def fetched(page: Any, name: str, folder: Path) -> Path:
    """Download what the button of a format gives, by whatever activates it."""
    with page.expect_download() as coming:
        page.locator("#made .documents a", has_text=name).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def edited(page: Any, old: str, new: str) -> None:
    """Write something else into the text, as somebody at a keyboard would."""
    text = page.locator("#text")
    start = text.input_value().index(old)
    text.focus()
    text.evaluate("(field, [start, end]) => field.setSelectionRange(start, end)", [start, start + len(old)])
    page.keyboard.insert_text(new)


def drop(page: Any, where: str, files: list[Path]) -> None:
    """Drop files of this machine somewhere on the page."""
    given = [[each.name, list(each.read_bytes())] for each in files]
    page.evaluate(
        """([where, files]) => {
          const dataTransfer = new DataTransfer();
          for (const [name, bytes] of files)
            dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
          for (const type of ["dragover", "drop"])
            document.querySelector(where).dispatchEvent(
              new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
            );
        }""",
        [where, given],
    )


def focused(page: Any) -> str:
    """What a screen reader would call the element in which one is."""
    said: str = page.evaluate(
        """() => {
          const found = document.activeElement;
          const own = found.getAttribute("aria-label") ?? found.textContent;
          return (found.labels?.[0]?.textContent ?? own).trim().replace(/\\s+/g, " ");
        }"""
    )
    return said


def tab_to(page: Any, name: str) -> None:
    """Press Tab until one is where one wants to be; each place on the way can be seen."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
        shown = page.evaluate("() => document.activeElement.matches(':focus-visible')")
        assert shown or page.evaluate("() => document.activeElement === document.body")
    pytest.fail(f"Tab does not lead to {name!r}")
