"""Every Markdown text of an incident is found, with the path that it has in the data."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from docgen.incident import Incident, narratives
from docgen.readers import read_bytes
from docgen.schemas import load_incident

DATA = b"""
id: INC-1
title: T
severity: S2
date: 2025-03-14
customer_impact: "**1**"
executive_summary: "**2**"
impact: {customer: "**3**", business: "**4**", internal: "**5**"}
timeline: [{at: "10:00", event: "**6**"}, {at: "11:00", event: "**7**"}]
root_cause:
  trigger: "**8**"
  cause: "**9**"
  contributing_factors: ["**10**"]
  five_whys: [{why: plain, answer: "**11**"}, {}]
detection: "**12**"
response: "**13**"
went_well: "**14**"
could_improve: ["**15**", "**16**"]
action_items: [{description: "**17**"}]
lessons_learned: ["**18**"]
external_communication: {customer: "**19**", regulatory: "**20**"}
appendices: [{kind: log, title: plain, text: plain, caption: "**21**"}]
regulatory:
  nis2: {update: "**22**", initial_impact: "**23**", indicators_of_compromise: "**24**",
    description: "**25**", final_impact: "**26**", cause: "**27**",
    mitigation_applied: "**28**", mitigation_ongoing: "**29**",
    cross_border_impact: "**30**"}
  gdpr: {nature: "**31**", likely_consequences: "**32**", measures: "**33**", mitigating_measures: "**34**",
    to_follow: "**35**", facts: "**36**", effects: "**37**", remedial_action: "**38**"}
  sec: {nature: "**39**", scope: "**40**", timing: "**41**", impact: "**42**", financial_impact: "**43**",
    not_determined: "**44**"}
"""


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    """What stands at a path of the data, in the incident."""
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def marked(value: Any) -> list[str]:
    """Every text in the incident that the data marks as Markdown."""
    if isinstance(value, str):
        return [value] if value.startswith("**") else []
    if isinstance(value, tuple):
        return [text for each in value for text in marked(each)]
    if is_dataclass(value):
        return [text for field in fields(value) for text in marked(getattr(value, field.name))]
    return []


def incident() -> Incident:
    return load_incident(read_bytes(DATA, "x.yaml"))[0]


def test_every_narrative_is_found_in_the_order_of_the_template() -> None:
    found = list(narratives(incident()))
    assert [text for _, text in found] == [f"**{number}**" for number in range(1, 45)]
    assert sorted(text for _, text in found) == sorted(marked(incident()))


def test_every_path_leads_to_its_text() -> None:
    for path, text in narratives(incident()):
        assert at(incident(), path) == text
