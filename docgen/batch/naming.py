"""The names of a batch's documents, from a pattern such as ``{date}-{id}-{layout}``.

What a field holds becomes fit for a file's name: letters and digits of any script, ``.``, ``_`` and ``-``
stay, a run of anything else becomes one ``-``. A ``/`` in the pattern makes folders; one in a field never
does, save in ``{folder}``. Where the pattern does not tell for whom an edition is, its name ends with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from string import Formatter

from docgen.errors import PlanError
from docgen.incident import INTERNAL
from docgen.manifest import Facts

USUAL_PATTERN = "{date}-{id}-{layout}"

OF_THE_DATA = ("date", "year", "id", "severity")
"""The fields for which the data must be read before a name is known."""
FIELDS = (*OF_THE_DATA, "stem", "suffix", "folder", "layout", "format", "audience")

_UNFIT = re.compile(r"[^\w.-]+")
_LONGEST = 200  # bytes of a part, without its suffix; most file systems take 255


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of names; made by :func:`read_pattern`."""

    text: str

    @property
    def needs_data(self) -> bool:
        """Whether a name can be known only when the data have been read."""
        return any(name in OF_THE_DATA for name in _fields(self.text))

    def name(self, facts: Facts | None, given: Mapping[str, str]) -> str:
        """The name of a document, without its suffix, with ``/`` between its parts.

        Args:
            facts: of the incident; ``None`` only where the pattern does not need the data.
            given: the other fields.
        """
        values = {**given, **_of_data(facts)}
        folder = values.pop("folder")
        fit = {name: _fit(value) for name, value in values.items()}
        fit["folder"] = "/".join(_fit(part) for part in folder.split("/") if part)
        edition = given.get("audience", INTERNAL)
        told = "" if edition == INTERNAL or "audience" in _fields(self.text) else "-{audience}"
        parts = f"{self.text}{told}".format(**fit).split("/")
        return "/".join(_short(part) for part in parts if part)


def read_pattern(text: str) -> Pattern:
    """A pattern, checked.

    Raises:
        PlanError: it is not well-formed, has fields that there are not, or leads out of the folder.
    """
    reason = _objection(text)
    if reason:
        usual = f"such as {USUAL_PATTERN}; the fields are {', '.join(FIELDS)}"
        raise PlanError([f"the pattern of names {text!r} {reason} ({usual})"])
    return Pattern(text)


def folded(name: str) -> str:
    """What is the same for two names that are one on a file system that folds case or composes accents."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _objection(text: str) -> str:
    try:
        parsed = list(Formatter().parse(text))
    except ValueError as error:
        return f"is not well-formed: {error}"
    for literal, field, spec, conversion in parsed:
        if field is not None and (field not in FIELDS or spec or conversion):
            return f"has a field {{{field}}}, and there is none"
        unfit = _UNFIT.search(literal.replace("/", "").replace(" ", ""))
        if unfit:
            return f"has {unfit[0]!r} in it"
    if not any(field for _, field, _, _ in parsed):
        return "has no field, so that all documents would have one name"
    parts = text.split("/")
    if text.startswith("/") or text.endswith("/") or any(part in (".", "..", "") for part in parts):
        return "leads out of the folder, or has a part without a name"
    return ""


def _fields(text: str) -> list[str]:
    return [field for _, field, _, _ in Formatter().parse(text) if field]


def _of_data(facts: Facts | None) -> dict[str, str]:
    if facts is None:
        return {}
    return {"date": facts.date, "year": facts.date[:4], "id": facts.id, "severity": facts.severity}


def _fit(value: str) -> str:
    return _UNFIT.sub("-", unicodedata.normalize("NFC", value)).strip("-.") or "unnamed"


def _short(part: str) -> str:
    """The part, or as much of it as a file's name may hold, told from others of that start by a digest."""
    encoded = part.encode()
    if len(encoded) <= _LONGEST:
        return part
    return f"{encoded[:_LONGEST].decode(errors='ignore')}-{sha256(encoded).hexdigest()[:8]}"
