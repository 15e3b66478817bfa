"""Checking labels and passages: every audience must be one that the policy knows, every fence closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from docgen import schemas
from docgen.incident import Incident, Label
from docgen.location import FieldPath, Positions
from docgen.policy.audience import Policy
from docgen.policy.passage import SIGN, is_evidence, pieces
from docgen.policy.walk import texts
from docgen.problem import Problem
from docgen.readers import Source

_LIKENESS = 0.6


def check_labels(incident: Incident, policy: Policy, positions: Positions) -> Iterator[Problem]:
    """What is wrong with who may see what of an incident."""
    return _check(incident.labels, texts(incident), policy, positions)


def check_labels_of_data(source: Source, policy: Policy) -> Iterator[Problem]:
    """The same of data that make no incident, so that everything wrong with them is said at once."""
    return _check(schemas.load_labels(source), schemas.texts(source.data), policy, source.positions)


def _check(
    labels: Iterable[Label],
    told: Iterable[tuple[FieldPath, str]],
    policy: Policy,
    positions: Positions,
) -> Iterator[Problem]:
    for label in labels:
        for index, name in enumerate(label.audience):
            if policy.find(name) is None:
                path = (*label.path, "audience", index)
                message, expected = _unknown(name, policy)
                yield Problem("audience", message, expected, path, positions.of_value(path))
    for path, text in told:
        if SIGN in text and not is_evidence(path):
            yield from _check_passages(path, text, policy, positions)


def _check_passages(path: FieldPath, text: str, policy: Policy, positions: Positions) -> Iterator[Problem]:
    place = positions.of_value(path)
    found, faults = pieces(text)
    for fault in faults:
        message = f"line {fault.line} of the text: {fault.message}"
        yield Problem("passage", message, fault.expected, path, place)
    for piece in found:
        for name in piece.audience or ():
            if policy.find(name) is None:
                message, expected = _unknown(name, policy)
                yield Problem("audience", f"line {piece.line} of the text: {message}", expected, path, place)


def _unknown(name: str, policy: Policy) -> tuple[str, str]:
    near = get_close_matches(name.casefold(), policy.names, n=1, cutoff=_LIKENESS)
    known = f"one of {', '.join(policy.names)}, or give the policy that has it"
    return f"there is no audience {name!r}", f"did you mean {near[0]!r}?" if near else known
