"""Public holidays of countries and their parts, from the library ``holidays``.

The library takes about a second to load, since it loads every country; so it is loaded when a day is first
asked that is neither Saturday nor Sunday, and never for a document without clocks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache


def holiday_on(day: date, country: str, subdivision: str | None = None) -> str | None:
    """The name of the public holiday on a day, in English; ``None`` where there is none, or none is known.

    An unknown country or subdivision has none: :func:`has_calendar` tells.
    """
    return _holidays(country, subdivision, day.year).get(day)


@cache
def has_calendar(country: str, subdivision: str | None = None) -> bool:
    """Whether the library knows the holidays of a country, and of the part of it that is named."""
    from holidays import list_supported_countries  # noqa: PLC0415 - loads every country

    parts = list_supported_countries(include_aliases=False).get(country)
    return parts is not None and (subdivision is None or subdivision in parts)


@cache
def _holidays(country: str, subdivision: str | None, year: int) -> Mapping[date, str]:
    from holidays import country_holidays  # noqa: PLC0415 - loads every country

    if not has_calendar(country, subdivision):
        return {}
    return dict(country_holidays(country, subdiv=subdivision, years=year, language="en_US"))
