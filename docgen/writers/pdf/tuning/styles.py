"""Styles: what a property computes to is the same for all elements that have the same rules and parents.

The engine computes each property of each style when it is first asked for, some forty thousand times a
document. It shares the style of elements with the same rules below the *same* parent; an ``id`` on a
section is a rule, so that nothing is shared between sections, pages or documents. Here each style has a
record, which all styles of the same descent share, of what has been computed, and begins with what stands
there.

What the engine sets itself afterwards (``position`` of a list's markers, say) is set on the style and not in
the record. Copies, which it makes in order to change them, have no record.
"""

from __future__ import annotations

from typing import Any

from docgen.writers.pdf.engine import AnonymousStyle, ComputedStyle, Dimension, InitialStyle
from docgen.writers.pdf.tuning.substitution import Substitution

_MOST = 4000
"""Records that a configuration of fonts keeps: a document has some hundred, most the same in the next one."""

_OWN = frozenset({"anchor", "position", "float", "display"})
"""Properties that are a matter of the single style: the anchor is its element's alone, and for the others the
engine notes in the style what was specified."""

_PLAIN = (str, int, float, tuple, Dimension)


class Record(dict[str, Any]):
    """Computed values by property, and the facts that were found from them.

    ``held`` keeps alive what the record is known by.
    """

    __slots__ = ("_anonymous", "facts", "held")

    def __init__(self, held: Any = None) -> None:
        super().__init__()
        self.held = held
        self.facts: dict[str, Any] = {}
        self._anonymous: Record | None = None

    def anonymous(self) -> Record:
        """The record of the boxes that the engine puts in between, which have this style's heritage alone."""
        if self._anonymous is None:
            self._anonymous = Record()
            # As in the engine: without a border its width computes to zero.
            sides = ("top", "right", "bottom", "left")
            self._anonymous.update({f"border_{side}_width": 0 for side in sides}, outline_width=0)
        return self._anonymous


class SharedStyle(ComputedStyle):  # type: ignore[misc] # the engine has no types
    """The style of an element or of a page."""

    record: Record | None = None

    def __init__(
        self, parent_style: Any, cascaded: Any, pseudo_type: Any, root_style: Any, base_url: Any, *rest: Any
    ) -> None:
        super().__init__(parent_style, cascaded, pseudo_type, root_style, base_url, *rest)
        self.record = _record_of(self)
        if self.record is not None:
            self.update(self.record)

    def __missing__(self, key: str) -> Any:
        value = super().__missing__(key)
        if self.record is not None and key not in _OWN:
            self.record[key] = value
        return value

    def copy(self) -> Any:
        """A style that may be changed."""
        return _apart(super().copy(), self)


class SharedAnonymousStyle(AnonymousStyle):  # type: ignore[misc] # as above
    """The style of a box without an element."""

    record: Record | None = None

    def __init__(self, parent_style: Any) -> None:
        super().__init__(parent_style)
        above = getattr(parent_style, "record", None)
        if above is not None:
            self.record = above.anonymous()
            self.update(self.record)

    def __missing__(self, key: str) -> Any:
        value = super().__missing__(key)
        if self.record is not None:
            self.record[key] = value
        return value

    def copy(self) -> Any:
        """A style that may be changed."""
        return _apart(super().copy(), self)


def facts_of(style: Any) -> dict[str, Any]:
    """Where what is found of a style is noted, for all that have its record.

    For fonts and sizes, that is: the engine changes those of copies only.
    """
    record = getattr(style, "record", None)
    facts: dict[str, Any] = style.__dict__.setdefault("docgen_facts", {}) if record is None else record.facts
    return facts


def _apart(copied: Any, original: Any) -> Any:
    """A copy that has what its original has and no record: what it is made for is to be changed."""
    copied.record = None
    copied.clear()
    copied.update(original)
    return copied


def _record_of(style: Any) -> Record | None:
    """The record of all styles with these rules and this descent, below the same configuration of fonts."""
    above, root = style.parent_style, style.root_style
    if above is not None and above.record is None:
        return None
    records: dict[Any, Record] = style.font_config.__dict__.setdefault("docgen_records", {})
    of_root = None if isinstance(root, InitialStyle) else id(root.record)
    of_parent = None if above is None else id(above.record)
    rules = tuple(
        (name, _known_by(value), weight[0], weight[1], tuple(weight[2]))
        for name, (value, weight) in style.cascaded.items()
        if name != "anchor"
    )
    key = (of_parent, of_root, style.pseudo_type, style.base_url, rules)
    found = records.get(key)
    if found is None:
        if len(records) >= _MOST:
            records.clear()
        held = (above and above.record, root, style.cascaded)
        found = records[key] = Record(held)
    return found


def _known_by(value: Any) -> Any:
    """A plain value is known by itself; any other is that of a parsed style sheet, which is kept."""
    if isinstance(value, _PLAIN):
        try:
            hash(value)
        except TypeError:
            return id(value)
        return value
    return id(value)


SUBSTITUTIONS = (
    Substitution(ComputedStyle, SharedStyle, "4ff0512c0af12674"),
    Substitution(AnonymousStyle, SharedAnonymousStyle, "414bbf41061e0a4a"),
)
