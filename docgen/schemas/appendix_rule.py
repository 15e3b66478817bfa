"""Rules of appendices: where the evidence is follows from what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.incident import AppendixKind
from docgen.problem import Problem

_PLACES = {
    AppendixKind.IMAGE: ("path",),
    AppendixKind.FILE: ("path",),
    AppendixKind.LINK: ("url",),
    AppendixKind.LOG: ("path", "text"),
    AppendixKind.DIFF: ("path", "text"),
    AppendixKind.CONFIG: ("path", "text"),
    AppendixKind.TRANSCRIPT: ("path", "text"),
}


def check_appendices(values: dict[str, Any]) -> Iterator[Problem]:
    """Errors of where an appendix has its content, and of pictures that say nothing."""
    for index, appendix in enumerate(values.get("appendices") or ()):
        if appendix and appendix.get("kind"):
            yield from _check(appendix, ("appendices", index))


def _check(appendix: dict[str, Any], path: tuple[str, int]) -> Iterator[Problem]:
    kind: AppendixKind = appendix["kind"]
    wanted = _PLACES[kind]
    given = [name for name in ("path", "text", "url") if appendix.get(name) is not None]
    shown = " or ".join(wanted)
    for name in given:
        if name not in wanted:
            yield Problem("appendix", f"an appendix of kind {kind.value} has no {name}", shown, (*path, name))
    fitting = [name for name in given if name in wanted]
    if len(fitting) > 1:
        yield Problem("appendix", "both path and text are given", "one of them", (*path, fitting[1]))
    if not given:
        yield Problem("appendix", f"an appendix of kind {kind.value} has nothing to show", shown, path)
    if kind is not AppendixKind.IMAGE and appendix.get("redactions"):
        message = f"an appendix of kind {kind.value} has no areas to paint over"
        yield Problem("appendix", message, "redactions are for pictures", (*path, "redactions"))
    if kind is AppendixKind.IMAGE and not appendix.get("alt"):
        message = "the picture has no text for those who cannot see it"
        expected = "alt: what it shows, in a sentence; an accessible PDF (PDF/UA) must have it"
        yield Problem("alt", message, expected, (*path, "alt"))
