"""The work page in a browser: problems in their places, the form, exhibits, and what two windows do."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from service.page.chromium import PATIENCE, PHONE, Chromium
from service.page.hand import WRONG, drop, edited, fetched, opened, saved

pytestmark = pytest.mark.browser


def caret(page: Any) -> tuple[int, int]:
    """The line and column in which one would write."""
    found = page.evaluate(
        """() => {
          const field = document.activeElement;
          const before = field.value.slice(0, field.selectionStart).split("\\n");
          return [before.length, before.at(-1).length + 1];
        }"""
    )
    return found[0], found[1]


def told(*command: str | Path) -> str:
    """What a program says."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("picture") / "latency graph.png"
    Image.effect_mandelbrot((320, 200), (-2, -1.5, 1, 1.5), 60).convert("RGB").save(path)
    return path


def test_a_problem_stands_at_its_line_and_leads_there(chromium: Chromium) -> None:
    with chromium.page() as page:
        opened(page, WRONG)
        problems = page.locator("#problems li")
        assert "line 3, column 11" in problems.nth(0).inner_text()
        assert "severity" in problems.nth(0).inner_text()
        assert "one of S0, S1, S2, S3" in problems.nth(0).inner_text()
        last = problems.filter(has_text="timeline[1].at")
        assert "line 8, column 9" in last.inner_text()
        marked = page.locator(".gutter .error")
        assert [each.strip() for each in marked.all_inner_texts()] == ["3", "8"]
        last.get_by_role("link").click()
        assert caret(page) == (8, 9)


def test_problems_come_and_go_as_one_types(chromium: Chromium) -> None:
    with chromium.page() as page:
        opened(page, WRONG)
        saved(page, "Saved: 2 errors")
        edited(page, "S9", "S2")
        saved(page, "Saved: 1 error")
        edited(page, "25 o'clock", '"13:59"')
        page.locator("#problems .error").wait_for(state="detached")
        edited(page, "title:", "titel:")
        misnamed = page.locator("#problems .error", has_text="titel")
        misnamed.wait_for()
        assert "line 2, column 1" in misnamed.inner_text()
        page.reload()
        assert "titel: Something broke" in page.locator("#text").input_value()


def test_a_problem_that_is_seen_in_the_form_leads_into_the_text(chromium: Chromium) -> None:
    with chromium.page() as page:
        opened(page, WRONG)
        page.get_by_role("link", name="Form").click()
        page.locator("#problems a", has_text="timeline[1].at").click()
        page.locator("#text").wait_for()
        assert caret(page) == (8, 9)


def test_findings_of_an_empty_report_are_folded_until_somebody_unfolds_them(chromium: Chromium) -> None:
    with chromium.page() as page:
        page.goto("/")
        page.get_by_role("button", name="Start an empty report").click()
        page.wait_for_url("**view=form")
        assert "Nothing keeps the documents from being made." in page.locator("#problems").inner_text()
        first = page.locator("#findings li").first
        assert not first.is_visible()
        page.locator("#findings summary").click()
        assert first.is_visible()
        page.get_by_label("Incident ID").fill("INC-9")
        page.get_by_role("button", name="Save Summary").first.click()
        saved(page, "Saved: 17 findings")
        assert first.is_visible()
        assert page.locator(".beside > #problems").count() == 1


def test_where_the_text_has_errors_it_is_said_what_the_pages_wait_for(chromium: Chromium) -> None:
    waiting = "drawn anew when the errors are mended"
    with chromium.page() as page:
        opened(page, WRONG.replace("S9", "S2").replace("25 o'clock", '"13:59"'))
        sheet = page.get_by_alt_text(re.compile(r"^Page 1 of \d+$"))
        sheet.wait_for()
        before = sheet.get_attribute("src")
        edited(page, "S2", "S9")
        page.locator("#drawn", has_text=waiting).wait_for()
        page.get_by_label("Layout").select_option("leadership")
        page.locator("#layout-hint", has_text="leadership").wait_for()
        assert waiting in page.locator("#drawn").inner_text()
        assert sheet.get_attribute("src") == before
        page.reload()
        assert waiting in page.locator("#drawn").inner_text()
        edited(page, "S9", "S1")
        page.locator("#drawn", has_text="layout leadership").wait_for()
        assert sheet.get_attribute("src") != before


