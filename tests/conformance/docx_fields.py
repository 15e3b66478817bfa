"""Rules of fields: each begins and ends, leads to a bookmark that is there, and counts without a gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from conformance.docx_subject import Package, W, found, place_of
from conformance.finding import Finding


@dataclass
class _Field:
    begin: etree._Element
    instruction: str = ""
    result: str = ""
    separated: bool = False

    @property
    def words(self) -> list[str]:
        return self.instruction.split()


def fields(package: Package) -> Iterator[Finding]:
    targets = {
        start.get(f"{W}name", "").lower()
        for _, root in package.stories()
        for start in root.iter(f"{W}bookmarkStart")
    }
    counted: dict[str, int] = {}
    for part, root in package.stories():
        whole, problems = _read(part, root)
        yield from problems
        for field in whole:
            yield from _leads(part, field, targets)
            yield from _counts(part, field, counted)
        for link in root.iter(f"{W}hyperlink"):
            anchor = link.get(f"{W}anchor")
            if anchor and anchor.lower() not in targets:
                yield found("anchor", f"there is no bookmark {anchor}", place_of(part, link))


def _read(part: str, root: etree._Element) -> tuple[list[_Field], list[Finding]]:
    """The fields of a part in the order of their beginnings, and what is wrong with their marks."""
    fields: list[_Field] = []
    open_fields: list[_Field] = []
    problems: list[Finding] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t", f"{W}fldSimple"):
        kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else ""
        if element.tag == f"{W}fldSimple":
            words = "".join(element.itertext(f"{W}t"))
            fields.append(_Field(element, element.get(f"{W}instr", ""), words, separated=True))
        elif kind == "begin":
            open_fields.append(_Field(element))
            fields.append(open_fields[-1])
        elif not open_fields:
            if element.tag != f"{W}t":
                problems.append(found("field", "a field goes on that has not begun", place_of(part, element)))
        elif kind == "separate":
            if open_fields[-1].separated:
                problems.append(found("field", "a field has two results", place_of(part, element)))
            open_fields[-1].separated = True
        elif kind == "end":
            open_fields.pop()
        elif element.tag == f"{W}instrText" and not open_fields[-1].separated:
            open_fields[-1].instruction += element.text or ""
        elif element.tag == f"{W}t" and open_fields[-1].separated:
            open_fields[-1].result += element.text or ""
    problems += [found("field", "a field does not end", place_of(part, field.begin)) for field in open_fields]
    return fields, problems


def _leads(part: str, field: _Field, targets: set[str]) -> Iterator[Finding]:
    if not field.words:
        yield found("field", "a field says nothing of what it is", place_of(part, field.begin))
    elif field.words[0] in {"REF", "PAGEREF"}:
        target = field.words[1] if len(field.words) > 1 else ""
        if target.lower() not in targets:
            yield found("field-target", f"there is no bookmark {target!r}", place_of(part, field.begin))


def _counts(part: str, field: _Field, counted: dict[str, int]) -> Iterator[Finding]:
    if len(field.words) < 2 or field.words[0] != "SEQ":
        return
    series = field.words[1]
    number = counted[series] = _next(field.words, counted.get(series, 0))
    expected = _letters(number) if "ALPHABETIC" in field.words else str(number)
    if field.result != expected:
        yield found("sequence", f"{series} {field.result} comes for {expected}", place_of(part, field.begin))


def _next(words: list[str], last: int) -> int:
    r"""The number of a field: that after the last; with ``\c`` the last again, with ``\r`` the one named."""
    if r"\c" in words:
        return last
    again = words.index(r"\r") if r"\r" in words else -1
    return last + 1 if again < 0 else int(words[again + 1])


def _letters(number: int) -> str:
    """How Word counts in letters: after Z comes AA, then BB."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (times + 1)
