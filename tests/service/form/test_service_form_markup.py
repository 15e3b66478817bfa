"""The form as HTML: every element has its label, and whatever describes it is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from forms import ANY, FIXTURES, ROOT, data_of, name_of, sent
from hypothesis import given, settings
from lxml import html

from docgen.location import Location
from docgen.problem import Problem, Weight
from docgen.readers import Data
from docgen.service.form import FilledSection, Section, fill, post, section, sections
from docgen.service.form.filled import name_of as posted_name
from docgen.service.page.words import FILTERS

TEMPLATES = ROOT / "docgen" / "service" / "page" / "templates"
ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
)
ENVIRONMENT.filters.update(FILTERS)
MACROS: Any = ENVIRONMENT.get_template("form/section.html").module
CONTROLS = "//*[self::input[not(@type='hidden')] or self::select or self::textarea]"


def text_of(filled: FilledSection, **more: Any) -> str:
    return str(MACROS.section_form(filled, "/drafts/1?a=1&b=2", 7, **more))


def tree_of(filled: FilledSection, **more: Any) -> Any:
    return html.document_fromstring(f"<!doctype html><html><body>{text_of(filled, **more)}</body></html>")


def faults(tree: Any) -> Iterator[str]:
    """What somebody who does not see the page would miss."""
    ids = Counter(tree.xpath("//@id"))
    yield from (f"the id {each} stands {count} times" for each, count in ids.items() if count > 1)
    labels = Counter(tree.xpath("//label/@for"))
    for control in tree.xpath(CONTROLS):
        if labels[control.get("id")] != 1:
            yield f"{control.get('name')} has {labels[control.get('id')]} labels"
    for each in tree.xpath("//*[@aria-describedby]"):
        yield from (
            f"nothing has the id {one}" for one in each.get("aria-describedby").split() if one not in ids
        )
    for each in tree.xpath("//*[@aria-labelledby]"):
        if each.get("aria-labelledby") not in ids:
            yield f"nothing has the id {each.get('aria-labelledby')}"
    yield from (f"{each} is no element" for each in labels if each not in ids)
    for each in tree.xpath("//input[@list]"):
        if not tree.xpath(f"//datalist[@id='{each.get('list')}']"):
            yield f"{each.get('list')} is no list"
    for each in tree.xpath("//fieldset"):
        if [child.tag for child in each][:1] != ["legend"] or not each[0].text_content().strip():
            yield f"the fieldset {each.get('id')} has no legend"
    for each in tree.xpath("//button"):
        if each.get("type") != "submit" or not each.text_content().strip():
            yield f"a button without a name: {each.get('value')}"
    for each in tree.iter():
        yield from (
            f"{name} on {each.tag}" for name in each.attrib if name == "style" or name.startswith("on")
        )
    yield from (f"an element {each.tag}" for each in tree.xpath("//script | //style"))


def values_of(tree: Any) -> dict[str, str]:
    """What a browser sends of a form that nobody has touched."""
    found = {}
    for control in tree.xpath(CONTROLS):
        if control.tag == "select":
            chosen = control.xpath(".//option[@selected]") or control.xpath(".//option")[:1]
            value = chosen[0].get("value")
        elif control.tag == "textarea":
            # HTML 13.2.6.4.7: a browser leaves the first line end of a textarea out, libxml2 does not.
            value = (control.text or "").removeprefix("\n")
        else:
            value = control.get("value")
        found[control.get("name")] = value
    return found


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_every_section_of_a_fixture_can_be_used_without_seeing_it(path: Path) -> None:
    for filled in fill(data_of(path)).sections:
        assert list(faults(tree_of(filled))) == []


def test_help_is_written_in_sentences() -> None:
    for each in sections():
        for said in tree_of(fill({}).section(each.name)).xpath("//p[@class='form-help']"):
            words = " ".join(said.text_content().split())
            assert words.endswith("."), words
            assert not re.search(r"(?<!Art)\. [a-z]", words), words


def test_the_line_of_a_problem_is_set_off_from_its_words() -> None:
    wrong = Problem("x", "the title is empty", path=("title",), location=Location("incident.yaml", 43))
    (said,) = tree_of(fill({}, [wrong]).section("summary")).xpath("//li")
    assert " ".join(said.text_content().split()) == "Wrong: the title is empty · line 43"


@given(ANY)
@settings(max_examples=25, deadline=None)
def test_any_data_can_be_shown(made: tuple[Section, Data]) -> None:
    chosen, data = made
    problems = [Problem("x", "wrong", path=(*chosen.under, each.key)) for each in chosen.fields]
    text = text_of(fill(data, problems).section(chosen.name))
    if re.search(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        return  # libxml2 stops where a browser goes on
    assert list(faults(html.document_fromstring(text))) == []


@pytest.mark.parametrize("path", FIXTURES, ids=name_of)
def test_what_the_page_sends_back_changes_nothing(path: Path) -> None:
    data = data_of(path)
    if "markdown-abuse" in str(path):
        data = {
            key: value for key, value in data.items() if key != "root_cause"
        }  # libxml2 and control characters
    for each in sections():
        shown = values_of(tree_of(fill(data).section(each.name)))
        assert shown.keys() == dict(sent(data, each)).keys()
        assert post(data, each, shown.items()).data is data


def test_hostile_text_stays_text() -> None:
    evil = '"><script>alert(1)</script><b onclick=x>{{ 7*7 }}'
    data: Data = {
        "title": evil,
        "severity": evil,
        "detection": f"\n</textarea>{evil}",
        "affected_services": [{"text": "x", "audience": [evil], "reason": evil}],
        evil: "x",
        "impact": {evil: "x"},
    }
    form = fill(data, [Problem("x", evil, evil, path=("title",))])
    for name in ("summary", "detection-and-response", "impact"):
        tree = tree_of(form.section(name))
        assert list(faults(tree)) == []
        assert not tree.xpath("//b")
    assert values_of(tree_of(form.section("summary")))["title"] == evil
    shown = values_of(tree_of(form.section("detection-and-response")))["detection"]
    assert shown == f"\n</textarea>{evil}"


def test_problems_are_told_at_their_fields() -> None:
    problems = [
        Problem("x", "it is no severity", "one of S0, S1", path=("severity",)),
        Problem("x", "it is short", path=("title",), weight=Weight.FINDING),
        Problem("x", "too few", path=("affected_services",)),
        Problem("x", "the entry is empty", path=("affected_services", 0)),
    ]
    data: Data = {"severity": "S9", "affected_services": [None]}
    tree = tree_of(fill(data, problems).section("summary"))
    assert list(faults(tree)) == []
    (severity,) = tree.xpath("//*[@name='severity']")
    assert severity.get("aria-invalid") == "true"
    said = tree.get_element_by_id(severity.get("aria-describedby").split()[-1]).text_content()
    assert " ".join(said.split()) == "Wrong: it is no severity (one of S0, S1)"
    (title,) = tree.xpath("//*[@name='title']")
    assert title.get("aria-invalid") is None
    assert title.get("aria-required") == "true"
    assert "Note:" in tree.get_element_by_id("field-title-problems").text_content()
    listing = tree.get_element_by_id("field-affected_services-list")
    assert "field-affected_services-problems" in listing.get("aria-describedby")
    (service,) = tree.xpath("//*[@name='affected_services.0']")
    assert service.get("aria-invalid") == "true"
    (label,) = tree.xpath("//label[@for='field-severity']")
    assert " ".join(label.text_content().split()) == "Severity required"


def test_buttons_have_names_that_say_what_they_do() -> None:
    data: Data = {"timeline": [{}, {}, {}], "appendices": [{"redactions": [{}]}]}
    tree = tree_of(fill(data).section("timeline"))
    buttons = {" ".join(each.text_content().split()): each.get("value") for each in tree.xpath("//button")}
    assert buttons == {
        "Save Timeline": "save",
        "Move down entry 1 of the timeline": "down timeline.0",
        "Remove entry 1 of the timeline": "remove timeline.0",
        "Move up entry 2 of the timeline": "up timeline.1",
        "Move down entry 2 of the timeline": "down timeline.1",
        "Remove entry 2 of the timeline": "remove timeline.1",
        "Move up entry 3 of the timeline": "up timeline.2",
        "Remove entry 3 of the timeline": "remove timeline.2",
        "Add an entry to the timeline": "add timeline",
    }
    assert tree.xpath("//button")[0].get("value") == "save"
    assert {each.get("name") for each in tree.xpath("//button")} == {"do"}


@pytest.mark.parametrize("name", ["timeline", "evidence", "summary", "detection-and-response", "root-cause"])
def test_every_button_of_the_page_is_one_that_can_be_pressed(name: str) -> None:
    data: Data = {
        "affected_services": ["a", "b"],
        "timeline": [{"at": "1"}, {}, {"at": "2"}],
        "appendices": [{"redactions": [{"x": "1"}, {}]}, {}],
        "went_well": "Text",
        "could_improve": ["a", "b"],
        "root_cause": {"five_whys": [{}, "kept", {"why": "x"}]},
    }
    filled = fill(data).section(name)
    for button in tree_of(filled).xpath("//button"):
        done = post(data, section(name), [("do", button.get("value"))])
        if button.get("value") != "save":
            assert done.data != data
            after = tree_of(fill(done.data).section(name), focus=done.focus)
            (focused,) = after.xpath("//*[@autofocus]")
            assert focused.get("id") == done.focus
            assert list(faults(after)) == []


def test_what_is_kept_is_said() -> None:
    data: Data = {
        "timeline": [{"event": {"text": "x", "audience": ["internal"]}, "mood": "grim"}, "text"],
        "impact": "text",
    }
    said = " ".join(tree_of(fill(data).section("timeline")).text_content().split())
    assert "This text is restricted to internal. It stays so" in said
    assert "Also here, not shown and kept as it is: mood." in said
    assert "Here is text where a form can show keys and values only; it stays as it is in the text." in said
    assert "Here is text where" in tree_of(fill(data).section("impact")).text_content()


def test_the_form_works_alone_and_by_htmx() -> None:
    tree = tree_of(fill({}).section("timeline"), hidden={"token": "t"}, target="#here")
    (form,) = tree.xpath("//form")
    assert form.get("action") == form.get("hx-post") == "/drafts/1?a=1&b=2"
    assert form.get("method") == "post"
    assert form.get("hx-target") == "#here"
    hidden = {each.get("name"): each.get("value") for each in tree.xpath("//input[@type='hidden']")}
    assert hidden == {"version": "7", "token": "t"}


def test_names_are_paths_with_dots() -> None:
    assert posted_name(("timeline", 2, "event")) == "timeline.2.event"


def test_a_word_that_is_not_known_stays_chosen() -> None:
    data: Data = {"severity": "S9", "status": "Final"}
    shown = values_of(tree_of(fill(data).section("summary")))
    assert (shown["severity"], shown["status"], shown["commander"]) == ("S9", "Final", "")
    assert post(data, section("summary"), shown.items()).data is data
