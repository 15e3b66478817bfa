"""Rules of the place whose holidays count: a part is one of a country, and one whose holidays are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.deadlines import has_calendar
from docgen.problem import Problem
from docgen.schemas.suggestion import quoted

_PATH = ("regulatory", "subdivision")


def check_place(values: dict[str, Any]) -> Iterator[Problem]:
    """A subdivision whose holidays nobody knows would silently count none."""
    given = values.get("regulatory") or {}
    country, part = given.get("country"), given.get("subdivision")
    if part and not country:
        yield Problem("place", f"{quoted(part)} is a part of no country", "country beside it", _PATH)
    elif part and not has_calendar(country, part):
        message = f"holidays of {quoted(part)} in {country} are not known"
        yield Problem("place", message, "an ISO 3166-2 code without the country, like HE; or none", _PATH)
