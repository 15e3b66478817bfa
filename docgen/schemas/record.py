"""A record: the schema of one dataclass, which names every key it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import EXCLUDE, Schema, ValidationError, post_dump, validates_schema

from docgen.problem import Problem
from docgen.schemas.suggestion import did_you_mean, meant, nearest, quoted

_SYNONYM_LIKENESS = 0.9
"""A word of another tool is meant only when it is written, or nearly."""

LABEL_KEYS = ("audience", "reason")
"""The keys by which a thing says who may see it."""


class Record(Schema):
    """The schema of one dataclass; the names of its fields are the keys of the data."""

    makes: ClassVar[type | None] = None
    """The dataclass; without one the values themselves are the result."""
    synonyms: ClassVar[Mapping[str, str]] = {}
    """Keys that other tools use, and the ones that are meant."""
    labelled: ClassVar[bool] = False
    """Whether the record may say who may see it; its label is taken off before it is loaded."""

    class Meta:
        """Unknown keys are told below, with what was probably meant."""

        unknown = EXCLUDE

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._by_key = {field.data_key or name: field for name, field in self.fields.items()}

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def _know_keys(self, _values: Any, original: Mapping[str, Any], **_: Any) -> None:
        known = self.keys
        unknown = [key for key in original if key not in known]
        if unknown:
            raise ValidationError({key: [self._unknown(key)] for key in unknown})

    @post_dump
    def _leave_out_absent(self, values: dict[str, Any], **_: Any) -> dict[str, Any]:
        """What the dataclass does not have has no key: never null, never empty."""
        return {key: value for key, value in values.items() if value not in (None, [], {})}

    @property
    def keys(self) -> Mapping[str, Any]:
        """The fields by the keys of the data."""
        return self._by_key

    def _unknown(self, key: str) -> Problem:
        foreign = nearest(key, self.synonyms, _SYNONYM_LIKENESS)
        if foreign and nearest(key, [foreign, *self.keys]) == foreign:
            expected = meant(self.synonyms[foreign])
        else:
            known = [each for each in self.keys if not each.startswith("$")]
            labels = LABEL_KEYS if self.labelled else ()
            label = nearest(key, labels)
            near = label is not None and nearest(key, [*known, *labels]) == label
            expected = meant(str(label)) if near else did_you_mean(key, known)
        return Problem("unknown-key", f"the key {quoted(key)} is not known here", expected)
