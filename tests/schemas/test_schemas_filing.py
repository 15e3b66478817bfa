"""Fields of filings: codes with their check digits, figures, answers, and numbers of telephones."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from marshmallow import ValidationError

from docgen.schemas.filing_field import (
    Amount,
    Count,
    Country,
    Email,
    Lei,
    Length,
    Passage,
    Percentage,
    Phone,
    Published,
    YesOrNo,
    countries,
)
from docgen.schemas.published import pattern_of

PHONE = re.compile(pattern_of("phone"))


def takes(field: Any, value: object) -> bool:
    try:
        field.deserialize(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("lei", ["529900T8BM49AURSDO55", "635400CRNBNKPLC00102"])
def test_an_lei_has_right_check_digits(lei: str) -> None:
    assert takes(Lei(), lei)
    assert not takes(Lei(), f"{lei[:-2]}{(int(lei[-2:]) + 1) % 100:02}")
    assert not takes(Lei(), lei.lower())
    assert not takes(Lei(), lei[1:])


@given(st.text("ABCXYZ0189", min_size=18, max_size=18), st.integers(0, 17), st.sampled_from("ABCXYZ0189"))
def test_one_wrong_character_is_found(stem: str, place: int, other: str) -> None:
    """MOD 97-10 promises that of a digit for a digit and a letter for a letter.

    A letter counts as two digits, so that one in the place of a digit moves all before it; about one such
    slip in a hundred goes unnoticed.
    """
    digits = 98 - int("".join(str(int(each, 36)) for each in stem + "00")) % 97
    lei = f"{stem}{digits:02}"
    assert takes(Lei(), lei)
    assume(other.isdigit() == lei[place].isdigit())
    changed = lei[:place] + other + lei[place + 1 :]
    assert takes(Lei(), changed) is (changed == lei)


def test_countries_are_those_of_iso_3166() -> None:
    assert len(countries()) == 249
    assert takes(Country(), "NO")
    assert not takes(Country(), "UK")
    assert not takes(Country(), "ie")


def test_figures_are_read_as_they_are_written() -> None:
    assert Amount().deserialize("91740500.75") == Decimal("91740500.75")
    assert Count().deserialize("388150") == 388150
    assert Percentage().deserialize("100") == 100
    for field, wrong in (
        (Amount(), ["1,000", "1e6", "12.345", "EUR 5", "٣", "9" * 14, "NaN"]),
        (Count(), ["1.0", "-1", "1_000", "9" * 16]),
        (Percentage(), ["100.1", "-1", "5 %"]),
    ):
        assert [value for value in wrong if takes(field, value)] == []


def test_answers_and_published_words() -> None:
    assert [YesOrNo().deserialize(each) for each in ("yes", "No", "true", True, False)] == [
        True,
        False,
        True,
        True,
        False,
    ]
    assert Published("isImpactOnFinancialInterest").deserialize(True) == "yes"
    assert takes(Published("isImpactOnFinancialInterest"), "information_not_available")
    assert not takes(Published("incidentDiscovery"), True)
    assert not takes(YesOrNo(), "1")


def test_lengths_and_passages() -> None:
    assert takes(Length(), "999:23:59")
    for wrong in ("1000:00:00", "000:24:00", "000:00:60", "00:00"):
        assert not takes(Length(), wrong)
    assert takes(Passage("incidentDescription", ""), "x" * 32767)
    assert not takes(Passage("incidentDescription", ""), "x" * 32768)


def test_an_address_has_a_host() -> None:
    assert takes(Email(), "dpo@bank.example")
    for wrong in ("dpo", "dpo@", "dpo@bank", "d po@bank.example", "a@b..example", "a@@b.example"):
        assert not takes(Email(), wrong)


@given(st.text("+0189 -.()x", max_size=12))
def test_a_number_is_one_where_the_published_pattern_says_so(text: str) -> None:
    written = text.strip()
    if written:
        assert takes(Phone(), text) is bool(PHONE.fullmatch(written))


def test_a_hostile_number_takes_no_time() -> None:
    start = time.process_time()
    assert not takes(Phone(), "+1" + "1" * 20_000 + "x")
    assert time.process_time() - start < 1
