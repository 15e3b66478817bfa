"""Findings: what a review says of secrets and personal data in an incident, each in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.evidence import Exhibit, megabytes
from docgen.incident import Incident, narratives, plain_texts
from docgen.location import FieldPath, Positions
from docgen.problem import Problem, Weight
from docgen.sanitizing.legible import MOST_BYTES, is_too_large, legible
from docgen.sanitizing.narrative import rules_for, sanitize_narrative, suspects
from docgen.sanitizing.numbering import Numbering
from docgen.sanitizing.rule import Rule
from docgen.sanitizing.sanitized import Hit
from docgen.sanitizing.sanitizing import sanitize

MOST_TOLD = 20
"""How many different secrets of one text are told each by itself."""
_EXPECTED = "a mark stands in its place in every edition but the internal one"
PERSONAL = frozenset(("e-mail", "ip-address", "card-number", "iban", "phone"))


def find_secrets(
    incident: Incident, exhibits: Sequence[Exhibit], rules: Sequence[Rule], positions: Positions
) -> Iterator[Problem]:
    """A finding for each different secret of each text, with the first place where it stands.

    Line and column are those of the listing as it is printed (tabs as blanks, every kind of line end one), or
    of the narrative; the location is that of the field in the data's file.
    """
    numbering = Numbering()
    texts = (*narratives(incident), *plain_texts(incident))
    looked_at = suspects(texts, rules)
    for path, text in texts:
        if path not in looked_at:
            continue
        hits = sanitize_narrative(text, rules_for(path, rules), numbering).hits
        yield from _told(hits, "the text", path, positions)
    places = {id(appendix): index for index, appendix in enumerate(incident.appendices)}
    for exhibit in exhibits:
        listing = legible(exhibit)
        appendix = exhibit.appendix
        field = "text" if appendix.path is None else "path"
        path = ("appendices", places[id(appendix)], field)
        if is_too_large(exhibit):
            yield _unseen(exhibit, path, positions)
        if listing is None:
            continue
        hits = sanitize(listing, rules, numbering).hits
        yield from _told(hits, appendix.path or "the text", path, positions)


def _unseen(exhibit: Exhibit, path: FieldPath, positions: Positions) -> Problem:
    """That a file is not looked through, and travels as it is: nobody would know."""
    size = megabytes(exhibit.size or 0)
    message = f"{exhibit.appendix.path} has {size}, and nobody looks through it for secrets"
    expected = f"the part that matters, of at most {megabytes(MOST_BYTES)}"
    return Problem("secret", message, expected, path, positions.of_value(path), Weight.FINDING)


def _told(hits: Sequence[Hit], name: str, path: FieldPath, positions: Positions) -> Iterator[Problem]:
    times = Counter((hit.kind, hit.number) for hit in hits)
    first = {(hit.kind, hit.number): hit for hit in reversed(hits)}
    place = positions.of_value(path)
    for hit in [first[each] for each in times][:MOST_TOLD]:
        more = times[hit.kind, hit.number] - 1
        again = f", and {more} more time{'' if more == 1 else 's'}" if more else ""
        message = (
            f"{name}, line {hit.line}, column {hit.column}: {hit.kind} found by the rule {hit.rule}{again}"
        )
        rule = "personal-data" if hit.kind in PERSONAL else "secret"
        yield Problem(rule, message, _EXPECTED, path, place, Weight.FINDING)
    left = Counter(kind for kind, _ in [*times][MOST_TOLD:])
    if left:
        kinds = ", ".join(f"{count} of {kind}" for kind, count in sorted(left.items()))
        rule = "personal-data" if left.keys() <= PERSONAL else "secret"
        yield Problem(
            rule, f"{name}: more like these: {kinds}", path=path, location=place, weight=Weight.FINDING
        )
