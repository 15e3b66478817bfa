"""Which structure type an HTML element of ours becomes (ISO 32000-1, 14.8.4), and what it says of itself."""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.structure.node import Node

_ROLES = {
    "section": "Sect",
    "header": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "figcaption": "Caption",
    "figure": "Div",
    "img": "Figure",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "a": "Link",
    "code": "Code",
    "ins": "Span",
    "del": "Span",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
_BY_CLASS = {
    ("div", "callout"): "Div",
    ("div", "captioned"): "Table",
    ("div", "listing"): "Code",
    ("p", "caption"): "Caption",
    ("p", "note"): "Note",
    ("ol", "entries"): "TOC",
    ("a", "entry"): "Reference",
}
_CHANGES = {"ins": ("inserted", "/Underline"), "del": ("deleted", "/LineThrough")}
"""What is heard before words that were changed, and the line that is seen (14.8.5.4.5)."""
_SCOPES = {"row": "/Row", "col": "/Column"}
_BULLETS, _NUMERALS = "/Disc", ("/Decimal", "/LowerAlpha", "/LowerRoman")


def role_of(element: Any) -> str:
    """The structure type of an element; empty where it is one with what stands around it."""
    tag = element.tag
    if contents_level(element):
        return "TOCI"
    for class_ in element.get("class", "").split():
        if (tag, class_) in _BY_CLASS:
            return _BY_CLASS[tag, class_]
    if tag in _ROLES:
        return _ROLES[tag]
    return "Span" if element.get("lang") and tag not in ("html", "body") else ""


def is_ordered(node: Node) -> bool:
    """Whether an element is a list whose order counts."""
    return node.kind == "L" and node.attributes["List"]["ListNumbering"] != _BULLETS


def contents_level(element: Any) -> int:
    """The level of an entry of the contents, counted from 1; 0 for anything else."""
    name, _, level = element.get("class", "").partition("-")
    return int(level) if name == "entry" and element.tag == "li" else 0


def attributes_of(element: Any, kind: str, depth: int) -> dict[str, dict[str, Any]]:
    """What an element says of itself beyond its type (14.8.5); ``depth`` counts ordered lists around it."""
    match kind:
        case "TH":
            return {"Table": {"Scope": _SCOPES.get(element.get("scope", ""), "/Column")}}
        case "Table" if element.get("aria-label"):
            return {"Table": {"Summary": element.get("aria-label")}}
        case "L":
            numerals = _NUMERALS[min(depth, len(_NUMERALS) - 1)]
            return {"List": {"ListNumbering": numerals if element.tag == "ol" else _BULLETS}}
        case "Code" if element.tag == "div":
            return {"Layout": {"Placement": "/Block"}}  # code stands within a line where nothing else is said
        case "Span" if element.tag in _CHANGES:
            return {"Layout": {"TextDecorationType": _CHANGES[element.tag][1]}}
        case _:
            return {}


def alternative_of(element: Any, kind: str) -> str:
    """What is heard in place of an element: of a picture what it shows, of changed words that they were."""
    if kind == "Figure":
        return str(element.get("alt", ""))
    if element.tag not in _CHANGES:
        return ""
    words = " ".join(" ".join(element.itertext()).split())
    return f"{_CHANGES[element.tag][0]}: {words}" if words else ""
