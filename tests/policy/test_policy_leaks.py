"""No edition holds what is not for its audience: canaries in everything, looked for in everything."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import pytest
from canaries import LABELS, Planted, planted
from leaks import leaks, said_by_file, said_by_tree

import docgen.policy.sieve
from docgen.document import Document
from docgen.evidence import Dossier
from docgen.incident import AUDIENCES
from docgen.pipeline import assemble, load, validate, write
from docgen.policy import edition
from docgen.policy.sieve import FILTERS
from docgen.policy.trace import take_traces
from made import LAYOUTS, fixture_files

VARIANTS = range(0, len(LABELS), 3)  # each field has other labels in each
OUTSIDE = AUDIENCES[1:]
SCOUT = "payment-final"


@cache
def whole(name: str, variant: int, *, lists: bool = True) -> tuple[Dossier, Planted]:
    path, planting = planted(name, Path(mkdtemp(prefix="docgen-canaries-")), variant, lists=lists)
    return validate(load(path)), planting


def forbidden(planting: Planted, audience: str) -> dict[str, str]:
    return {word: where for word, (seen_by, where) in planting.canaries.items() if audience not in seen_by}


def found_in(document: Document, planting: Planted, audience: str) -> set[str]:
    """Where the canaries were planted that an edition holds and should not."""
    wanted = forbidden(planting, audience)
    return {wanted[word] for word in leaks(said_by_tree(document), wanted)}


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("variant", VARIANTS)
def test_no_canary_of_another_audience_reaches_a_writer(variant: int, audience: str) -> None:
    dossier, planting = whole(SCOUT, variant)
    made = edition(dossier, audience).dossier
    for layout in LAYOUTS:
        assert found_in(assemble(made, layout), planting, audience) == set()


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", sorted(set(fixture_files()) - {SCOUT}))
def test_nor_in_any_fixture(name: str, audience: str) -> None:
    dossier, planting = whole(name, 0)
    document = assemble(edition(dossier, audience).dossier, "postmortem")
    assert found_in(document, planting, audience) == set()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_what_is_for_an_audience_travels_in_its_edition(variant: int, audience: str) -> None:
    dossier, planting = whole(SCOUT, variant)
    wanted = {word for word, (seen_by, _) in planting.canaries.items() if audience in seen_by}
    text = "\n".join(said_by_tree(assemble(edition(dossier, audience).dossier, "postmortem")))
    missing = wanted - leaks([text], wanted)
    unseen = {name for seen_by, name in planting.canaries.values() if audience not in seen_by}
    left_out = {
        planting.canaries[word]
        for word in missing
        if not word[0].isdecimal()
        # Where nothing is said of what is not there, a question goes with its answer.
        and planting.canaries[word][1].replace("'why')", "'answer')") not in unseen
    }
    assert left_out == set()


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_byte_of_a_file_says_it(audience: str, form: str, tmp_path: Path) -> None:
    dossier, planting = whole(SCOUT, 2)
    made = edition(dossier, audience).dossier
    wanted = forbidden(planting, audience)
    for layout in LAYOUTS if audience == "customer" else ("postmortem",):
        path = tmp_path / f"{layout}-{audience}.{form}"
        path.write_bytes(write(assemble(made, layout), form).data)
        found = leaks(said_by_file(path), planting.canaries)
        assert {wanted[word] for word in found & set(wanted)} == set()
        if audience == "internal" and layout == "postmortem":  # the search sees all that there is
            words = {
                word for word in planting.canaries if not word[0].isdecimal()
            }  # dates are broken into lines
            unseen = words - set(wanted) - found
            assert {planting.canaries[word][1] for word in unseen} == set()


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", [name for name in fixture_files() if name != SCOUT])
def test_no_byte_of_a_file_of_any_fixture_says_it(name: str, audience: str, tmp_path: Path) -> None:
    dossier, planting = whole(name, 1)
    document = assemble(edition(dossier, audience).dossier, "postmortem")
    # A letter of an exhibit is looked for in the tree: in a seal "exhibit gate-03.log" begins with one, too.
    wanted = {word: said for word, said in forbidden(planting, audience).items() if said != "a reference"}
    for form in ("docx", "pdf"):
        path = tmp_path / f"{audience}.{form}"
        path.write_bytes(write(document, form).data)
        assert {wanted[word] for word in leaks(said_by_file(path), wanted)} == set()


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_digest_of_what_is_not_there(audience: str) -> None:
    dossier, planting = whole(SCOUT, 2)
    made = edition(dossier, audience).dossier
    kept = {each.sha256 for each in made.exhibits}
    digests = {each.sha256 for each in dossier.exhibits if each.sha256} - kept
    digests |= {dossier.digest, sha256(planting.folder.joinpath("planted.json").read_bytes()).hexdigest()}
    for layout in LAYOUTS:
        assert leaks(said_by_tree(assemble(made, layout)), digests) == set()


@pytest.mark.parametrize("off", FILTERS, ids=lambda take: take.__name__)
def test_each_filter_is_needed(off: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switched off, each lets something through that the search finds."""
    kept = tuple(take for take in FILTERS if take is not off)
    monkeypatch.setattr(docgen.policy.sieve, "FILTERS", kept)
    found: set[str] = set()
    for audience in OUTSIDE:
        dossier, planting = whole(SCOUT, 2, lists=off is not take_traces)  # labels of lost items fit nowhere
        with suppress(LookupError):  # what lost its place cannot even be written down
            document = assemble(edition(dossier, audience).dossier, "postmortem")
            found |= found_in(document, planting, audience)
    assert found
