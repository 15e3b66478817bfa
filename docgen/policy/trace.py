"""Traces: what would tell of other audiences, or quote what is not there, although it is no content."""

from __future__ import annotations

from dataclasses import replace

from docgen.deadlines import counted_otherwise
from docgen.incident import Excerpt
from docgen.policy.work import Rules, Work


def take_traces(work: Work, rules: Rules) -> Work:
    """Take the labels and their reasons off, and say what the incident now is: an excerpt.

    Clocks that would come out otherwise from what is left are named, so that no edition shows another limit.
    """
    if rules.sees_all:
        return work
    uncounted = counted_otherwise(rules.original, work.incident)
    excerpt = Excerpt(rules.audience.name, rules.silent, work.omitted, uncounted)
    return replace(work, incident=replace(work.incident, labels=(), excerpt=excerpt))
