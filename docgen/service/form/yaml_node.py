"""Where everything of a YAML text stands: nodes with their spans, from PyYAML's events.

Offsets count characters. The text is one that :mod:`docgen.readers` has read: one document, no aliases, no
tags. A block collection ends where its last value does, not where the next thing begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from docgen.readers.yaml_disguise import Disguise

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"(?:^|(?<=[ \t\r\n]))#[^\r\n]*")
HEADER = re.compile(r"([|>][-+0-9]*)[ \t]*(#[^\r\n]*)?")
"""The first line of a block scalar, and the comment behind it."""


@dataclass(slots=True)
class Leaf:
    """A scalar; ``style`` is empty for a plain one, and what it begins with for others."""

    start: int
    end: int
    style: str = ""


@dataclass(slots=True)
class Slot:
    """A value with the key before it; an item of a list has none, and a span of nothing."""

    key: str
    key_start: int
    key_end: int
    node: Tree


@dataclass(slots=True)
class Branch:
    """A mapping or a list; ``flow`` where it stands in brackets or braces."""

    start: int
    end: int
    flow: bool
    mapping: bool
    slots: list[Slot] = field(default_factory=list)
    waiting: Slot | None = None


Tree = Leaf | Branch


def tree_of(text: str) -> Tree:
    """The nodes of a text."""
    root: Tree | None = None
    open_: list[Branch] = []
    for node in _nodes(text):
        if node is None:
            done = open_.pop()
            if not done.flow and done.slots:
                done.end = done.slots[-1].node.end
            continue
        if isinstance(node, int):
            open_.pop().end = node
            continue
        name, tree = node
        if not open_:
            root = tree
        elif not _took(open_[-1], name, tree):
            continue
        if isinstance(tree, Branch):
            open_.append(tree)
    assert root is not None  # noqa: S101 - the text was read before
    return root


def comments_of(text: str) -> list[str]:
    """All comments of a text, in order."""
    found: list[str] = []
    last = 0
    for node in _nodes(text):
        if not isinstance(node, tuple) or not isinstance(node[1], Leaf):
            continue
        leaf = node[1]
        found.extend(_COMMENT.findall(text, last, leaf.start))
        header = HEADER.match(text, leaf.start, leaf.end) if leaf.style in {"|", ">"} else None
        if header and header[2]:
            found.append(header[2])
        last = leaf.end
    found.extend(_COMMENT.findall(text, last))
    return [each.rstrip() for each in found]


def _nodes(text: str) -> Iterator[tuple[str, Tree] | int | None]:
    """Each scalar and each beginning of a collection; ``None`` or the offset of its end for an end."""
    flows: list[bool] = []
    disguise = Disguise(text)
    for event in yaml.parse(disguise.put_on(text), Loader=_LOADER):
        start = event.start_mark.index if event.start_mark else 0
        end = event.end_mark.index if event.end_mark else 0
        match event:
            case yaml.ScalarEvent():
                style = event.style or ""
                shown = text[start:end].rstrip() if style in {"|", ">"} else text[start:end]
                yield disguise.take_off(event.value), Leaf(start, start + len(shown), style)
            case yaml.CollectionStartEvent():
                flows.append(bool(event.flow_style))
                yield "", Branch(start, end, flows[-1], isinstance(event, yaml.MappingStartEvent))
            case yaml.CollectionEndEvent():
                yield end if flows.pop() else None


def _took(holder: Branch, name: str, tree: Tree) -> bool:
    """Give a node to what holds it; a key is kept for its value, and is no value."""
    if not holder.mapping:
        holder.slots.append(Slot("", tree.start, tree.start, tree))
    elif holder.waiting is None:
        holder.waiting = Slot(name, tree.start, tree.end, tree)
        return False
    else:
        holder.waiting.node = tree
        holder.slots.append(holder.waiting)
        holder.waiting = None
    return True
