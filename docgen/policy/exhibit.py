"""Exhibits: an appendix that the audience may not see goes with its evidence, its file and its digest."""

from __future__ import annotations

from dataclasses import replace

from docgen.incident import Removal, RemovalKind
from docgen.policy.work import Rules, Verdict, Work


def take_exhibits(work: Work, rules: Rules) -> Work:
    """Take out appendices and exhibits together, so that each exhibit keeps the appendix it belongs to."""
    if rules.sees_all:
        return work
    verdicts = _verdicts(work, rules)
    removals = [
        Removal(("appendices", place), RemovalKind.EXHIBIT, verdict.reason)
        for place, verdict in zip(work.places, verdicts, strict=True)
        if not verdict.seen
    ]
    if not removals:
        return work
    kept = [index for index, verdict in enumerate(verdicts) if verdict.seen]
    appendices = work.incident.appendices
    made = replace(
        work,
        incident=replace(work.incident, appendices=tuple(appendices[index] for index in kept)),
        exhibits=tuple(work.exhibits[index] for index in kept),
        places=tuple(work.places[index] for index in kept),
    )
    return made.without(removals, ("appendices",))


def _verdicts(work: Work, rules: Rules) -> list[Verdict]:
    """The verdict on each; a part of an exhibit that is withheld goes with it."""
    verdicts = [rules.judge(("appendices", place)) for place in work.places]
    pairs = tuple(zip(work.incident.appendices, verdicts, strict=True))
    withheld = ((each.name, verdict) for each, verdict in pairs if not verdict.seen)
    gone = {name: verdict for name, verdict in withheld if name}
    return [gone.get(each.part_of or "", verdict) for each, verdict in pairs]
