"""Stub until the access branch lands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Caller:
    owner: str = "local"
    token: str = ""
    scopes: frozenset[str] = frozenset()


def caller() -> Caller:
    return Caller()


def public(view: F) -> F:
    return view


def needs(scope: str) -> Callable[[F], F]:
    return lambda view: view


def guard(app: Any) -> None:
    """Nothing yet."""


def record(action: str, *, job: str = "", document: str = "", sha256: str = "", detail: str = "") -> None:
    """Nothing yet."""
