"""References from the text to exhibits: each leads to one that there is, and none is left without."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.document.exhibit_number import exhibit_numbers
from docgen.evidence import parts_among
from docgen.incident import Appendix, Incident, narratives
from docgen.location import FieldPath, Positions
from docgen.markup import exhibits_named
from docgen.problem import Problem, Weight
from docgen.schemas.suggestion import did_you_mean, quoted


def check_references(incident: Incident, positions: Positions) -> Iterator[Problem]:
    """Errors of references that lead nowhere or to two exhibits; findings of exhibits that none leads to.

    Whether exhibits are referred to is asked as soon as the data name one, or refer to one.
    """
    names = Counter(appendix.name for appendix in incident.appendices if appendix.name)
    referred: dict[str, list[FieldPath]] = {}
    for path, text in narratives(incident):
        for name in exhibits_named(text):
            referred.setdefault(name, []).append(path)
            if names[name] != 1:
                yield Problem("exhibit-reference", *_wrong(name, names), path, positions.of_value(path))
    if names or referred:
        yield from _unreferred(incident, referred, positions)


def _wrong(name: str, names: Counter[str]) -> tuple[str, str]:
    """What is wrong with a reference, and what would be right."""
    if names[name]:
        return f"the reference {quoted(f'exhibit:{name}')} leads to {names[name]} exhibits", "a name for each"
    message = f"the reference {quoted(f'exhibit:{name}')} leads to no exhibit"
    if not names:
        return message, "give the appendix a name, and refer to that; letters change with what is left out"
    return message, did_you_mean(name, names)


def _unreferred(
    incident: Incident, referred: dict[str, list[FieldPath]], positions: Positions
) -> Iterator[Problem]:
    """A finding for each; to speak of an exhibit is to speak of its parts, and the other way round."""
    appendices = incident.appendices
    numbers = exhibit_numbers(parts_among(appendices))
    for index, (appendix, number) in enumerate(zip(appendices, numbers, strict=True)):
        path: FieldPath = ("appendices", index)
        family = {each.name for each in appendices if _belong_together(each, appendix)} - {None}
        if not any(place[:2] != path for name in family for place in referred.get(str(name), ())):
            message = f"the text refers to Exhibit {number} nowhere"
            expected = f"[see](exhibit:{appendix.name})" if appendix.name else "a name, and a reference to it"
            location = positions.of_value(path)
            yield Problem("exhibit-unreferred", message, expected, path, location, Weight.FINDING)


def _belong_together(one: Appendix, other: Appendix) -> bool:
    """Whether they are the same, or one is a part of the other."""
    return (
        one is other
        or (one.name is not None and one.name == other.part_of)
        or (other.name is not None and other.name == one.part_of)
    )
