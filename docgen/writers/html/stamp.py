"""The stamp: a word across the page, as a drawing that lies behind the text."""

from __future__ import annotations

from math import atan2, degrees, hypot

from docgen.theme import Theme
from docgen.writers.html.element import element
from docgen.writers.html.setting import Resource


def draw_stamp(word: str, theme: Theme) -> Resource:
    width, height = theme.page.width.points, theme.page.height.points
    size = min(150.0, 0.72 * hypot(width, height) / (0.66 * max(len(word), 1)))
    angle = -degrees(atan2(height, width)) 
    text = element(
        "text", word, x=f"{width/2:.2f}", y=f"{height/2+size*0.34:.2f}", text_anchor="middle", font_size=f"{size:.2f}", font_weight="700",
        fill="#e9ecef", transform=f"rotate({angle:.2f} {width/2:.2f} {height/2:.2f})", font_family=f"{theme.families.sans} docgen")
    svg = element("svg", text, xmlns="http://www.w3.org/2000/svg", width=f"{width}", height=f"{height}", viewBox=f"0 0 {width} {height}")
    return Resource(svg.encode(), "image/svg+xml")
