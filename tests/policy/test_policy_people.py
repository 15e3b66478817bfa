"""Pseudonyms: the same within an edition, strangers across editions, in every form of a name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from given import HEAD, dossier
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.checking import load, validate
from docgen.evidence import Dossier
from docgen.pipeline import assemble
from docgen.policy import STANDING, People, Policy, edition
from docgen.policy.person import persons
from docgen.policy.pseudonym import Replacing, pseudonyms

BLAMELESS = replace(
    STANDING, audiences=tuple(replace(each, people=People.PSEUDONYMS) for each in STANDING.audiences)
)
CREW = "".join(
    f'  - {{at: "1{index}:00", event: x, actor: {name}}}\n'
    for index, name in enumerate(
        ("Ada Byron", "Grace Murray", "Alan Mathison", "Edsger Wybe", "Barbara Huberman")
    )
)


def called(whole: Dossier, audience: str, policy: Policy = BLAMELESS) -> list[str | None]:
    return [entry.actor for entry in edition(whole, audience, policy).dossier.incident.timeline]


def test_they_are_the_same_within_an_edition_and_not_across() -> None:
    whole = dossier(f"timeline:\n{CREW}")
    orders = {audience: called(whole, audience) for audience in ("internal", "leadership", "regulator")}
    for names in orders.values():
        assert sorted(map(str, names)) == [f"Engineer {letter}" for letter in "ABCDE"]
    assert called(whole, "regulator") == orders["regulator"]
    assert len(set(map(tuple, orders.values()))) == 3
    another = dossier(f"timeline:\n{CREW}response: Another.\n")
    assert called(another, "regulator") != orders["regulator"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Byron and Byron's note", "Engineer A and Engineer A's note"),
        ("A. Byron, ADA BYRON, Ada", "Engineer A, Engineer A Engineer A, Engineer A"),
        ("Ada\nByron", "Engineer A"),
        ("ada.byron@example.org, abyron", "Engineer A@example.org, Engineer A"),
        ("Adam and Byronic", "Adam and Byronic"),
        ("https://wiki.example/Byron", "https://wiki.example/Engineer-A"),
        ("**Ada** Byron", "**Engineer A** Engineer A"),
    ],
)
def test_a_name_in_every_form(text: str, expected: str) -> None:
    replaced = Replacing({"Ada Byron": "Engineer A"}).replace(text)
    assert replaced.replace("Engineer A Engineer A", "Engineer A") == expected.replace(
        "Engineer A Engineer A", "Engineer A"
    )


def test_a_decomposed_name_is_the_same_name() -> None:
    replacing = Replacing({"Mateo Oyarzún": "Engineer A"})
    assert replacing.replace(unicodedata.normalize("NFD", "Oyarzún called")) == "Engineer A called"


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "Brian O'Neill",
            [
                "Brian O’Neill",
                "O’Neill",
                "B. O’Neill",
                "BRIAN O'NEILL",
                "brian o'neill",
                "brian.oneill",
                "boneill",
            ],
        ),
        (
            "Siobhán Ní Chonaill",
            ["Siobhan Ni Chonaill", "Siobhan", "Ní Chonaill", "S. Ní Chonaill", "siobhan.nichonaill"],
        ),
        (
            "Siobhán Ní Chonaill",
            ["Siobhan.Nichonaill", "snichonaill", "SIOBHÁN", "nichonaill.siobhan", "Chonaill"],
        ),
        (
            "María José García Márquez",
            ["García", "García Márquez", "María José", "Garcia Marquez", "m.garcia"],
        ),
        (
            "Dr. Aoife Kinsella",
            ["Aoife", "Aoife Kinsella", "A. Kinsella", "aoife_kinsella", "aoifek"],
        ),
        (
            "Jürgen Müller-Großmann",
            ["Müller‑Großmann", "juergen.muellergrossmann", "Jurgen Muller-Grossmann"],
        ),
        ("Ελένη Ρούσσου", ["ΕΛΕΝΗ ΡΟΥΣΣΟΥ", "Ρουσσου"]),
        ("Jan van der Berg", ["van der Berg", "J. van der Berg", "jan.vanderberg", "jvanderberg", "Berg"]),
        ("Jon Lord", ["Lord", "jon lord"]),
        ("Ann-Marie O'Neill-Byrne", ["Byrne", "O’Neill", "Marie", "ann-marie.oneill-byrne"]),
    ],
)
def test_a_name_however_it_is_typed(name: str, texts: list[str]) -> None:
    replacing = Replacing({name: "Engineer A"})
    assert {text: replacing.replace(text) for text in texts} == dict.fromkeys(texts, "Engineer A")
    assert all(replacing.named_in([text]) == {name} for text in texts)


@pytest.mark.parametrize(
    "text", ["Dr. Murphy", "the de facto van", "a Mac", "on 3 May", "brianna", "the price", "A price", "ó"]
)
def test_words_that_are_nobodys_name_stay(text: str) -> None:
    names = ("Dr. Aoife Kinsella", "Jan van der Berg", "Seán Mac Cárthaigh", "Brian May", "Anna Price")
    assert Replacing(dict.fromkeys(names, "Engineer A")).replace(text) == text


@given(
    st.lists(st.text("Aé'’-. \u0301Ñßأ田IΣς1", min_size=1, max_size=6), min_size=1, max_size=8).map(" ".join)
)
@settings(deadline=None, max_examples=60)
def test_any_name_is_found_again_whole_and_nothing_breaks(name: str) -> None:
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    if not any(map(str.isalpha, name)):
        return
    replacing = Replacing({name: "Engineer X"})
    replacing.names_in(f"{name}.log")
    if name[0].isalpha() and name[-1].isalnum():
        assert replacing.replace(f"so {name}, then") == "so Engineer X, then"
        assert replacing.named_in([name]) == {name}


def test_two_of_one_surname_are_told_apart_only_by_their_whole_names() -> None:
    replacing = Replacing({"Ada Byron": "Engineer A", "Noel Byron": "Engineer B"})
    assert replacing.replace("Noel Byron, Byron") == "Engineer B, Engineer A or Engineer B"


def test_who_is_a_person() -> None:
    text = (
        "commander: Ines\nauthor: Mei Tanaka / Bo Ek\n"
        "timeline:\n"
        '  - {at: "10:00", event: x, actor: Release pipeline}\n'
        '  - {at: "10:01", event: x, actor: Monitoring}\n'
        '  - {at: "10:02", event: x, actor: SRE on-call (Jan van der Berg)}\n'
        '  - {at: "10:03", event: x, actor: Night Watch}\n'
    )
    found = {each.name: each.role.name for each in persons(dossier(text).incident, ("Night Watch",))}
    assert found == {
        "Ines": "COMMANDER",
        "Mei Tanaka": "AUTHOR",
        "Bo Ek": "AUTHOR",
        "Jan van der Berg": "ENGINEER",
    }


def test_one_person_written_in_two_ways_is_one_person() -> None:
    crew = "".join(
        f'  - {{at: "1{index}:00", event: x, actor: "{name}"}}\n'
        for index, name in enumerate(
            (
                "Dr. Aoife Kinsella",
                "Aoife Kinsella",
                "Brian O'Neill",
                "Brian O’Neill",
                "Sean Ryan",
                "Seán Ryan",
            )
        )
    )
    whole = dossier(f"timeline:\n{crew}")
    names = [each.name for each in persons(whole.incident, ())]
    assert names == ["Dr. Aoife Kinsella", "Brian O'Neill", "Seán Ryan"]
    one, other, *others = called(whole, "regulator")
    assert one == other
    assert others[::2] == others[1::2]
    assert len({one, *others}) == 3


def test_dates_keep_their_months() -> None:
    called = pseudonyms(persons(dossier("commander: May June\n").incident, ()), b"key")
    assert Replacing(called).replace("On 3 May, May June") == "On 3 May, Incident Commander"


def test_evidence_is_rewritten_with_its_digest() -> None:
    log = "{kind: log, title: L, text: 'Byron: hello', audience: [customer]}"
    text = f"commander: Ada Byron\nappendices:\n  - {log}\n"
    whole = dossier(text)
    (exhibit,) = edition(whole, "customer").dossier.exhibits
    assert exhibit.text == exhibit.appendix.text == "Incident Commander: hello"
    assert exhibit.sha256 != whole.exhibits[0].sha256


def test_a_file_that_is_called_after_somebody_is_counted_within_its_edition(tmp_path: Path) -> None:
    """Under its place in the whole it would tell how many exhibits are withheld."""
    (tmp_path / "byron-notes.log").write_text("nothing\n")
    (tmp_path / "incident.yaml").write_text(
        f"{HEAD}commander: Ada Byron\nappendices:\n"
        "  - {kind: log, title: One, text: x, audience: [internal]}\n"
        "  - {kind: log, title: Two, text: x, audience: [internal]}\n"
        "  - {kind: log, title: Three, path: byron-notes.log, audience: [customer]}\n"
    )
    made = edition(validate(load(tmp_path / "incident.yaml")), "customer").dossier
    assert [each.appendix.path for each in made.exhibits] == ["exhibit-1.log"]
    (_, attached) = assemble(made).attachments
    assert attached.name == "exhibit-1.log"
    assert not {"byron", "Byron"} & set(re.findall("[Bb]yron", repr(assemble(made))))


def test_no_letter_tells_of_somebody_who_is_withheld() -> None:
    """Those of whom an edition speaks have the first letters, however many there are besides."""
    crew = CREW.replace("event: x", "event: x, audience: [internal]")
    text = f"timeline:\n{crew}customer_impact: WHO saw it.\n"
    for name in ("Ada Byron", "Grace Murray", "Alan Mathison", "Edsger Wybe", "Barbara Huberman"):
        made = edition(dossier(text.replace("WHO", name)), "customer").dossier.incident
        assert made.customer_impact == "Engineer A saw it."
