"""The page as the engine takes it: read by the parser of XML, with the few rules of a browser that it needs.

The engine's own reader is for any page of the web, in pure Python, and its style sheet of a browser gives
every element six pseudo-elements (calls and markers of notes) whose styles are computed and never used. The
writer's markup is well-formed, and holds a few dozen kinds of elements.
"""

from __future__ import annotations

from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from docgen.writers.html import agent_stylesheet
from docgen.writers.pdf.engine import CSS, HTML, ElementWrapper
from docgen.writers.pdf.fetcher import HoldingsFetcher


class Source(HTML):  # type: ignore[misc] # the engine has no types
    """One page; it fetches what the fetcher serves.

    The parent takes text and files alone, no tree, so that what its constructor does is done here.
    """

    def __init__(self, markup: str, fetcher: HoldingsFetcher) -> None:
        self.etree_element = _read(markup)
        self.wrapper_element = ElementWrapper.from_html_root(self.etree_element, content_language=None)
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002
        return [_agent()]


def _read(markup: str) -> Element:
    root = fromstring(markup)  # noqa: S314 - markup of our own, in which all data is escaped
    for verbatim in root.iter("pre"):
        # A parser of HTML drops the line feed after the tag, and the writer always sets one.
        verbatim.text = (verbatim.text or "").removeprefix("\n")
    return root


@cache
def _agent() -> Any:
    return CSS(string=agent_stylesheet())
