"""Rules of the package: each member has its own name and a type, and is led to; nothing leads nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from conformance.docx_subject import Package, R, found
from conformance.finding import Finding

_TYPES = "[Content_Types].xml"


def members(package: Package) -> Iterator[Finding]:
    names = Counter(name.lower() for name in package.members)
    for name, times in names.items():
        if times > 1:
            yield found("member-name", f"the file has {times} members of one name", name)
    yield from _types(package)
    yield from _targets(package)
    yield from _uses(package)


def _types(package: Package) -> Iterator[Finding]:
    types = package.root(_TYPES)
    endings = {line.get("Extension", "").lower() for line in types if line.tag.endswith("}Default")}
    named = Counter(line.get("PartName", "").lower() for line in types if line.tag.endswith("}Override"))
    for name in package.members:
        ending = name.rpartition(".")[2].lower()
        if name != _TYPES and f"/{name}".lower() not in named and ending not in endings:
            yield found("content-type", "it has no content type", name)
    present = {f"/{name}".lower() for name in package.members}
    for name, times in named.items():
        if name not in present:
            yield found("content-type", "a content type is told of a part that is not there", name)
        if times > 1:
            yield found("content-type", f"its content type is told {times} times", name)


def _targets(package: Package) -> Iterator[Finding]:
    present = set(package.members)
    led_to = {line.target for line in package.relationships if not line.external}
    for line in package.relationships:
        if not line.external and line.target not in present:
            yield found("target", f"{line.name} leads to {line.target}, which is not there", line.source)
    for name in package.members:
        if name != _TYPES and not name.endswith((".rels", "/")) and name not in led_to:
            yield found("orphan", "nothing leads to it", name)


def _uses(package: Package) -> Iterator[Finding]:
    for part, root in package.roots.items():
        if part.endswith(".rels"):
            continue
        lines = Counter(line.name for line in package.relationships if line.source == part)
        for name, times in lines.items():
            if times > 1:
                yield found("relationship-id", f"{times} relationships are called {name}", part)
        for element in root.iter("*"):
            for attribute, value in element.attrib.items():
                if attribute.startswith(R) and value and value not in lines:
                    yield found("relationship", f"there is no relationship {value}", part)
