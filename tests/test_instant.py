"""An instant is read as somebody states it, on the clocks that they mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.instant import in_zone, read_instant


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-03-30", datetime(2026, 3, 30)),
        ("2026-03-30T14:01", datetime(2026, 3, 30, 14, 1)),
        ("2026-03-30T14:01Z", datetime(2026, 3, 30, 14, 1, tzinfo=UTC)),
        ("2026-03-30 14:01+05:30", datetime(2026, 3, 30, 14, 1, tzinfo=timezone(timedelta(hours=5.5)))),
    ],
)
def test_what_is_one(text: str, read: datetime) -> None:
    assert read_instant(text) == read


@pytest.mark.parametrize("text", ["", "tomorrow", "0001-01-01", "9999-12-31T23:59", "2026-13-01", "14:05"])
def test_what_is_none(text: str) -> None:
    assert read_instant(text) is None


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    read = read_instant(text)
    assert read is None or read.astimezone(UTC) is not None


def test_without_an_offset_it_is_on_the_clocks_of_a_zone() -> None:
    naive, aware = read_instant("2026-07-01T12:00"), read_instant("2026-07-01T12:00+02:00")
    assert in_zone(naive, "Europe/Berlin") == aware
    assert in_zone(aware, "Asia/Tokyo") == aware
    assert in_zone(None, "UTC") is None
