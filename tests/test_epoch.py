"""``SOURCE_DATE_EPOCH``: the one date that does not come from the data."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from docgen.epoch import source_date_epoch
from docgen.errors import DocumentError


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("0", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1773446400", datetime(2026, 3, 14, tzinfo=UTC)),
        ("", None),
    ],
)
def test_it_is_a_count_of_seconds(
    text: str, moment: datetime | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert source_date_epoch() == moment


def test_without_it_the_data_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert source_date_epoch() is None


@pytest.mark.parametrize("text", ["now", "-1", "1.5", "1e9", "٣", "9" * 30, " 5"])
def test_what_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(DocumentError, match="SOURCE_DATE_EPOCH"):
        source_date_epoch()
