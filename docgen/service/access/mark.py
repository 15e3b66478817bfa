"""The marks on views: who may see each. What is not marked is open to nobody.

A mark goes on a function, on a method of a ``MethodView``, or on its class, where it holds for the methods
that have none of their own. Decorators that copy what a function carries, as ``functools.wraps`` does, copy
its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, Flask
from werkzeug.routing import Rule

from docgen.service.access.scope import SCOPES

_ATTRIBUTE = "_docgen_mark"
_View = TypeVar("_View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Mark:
    """Which scope a view needs; none where it needs nobody."""

    scope: str = ""


def public(view: _View) -> _View:
    """Mark a view that needs nobody."""
    setattr(view, _ATTRIBUTE, Mark())
    return view


def needs(scope: str) -> Callable[[_View], _View]:
    """Mark a view that a caller with this scope may see.

    Raises:
        ValueError: there is no such scope.
    """
    if scope not in SCOPES:
        raise ValueError(f"there is no scope {scope!r}: one of {', '.join(SCOPES)}")

    def marked(view: _View) -> _View:
        setattr(view, _ATTRIBUTE, Mark(scope))
        return view

    return marked


def mark_of(view: Callable[..., Any], method: str) -> Mark | None:
    """How a view is marked for a method of HTTP."""
    if getattr(view, "__func__", None) is Blueprint.send_static_file:
        return Mark()  # the files of a page hold nothing of anybody's, and its sign-in needs them
    holder = getattr(view, "view_class", None)
    own = getattr(holder, method.lower(), None)
    if own is None and method == "HEAD":
        own = getattr(holder, "get", None)
    for each in (own, holder, view):
        found = getattr(each, _ATTRIBUTE, None)
        if isinstance(found, Mark):
            return found
    return None


def unmarked(app: Flask) -> list[str]:
    """Every rule and method that is open to nobody because a mark was forgotten."""
    return [
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in sorted(_methods(rule))
        if mark_of(app.view_functions[rule.endpoint], method) is None
    ]


def _methods(rule: Rule) -> Iterator[str]:
    for method in rule.methods or ():
        if not is_automatic(rule, method):
            yield method


def is_automatic(rule: Rule, method: str) -> bool:
    """Whether Flask answers by itself, with nothing but the methods that there are."""
    return method == "OPTIONS" and bool(getattr(rule, "provide_automatic_options", False))
