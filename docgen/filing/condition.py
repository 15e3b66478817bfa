"""Conditions under which a field must be filled in, each on the values of other fields."""

from __future__ import annotations

from docgen.filing.question import Need, Values
from docgen.filing.value import Decision, Each, Terms


def names(number: str, *words: str) -> Need:
    """Where a field names one of the words."""
    shown = " or ".join(words) if len(words) <= 2 else f"one of {len(words)} words"  # noqa: PLR2004
    return Need(f"if {number} names {shown}", lambda values: bool(_words(values, number) & set(words)))


def unless(number: str, word: str) -> Need:
    """Where a field does not name the word."""
    return Need(f"unless {number} names {word}", lambda values: word not in _words(values, number))


def given(*numbers: str) -> Need:
    """Where any of the fields has a value."""
    return Need(
        f"if {' or '.join(numbers)} is given", lambda values: any(values.get(each) for each in numbers)
    )


def not_given(number: str, because: str) -> Need:
    """Where a field has no value, which would be the reason for leaving this one out."""
    return Need(f"unless {number} is given ({because})", lambda values: not values.get(number))


def affirmed(number: str) -> Need:
    """Where a field says yes."""
    return Need(
        f"if {number} is yes",
        lambda values: values.get(number) == Decision(True) or "yes" in _words(values, number),
    )


def several(number: str, because: str) -> Need:
    """Where a field has values for more than one entity."""

    def holds(values: Values) -> bool:
        value = values.get(number)
        return isinstance(value, Each) and len(value.values) > 1

    return Need(because, holds)


def either(*needs: Need) -> Need:
    """Where any of the conditions holds."""
    return Need(
        ", or ".join(each.words for each in needs), lambda values: any(each.holds(values) for each in needs)
    )


def _words(values: Values, number: str) -> set[str]:
    value = values.get(number)
    return set(value.words) if isinstance(value, Terms) else set()
