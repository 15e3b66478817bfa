"""Fields of filings: plain passages, published words, codes, counts, amounts, answers."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from docgen.schemas.choice_field import Word
from docgen.schemas.fault import refuse
from docgen.schemas.field import Worded
from docgen.schemas.published import longest, pattern_of, words_of
from docgen.schemas.suggestion import quoted

_EMAIL = r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+"
_COUNT = r"[0-9]{1,15}"
_AMOUNT = r"-?[0-9]{1,13}(\.[0-9]{1,2})?"
_PERCENTAGE = r"[0-9]{1,3}(\.[0-9]{1,4})?"
_YES, _NO = ("yes", "true"), ("no", "false")
_WHOLE = Decimal(100)


class Passage(Worded[str]):
    """Plain text of any number of lines, as long as the published property of that ``name`` may be."""

    wanted = "text"

    def __init__(self, name: str, description: str) -> None:
        super().__init__(description)
        self._longest = longest(name)

    def from_text(self, text: str) -> str:
        """Without the blanks around it."""
        text = text.strip()
        if self._longest is not None and len(text) > self._longest:
            raise refuse("length", f"it has {len(text):,} characters", f"at most {self._longest:,}")
        return text

    def json_schema(self) -> dict[str, Any]:
        """Text, no longer than it may be."""
        limit = {} if self._longest is None else {"maxLength": self._longest}
        return {"type": ["string", "number"], **limit}


class Published(Word):
    """One word of a published enumeration, written exactly."""

    def __init__(self, name: str, description: str = "", *, required: bool = False) -> None:
        super().__init__(words_of(name), description, required=required)
        self.wanted = f"a word of {name}, which docgen schema prints"

    def from_native(self, value: Any) -> str:
        """A yes or no of TOML and JSON, where the enumeration has both."""
        if isinstance(value, bool) and {"yes", "no"} <= set(self._words):
            return "yes" if value else "no"
        return super().from_native(value)


class Patterned(Worded[str]):
    """A text of one form."""

    pattern: str

    def from_text(self, text: str) -> str:
        """The text, which has the form."""
        text = text.strip()
        if not re.fullmatch(self.pattern, text):
            raise refuse("form", f"{quoted(text)} does not have the form", self.wanted)
        return text

    def json_schema(self) -> dict[str, Any]:
        """The form."""
        return {"type": "string", "pattern": f"^({self.pattern})$"}


class Lei(Patterned):
    """A legal entity identifier (ISO 17442): 18 characters and two digits that check them."""

    wanted = "18 capitals or digits and 2 digits"
    pattern = pattern_of("LEI").strip("^$")

    def from_text(self, text: str) -> str:
        """The identifier, whose check digits are right (ISO 7064, MOD 97-10)."""
        lei = super().from_text(text)
        if int("".join(str(int(each, 36)) for each in lei)) % 97 != 1:
            raise refuse("lei", f"the check digits of {lei} are wrong", "an LEI as it was issued (ISO 17442)")
        return lei


class Email(Patterned):
    """An address of electronic mail."""

    wanted = "an address, like name@example.org"
    pattern = _EMAIL


class Phone(Patterned):
    """A telephone number as the published schema has it."""

    wanted = "a number that begins with + and the country's code, like +353 1 555 0100"
    # The published pattern ends in ([-\s.]?\d+)*, which takes for ever over many digits and a letter. This
    # one takes the same numbers, each in one way.
    pattern = pattern_of("phone").strip("^$").replace(r"\d+)*", r"\d)*")

    def json_schema(self) -> dict[str, Any]:
        """The form; a number of digits alone is taken, too."""
        return {**super().json_schema(), "type": ["string", "number"]}


class Length(Patterned):
    """A length of time, ``DDD:HH:MM``."""

    wanted = "days, hours and minutes: DDD:HH:MM, like 000:01:47"
    pattern = pattern_of("incidentDuration").strip("^$")


class Country(Worded[str]):
    """A country by its code of two letters (ISO 3166-1)."""

    wanted = "two letters of ISO 3166-1, like IE or DE"

    def from_text(self, text: str) -> str:
        """The code of a country that there is."""
        code = text.strip()
        if code not in countries():
            hint = f"did you mean {code.upper()!r}?" if code.upper() in countries() else self.wanted
            raise refuse("country", f"{quoted(code)} is no country", hint)
        return code

    def json_schema(self) -> dict[str, Any]:
        """Two capitals."""
        return {"type": "string", "pattern": "^[A-Z]{2}$"}


class _Figures(Worded[Any]):
    """A number, which every format of data hands over as the text that it was."""

    pattern: str

    def from_text(self, text: str) -> Any:
        """The number of a text that has the form."""
        written = text.strip()
        if not re.fullmatch(self.pattern, written):
            raise refuse("number", f"{quoted(written)} is not read as a number here", self.wanted)
        return self.number(written)

    def number(self, written: str) -> Any:
        """The number of the figures."""
        return Decimal(written)

    def _serialize(self, value: Any, *_: Any, **__: Any) -> str | None:
        return None if value is None else str(value)

    def json_schema(self) -> dict[str, Any]:
        """A number, bare or in quotes."""
        return {"type": ["number", "string"], "pattern": f"^{self.pattern}$"}


class Count(_Figures):
    """A whole number of things or people."""

    wanted = "a whole number without separators, like 412000"
    pattern = _COUNT

    def number(self, written: str) -> int:
        """The number."""
        return int(written)


class Amount(_Figures):
    """An amount of money, in the currency of the report."""

    wanted = "an amount without separators and currency, like 1250000 or 99.50"
    pattern = _AMOUNT


class Percentage(_Figures):
    """A share in per cent."""

    wanted = "0 to 100, like 12.5"
    pattern = _PERCENTAGE

    def number(self, written: str) -> Decimal:
        """The share, at most a hundred."""
        share = Decimal(written)
        if share > _WHOLE:
            raise refuse("number", f"{written} per cent is more than all", self.wanted)
        return share


class YesOrNo(Worded[bool]):
    """An answer."""

    wanted = "yes or no"

    def from_text(self, text: str) -> bool:
        """The answer; ``true`` and ``false`` are ones, too."""
        answer = text.strip().casefold()
        if answer not in _YES + _NO:
            raise refuse("choice", f"{quoted(text.strip())} is no answer here", self.wanted)
        return answer in _YES

    def from_native(self, value: Any) -> bool:
        """A boolean of TOML or JSON."""
        return value if isinstance(value, bool) else super().from_native(value)

    def _serialize(self, value: bool | None, *_: Any, **__: Any) -> str | None:
        return None if value is None else ("yes" if value else "no")

    def json_schema(self) -> dict[str, Any]:
        """A boolean or a word for it."""
        return {"enum": [True, False, *_YES, *_NO]}


@cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166-1, from the database of zones that docgen brings along."""
    table = files("tzdata").joinpath("zoneinfo/iso3166.tab").read_text("utf-8")
    return frozenset(line[:2] for line in table.splitlines() if line[:1] not in ("", "#"))
