"""The place whose holidays count."""

from __future__ import annotations

import pytest

from docgen.errors import DataError
from docgen.readers import read_bytes
from docgen.schemas import load_incident


def load(regulatory: str) -> object:
    text = f'id: A\ntitle: B\nseverity: S1\ndate: "2026-02-03"\nregulatory: {regulatory}\n'
    return load_incident(read_bytes(text.encode(), "data.yaml"))


@pytest.mark.parametrize(
    ("regulatory", "message"),
    [
        ("{subdivision: HE}", "'HE' is a part of no country"),
        ("{country: DE, subdivision: ZZ}", "holidays of 'ZZ' in DE are not known"),
    ],
)
def test_a_part_is_one_of_a_country(regulatory: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        load(regulatory)
    (problem,) = (each for each in caught.value.problems if each.blocks)
    assert problem.message == message
    assert problem.path == ("regulatory", "subdivision")
    assert problem.location.line == 5


@pytest.mark.parametrize("regulatory", ["{country: DE}", "{country: DE, subdivision: HE}", "{}"])
def test_a_country_and_its_part_are_taken(regulatory: str) -> None:
    load(regulatory)
