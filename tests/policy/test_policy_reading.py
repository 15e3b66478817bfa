"""Policy files: what they change, and everything that is wrong with them at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from given import dossier

from docgen.errors import DataError
from docgen.policy import STANDING, Manner, People, Policy, edition, read_policy, read_policy_of_theme

OWN = """
audiences:
  partner: {like: customer, withheld: marked}
  stranger: {}
  leadership: {people: pseudonyms}
defaults:
  detection: [partner, regulator]
  impact.business: {audience: [leadership], reason: Commercially sensitive}
mark: "[redacted]"
systems: [Night Watch]
"""


def read(folder: Path, text: str = OWN) -> Policy:
    (folder / "policy.yaml").write_text(text)
    return read_policy(folder / "policy.yaml")


def test_a_file_changes_what_it_speaks_of(tmp_path: Path) -> None:
    policy = read(tmp_path)
    partner, stranger, board = (policy.find(name) for name in ("partner", "stranger", "leadership"))
    assert partner is not None
    assert stranger is not None
    assert board is not None
    assert (partner.withheld, partner.people) == (Manner.MARKED, People.PSEUDONYMS)
    assert board.people is People.PSEUDONYMS
    text = "detection: D\nresponse: R\ncustomer_impact: C\nimpact: {business: B}\n"
    whole = dossier(text, policy)
    seen = edition(whole, "partner", policy).dossier.incident
    assert (seen.detection, seen.response, seen.customer_impact) == ("D", "[redacted]", "C")
    seen = edition(whole, "stranger", policy).dossier.incident
    assert (seen.detection, seen.response, seen.customer_impact) == (None, None, None)
    record = edition(whole, "regulator", policy).record
    assert [each.reason for each in record.removals] == ["Commercially sensitive"]


def test_a_label_for_customers_is_not_for_those_who_are_like_them(tmp_path: Path) -> None:
    policy = read(tmp_path)
    whole = dossier("response: {text: R, audience: [customer]}\n", policy)
    assert edition(whole, "partner", policy).dossier.incident.response == "[redacted]"


def test_it_may_stand_within_a_theme(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text("organization: Ours\npolicy:\n  audiences:\n    partner: {}\n")
    assert read_policy_of_theme(path).find("partner") is not None
    path.write_text("organization: Ours\n")
    assert read_policy_of_theme(path) is STANDING


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = """
audiences:
  Partner: {}
  guest: {like: custommer, people: nicknames, hidden: x}
defaults:
  detektion: [leadership]
  response: [board]
"""
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    said = str(caught.value)
    for part in (
        "policy.yaml:3:",
        "'Partner' is no name of an audience",
        "did you mean 'customer'?",
        "'nicknames' is not known here",
        "the key 'hidden' is not known here",
        "did you mean 'detection'?",
        "there is no audience 'board'",
    ):
        assert part in said


def test_what_no_edition_can_be_without_has_no_default(tmp_path: Path) -> None:
    names = ("title", "timeline.at", "appendices.kind", "regulatory.notifications.stage")
    text = "defaults:\n" + "".join(f"  {name}: [leadership]\n" for name in names)
    with pytest.raises(DataError) as caught:
        read(tmp_path, text + "  timeline: []\n  timeline.event: []\n  appendices.title: []\n")
    assert [str(each).partition(": ")[2] for each in caught.value.problems] == [
        "defaults.title: 'title' stands in every edition (no such default)",
        "defaults.timeline.at: without 'at' there is no 'timeline' "
        "(a default of timeline, which takes out all of it)",
        "defaults.appendices.kind: without 'kind' there is no 'appendices' "
        "(a default of appendices, which takes out all of it)",
        "defaults.regulatory.notifications.stage: without 'stage' there is no 'regulatory.notifications' "
        "(a default of regulatory.notifications, which takes out all of it)",
    ]


def test_nobody_is_like_itself_or_like_those_who_see_everything(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path, "audiences:\n  guest: {like: guest}\n  auditor: {like: internal}\n")
    assert [str(each).rpartition("policy.yaml:")[2] for each in caught.value.problems] == [
        "2:17: audiences.guest.like: 'guest' is like itself (another audience, or no such key)",
        "3:19: audiences.auditor.like: nobody but internal sees everything, so that nobody is like it "
        "(documents for internal, or defaults of its own)",
    ]


def test_a_circle_of_likenesses_ends(tmp_path: Path) -> None:
    policy = read(tmp_path, "audiences:\n  one: {like: two}\n  two: {like: one}\n")
    assert edition(dossier("detection: D\n"), "one", policy).dossier.incident.detection is None
