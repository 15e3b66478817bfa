"""Traces: what would tell of other audiences, or quote what is not there, although it is no content."""

from __future__ import annotations

from dataclasses import replace

from docgen.incident import Excerpt
from docgen.policy.work import Rules, Work


def take_traces(work: Work, rules: Rules) -> Work:
    """Take the labels and their reasons off, and say what the incident now is: an excerpt."""
    if rules.sees_all:
        return work
    excerpt = Excerpt(rules.audience.name, rules.silent, work.omitted)
    return replace(work, incident=replace(work.incident, labels=(), excerpt=excerpt))
