"""All the rules that look at more than one field, or at more than a field's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.problem import Problem
from docgen.readers import Data
from docgen.schemas.appendix_rule import check_appendices
from docgen.schemas.control_rule import check_control
from docgen.schemas.final_rule import check_final
from docgen.schemas.order_rule import check_order
from docgen.schemas.part_rule import check_names
from docgen.schemas.place_rule import check_place
from docgen.schemas.regulatory_rule import check_regulatory
from docgen.schemas.review_rule import check_review


def check_rules(values: dict[str, Any], data: Data) -> Iterator[Problem]:
    """Everything that the rules say of the good values of an incident, and of the texts as they were."""
    yield from check_order(values)
    yield from check_appendices(values)
    yield from check_regulatory(values)
    yield from check_place(values)
    yield from check_names(values)
    yield from check_control(values)
    yield from check_final(values, data)
    yield from check_review(values)
