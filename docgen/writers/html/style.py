"""The style sheet: the topics' files with the theme's tokens in them.

The files are plain CSS that names a token as ``var(--token)``. The tokens are put in here and not left to
the engine, which would resolve them anew for every element. Nothing in a style sheet comes from a document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files

from docgen.theme import Theme
from docgen.typeface import Choice, figures_are_plain, has_ligatures
from docgen.writers.html.font import font_stack

_TOPICS = ("page", "base", "heading", "cover", "contents", "table", "evidence")
_TOKEN = re.compile(r"var\(--([a-z-]+)\)")


def stylesheet(theme: Theme, choice: Choice, *more: str) -> str:
    """The whole style sheet for a theme and a choice of fonts.

    More topics are "stamp" for the stamp behind every page, "marking" for marks at its edges, and
    "press" for a printing house.
    """
    tokens = _tokens(theme, choice)
    return "\n".join(_TOKEN.sub(lambda match: tokens[match[1]], _topic(topic)) for topic in (*_TOPICS, *more))


def agent_stylesheet() -> str:
    """What a browser's own style sheet says of the elements that the writer uses."""
    return _topic("agent")


@cache
def _topic(name: str) -> str:
    return (files(__package__) / f"{name}.css").read_text("utf-8")


def _tokens(theme: Theme, choice: Choice) -> Mapping[str, str]:
    page, sizes, palette = theme.page, theme.sizes, theme.palette
    margins = {side: getattr(page, side).css for side in ("top", "right", "bottom", "left")}
    return {
        **{f"margin-{side}": length for side, length in margins.items()},
        **{each.name: getattr(palette, each.name) for each in fields(palette)},
        **{f"size-{each.name}": getattr(sizes, each.name).css for each in fields(sizes)},
        **{role: font_stack(choice.stack(role)) for role in ("serif", "sans", "mono")},
        "page-width": page.width.css,
        "page-height": page.height.css,
        "leading": sizes.leading.css,
        "half": (sizes.leading * 0.5).css,
        "hair": f"0.5pt solid {palette.hairline}",
        **_features(choice),
    }


def _features(choice: Choice) -> Mapping[str, str]:
    """What a font must be asked for, and ``normal`` where it has that from the start."""
    plain = figures_are_plain(choice.families)
    return {
        "lining": "normal" if plain else "lining-nums",
        "tabular": "normal" if plain else "tabular-nums lining-nums",
        "unjoined": "none" if has_ligatures(choice.mono) else "normal",
    }
