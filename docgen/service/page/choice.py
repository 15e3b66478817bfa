"""The choice of layout, formats, audience and theme: what there is, and what a form has chosen of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from docgen.registry import list_layouts
from docgen.service.draft import Choice
from docgen.service.service import current
from docgen.writers import formats


def offered() -> Mapping[str, Any]:
    """What there is to choose from, for the templates."""
    service = current()
    return {
        "layouts": list_layouts(),
        "audiences": service.policy.names,
        "themes": tuple(service.themes),
    }


def chosen(form: MultiDict[str, str], before: Choice) -> Choice:
    """What a form has chosen; what there is not, or what it does not say, stays as it was.

    A form without any format has chosen none: then an empty tuple is what it says.
    """
    if "layout" not in form:
        return before
    service = current()
    layout, audience, theme = (form.get(name, "") for name in ("layout", "audience", "theme"))
    return Choice(
        (layout,) if layout in {each.name for each in list_layouts()} else before.layouts,
        tuple(each for each in formats() if each in form.getlist("format")),
        audience if audience in service.policy.names else before.audience,
        theme if theme in service.themes else before.theme,
    )


def as_wanted(choice: Choice) -> dict[str, Any]:
    """The choice as a job has it."""
    return {
        "layouts": choice.layouts,
        "formats": choice.formats,
        "audience": choice.audience,
        "theme": choice.theme,
    }