def test_tab_leaves_the_text_and_a_new_line_begins_as_deep_as_the_last(chromium: Chromium) -> None:
    with chromium.page() as page:
        opened(page, WRONG)
        page.locator("#text").focus()
        page.keyboard.press("Control+End")
        page.keyboard.press("Backspace")
        page.keyboard.press("Enter")
        page.keyboard.insert_text("actor: on call")
        assert page.locator("#text").input_value().endswith("    event: It was mended\n    actor: on call")
        page.keyboard.press("Control+z")
        assert "actor: on call" not in page.locator("#text").input_value()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") != "text"


def test_what_is_written_is_not_lost_on_the_way_to_another_page(chromium: Chromium) -> None:
    with chromium.page() as page:
        opened(page, WRONG)
        edited(page, "It was mended", "Somebody mended it")
        page.get_by_role("link", name="Exhibits").click()
        page.wait_for_url("**view=exhibits")
        page.get_by_role("link", name="Text").click()
        assert "Somebody mended it" in page.locator("#text").input_value()


def test_a_server_that_is_gone_is_told_where_one_looks(chromium: Chromium) -> None:
    with chromium.page(cut=True) as page:
        opened(page, WRONG.replace("S9", "S2").replace("25 o'clock", '"13:59"'))
        page.get_by_alt_text(re.compile(r"^Page 1 of \d+$")).wait_for()
        page.context.set_offline(True)
        page.get_by_role("button", name="Make the documents").click()
        page.get_by_text("No document was made: the server cannot be reached.").wait_for()
        assert "Saved" in page.locator("#status").inner_text(), "the text is"
        edited(page, "It broke", "It broke down")
        saved(page, "Not saved: the server cannot be reached. What you wrote is still here.")
        page.context.set_offline(False)
        page.get_by_role("button", name="Save").click()
        saved(page, "Saved: ")
        page.get_by_role("button", name="Make the documents").click()
        page.locator("#made .documents a").first.wait_for()


def test_nothing_lies_beyond_the_edge_of_a_page_that_is_enlarged_four_times(chromium: Chromium) -> None:
    """WCAG 1.4.10: what 1280 pixels hold, in 320."""
    with chromium.page((320, 256)) as page:
        opened(page, WRONG)
        for view in ("text", "form", "exhibits"):
            page.goto(f"{page.url.partition('?')[0]}?view={view}")
            beyond = page.evaluate(
                """() => [...document.querySelectorAll("header *, main *")]
                  .filter((each) => !each.closest(".editor, .unseen, .visually-hidden"))
                  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
                  .map((each) => each.outerHTML.slice(0, 80))"""
            )
            assert beyond == []


def test_two_windows_do_not_overwrite_one_another(chromium: Chromium) -> None:
    with chromium.page(may_fail=True) as page:
        opened(page, WRONG)
        other = page.context.new_page()
        other.goto(page.url)
        edited(other, "It broke", "It broke elsewhere")
        saved(other, "Saved")
        other.get_by_role("button", name="Save").click()
        edited(page, "It was mended", "It was mended here")
        saved(page, "Not saved: changed elsewhere")
        page.get_by_text("Nothing was overwritten").wait_for()
        assert "It was mended here" in page.locator("#text").input_value()
        other.reload()
        assert "It broke elsewhere" in other.locator("#text").input_value()
        page.get_by_role("button", name="Keep mine").click()
        saved(page, "Saved")
        other.reload()
        assert "It was mended here" in other.locator("#text").input_value()


def test_an_event_that_is_added_in_the_form_stands_in_the_text(chromium: Chromium) -> None:
    with chromium.page(PHONE) as page:
        page.goto("/")
        page.get_by_role("button", name="Start an empty report").click()
        page.get_by_role("link", name="Timeline 1 problem").click()
        page.get_by_role("button", name="Add an entry").click()
        page.locator("#problems", has_text="timeline[0]").wait_for()
        page.get_by_role("textbox", name=re.compile("^Time")).fill("13:52")
        page.get_by_label("What happened").fill("The first alert")
        page.get_by_label("Person or system").fill("Monitoring")
        page.get_by_role("button", name="Save Timeline").first.click()
        page.locator("#problems", has_text="timeline[0]").wait_for(state="detached")
        page.get_by_role("link", name="Text").click()
        text = page.locator("#text").input_value()
        assert re.search(
            r"timeline:\n +- at: .?13:52.?\n +event: The first alert\n +actor: Monitoring\n", text
        )
        assert "# --- 5. Root Cause Analysis" in text


