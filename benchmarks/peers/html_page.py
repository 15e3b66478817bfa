"""The report as HTML by a Jinja2 template, as three of the peers print it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from markupsafe import Markup

from benchmarks.peers.report import FILES, Report

_HERE = Path(__file__).parent
_HEADING = re.compile(r'<h([12]) id="([^"]+)"[^>]*>([^<]+)</h')
_MARKDOWN = MarkdownIt("commonmark").enable("table")


def html_of(report: Report, extra_css: str = "", *, fonts: bool = True) -> str:
    """The whole page; ``extra_css`` is what one tool can do and another cannot."""
    css = (stylesheet(report) + (font_faces() if fonts else "")) + extra_css
    template = _environment().get_template("report.html.jinja")
    page: str = template.render(r=report, d=report.data, css=Markup(css), headings=contents_of_template())
    return page


def stylesheet(report: Report) -> str:
    """The style sheet with this report's running header and footer, quoted for CSS."""
    control, css = report.control, (_HERE / "report.css").read_text("utf-8")
    number, version = control.get("number", ""), control.get("version", "")
    header = f"{number} · version {version} · {control.get('classification', '')}"
    return css.replace("HEADER", _quoted(header)).replace("TITLE", _quoted(report.data["title"]))


@cache
def font_faces() -> str:
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; src: url("{file.as_uri()}");'
        f" font-weight: {'bold' if style == 'bold' else 'normal'};"
        f" font-style: {'italic' if style == 'italic' else 'normal'} }}"
        for (family, style), file in FILES.items()
    )


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True)
    environment.filters["markdown"] = lambda text: Markup(_MARKDOWN.render(text))
    environment.filters["line"] = lambda text: Markup(_MARKDOWN.renderInline(text))
    return environment


@cache
def contents_of_template() -> list[tuple[str, str, str]]:
    """Level, anchor and words of each heading that the contents list; they stand in the template."""
    return _HEADING.findall((_HERE / "report.html.jinja").read_text("utf-8"))


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3c ")
