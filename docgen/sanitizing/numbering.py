"""Numbers for secrets: the same secret has the same number wherever it stands in a document."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Numbering:
    """Gives numbers while the texts of one document are sanitized; nothing shows what it has seen.

    A number says which, and nothing of what: a digest would let anybody try out passwords against it.
    """

    _seen: dict[str, dict[str, int]] = field(default_factory=dict, repr=False)

    def number(self, kind: str, secret: str) -> int:
        """The number of a secret among those of its kind, from 1."""
        known = self._seen.setdefault(kind, {})
        return known.setdefault(secret, len(known) + 1)