def test_what_is_wrong_in_the_form_is_said_at_its_field(chromium: Chromium) -> None:
    with chromium.page() as page:
        opened(page, WRONG)
        page.get_by_role("link", name="Form").click()
        severity = page.get_by_label("Severity")
        assert severity.get_attribute("aria-invalid") == "true"
        told = severity.get_attribute("aria-describedby") or ""
        assert "one of S0, S1, S2, S3" in page.locator(f"#{told.split()[-1]}").inner_text()
        severity.select_option("S1")
        page.get_by_role("button", name="Save Summary").first.click()
        saved(page, "Saved: 1 error")
        assert page.get_by_label("Severity").get_attribute("aria-invalid") is None


def test_a_picture_that_is_dropped_is_seen_described_and_printed(
    chromium: Chromium, picture: Path, downloads: Path
) -> None:
    with chromium.page() as page:
        page.goto("/")
        page.get_by_role("button", name="Start an empty report").click()
        page.get_by_role("link", name="Exhibits").click()
        drop(page, "main", [picture])
        page.get_by_role("heading", name="Latency graph").wait_for()
        shown = page.locator(".shown img")
        assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 320
        assert "no text for those who cannot see it" in page.locator(".told").inner_text()
        page.get_by_label("Alternative text").fill("Latency doubles at noon.")
        page.get_by_label("Caption").fill("As the gateway saw it")
        page.get_by_label("Caption").blur()
        page.locator(".told", has_text="cannot see").wait_for(state="detached")
        page.locator("#problems .error").wait_for(state="detached")
        page.get_by_role("button", name="Make the documents").click()
        pdf = fetched(page, "PDF", downloads)
    assert re.search(r"image +320 +200 ", told("pdfimages", "-list", pdf))
    assert "As the gateway saw it" in told("pdftotext", pdf, "-")


def test_a_document_is_intact_until_a_letter_of_it_is_changed(chromium: Chromium, downloads: Path) -> None:
    with chromium.page() as page:
        opened(page, WRONG.replace("S9", "S2").replace("25 o'clock", '"13:59"'))
        page.get_by_role("button", name="Make the documents").click()
        pdf = fetched(page, "PDF", downloads)
        page.goto("/verify")
        drop(page, "main", [pdf])
        page.get_by_role("heading", name="Intact").wait_for(timeout=PATIENCE)
        assert "postmortem" in page.locator(".facts").inner_text()
        data = bytearray(pdf.read_bytes())
        data[len(data) // 2] ^= 1
        pdf.write_bytes(data)
        page.locator("input[type=file]").set_input_files(pdf)
        page.get_by_role("button", name="Verify").click()
        page.get_by_role("heading", name=re.compile("Altered|No intact document")).wait_for(timeout=PATIENCE)


def test_light_and_dark_can_be_chosen_and_are_remembered(chromium: Chromium) -> None:
    def ground(page: Any) -> str:
        found: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return found

    with chromium.page(scheme="light") as page:
        page.goto("/")
        assert ground(page) == "rgb(255, 255, 255)"
        page.get_by_label("Colours").select_option("dark")
        assert ground(page) == "rgb(16, 20, 24)"
        page.goto("/verify")
        assert ground(page) == "rgb(16, 20, 24)"
        assert page.get_by_label("Colours").input_value() == "dark"
        page.get_by_label("Colours").select_option("")
        assert ground(page) == "rgb(255, 255, 255)"


def test_without_scripts_the_whole_way_can_be_gone(chromium: Chromium) -> None:
    with chromium.page(java_script_enabled=False) as page:
        page.goto("/")
        page.get_by_role("button", name="Start an empty report").click()
        page.get_by_role("link", name="Text").click()
        page.locator("#text").fill(WRONG)
        page.get_by_role("button", name="Save").click()
        assert "line 8, column 9" in page.locator("#problems").inner_text()
        page.locator("#text").fill(WRONG.replace("S9", "S2").replace("25 o'clock", '"13:59"'))
        page.get_by_role("button", name="Save").click()
        page.get_by_role("button", name="Make the documents").click()
        for _ in range(200):
            if page.locator(".documents a").count() == 2:
                break
            page.wait_for_timeout(250)
            page.reload()
        assert page.locator(".documents a").count() == 2


def test_a_violation_of_the_policy_would_be_seen(chromium: Chromium) -> None:
    def painted() -> None:
        with chromium.page() as page:
            page.goto("/")
            page.evaluate("document.querySelector('main').innerHTML = '<p style=\"color: red\">Red</p>'")

    with pytest.raises(AssertionError, match="style-src"):
        painted()
