"""Secrets: what is found in evidence and code gives way to marks, on the page and in what travels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from docgen.evidence import Exhibit
from docgen.incident import Removal, RemovalKind, narratives, plain_texts
from docgen.location import FieldPath
from docgen.policy.audience import Originals
from docgen.policy.walk import rewritten
from docgen.policy.work import Rules, Work
from docgen.sanitizing import (
    Hit,
    Numbering,
    Sanitized,
    legible,
    rules_for,
    sanitize,
    sanitize_narrative,
    suspects,
)

_REASON = "secrets and personal data in evidence are for nobody outside"


def replace_secrets(work: Work, rules: Rules) -> Work:
    """Put marks in the place of secrets; a secret has the same number wherever it stands in the edition.

    An exhibit in which something was found travels as it is printed, and its size and digest are of that.
    """
    if rules.sees_all:
        return work
    replacing = _Replacing(rules)
    texts = (*narratives(work.incident), *plain_texts(work.incident))
    told = suspects(texts, rules.policy.rules)
    incident = rewritten(
        work.incident, lambda path, text: replacing.narrative(path, text) if path in told else text
    )
    pairs = zip(work.places, work.exhibits, incident.appendices, strict=True)
    exhibits = tuple(
        replacing.exhibit(place, replace(exhibit, appendix=appendix)) for place, exhibit, appendix in pairs
    )
    incident = replace(incident, appendices=tuple(each.appendix for each in exhibits))
    return replace(work, incident=incident, exhibits=exhibits).without(replacing.removals)


class _Replacing:
    """One run through the texts of an edition."""

    def __init__(self, rules: Rules) -> None:
        self.removals: list[Removal] = []
        self._rules = rules.policy.rules
        self._tells = rules.audience.originals is Originals.TOLD
        self._numbering = Numbering()

    def narrative(self, path: FieldPath, text: str) -> str:
        """A Markdown text without its secrets."""
        rules = rules_for(path, self._rules)
        return self._kept(path, sanitize_narrative(text, rules, self._numbering))

    def exhibit(self, place: int, exhibit: Exhibit) -> Exhibit:
        """An exhibit without its secrets; the digest of the original is told where the policy says so."""
        given = legible(exhibit)
        made = sanitize(given or "", self._rules, self._numbering)
        if not made.hits:
            return exhibit
        text = self._kept(("appendices", place), made)
        note = f"{_told(made.hits)} replaced by marks"
        if self._tells:
            note += f"; before that the SHA-256 was {exhibit.sha256}"
        inline = exhibit.appendix.path is None
        listed = exhibit.text is not None
        data = (f"{text}\n" if listed and not inline else text).encode("utf-8", "surrogatepass")
        return replace(
            exhibit,
            appendix=replace(exhibit.appendix, text=text) if inline else exhibit.appendix,
            text=text if listed else None,
            original=None if inline else data,
            size=len(data),
            sha256=sha256(data).hexdigest(),
            notes=(*exhibit.notes, note),
        )

    def _kept(self, path: FieldPath, made: Sanitized) -> str:
        if made.hits:
            self.removals.append(Removal(path, RemovalKind.SECRET, _REASON, _told(made.hits)))
        return made.text


def _told(hits: Iterable[Hit]) -> str:
    """How many of which kind: ``2 of aws-key, 1 of ip-address``."""
    counts = Counter(hit.kind for hit in hits)
    return ", ".join(f"{count} of {kind}" for kind, count in sorted(counts.items()))
