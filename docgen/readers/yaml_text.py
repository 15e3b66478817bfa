"""YAML 1.2 into data and positions, from PyYAML's stream of events.

PyYAML reads YAML 1.1; its events come before it gives anything a type, so a plain scalar stays the text it
was (only an empty one, ``~`` and ``null`` are nothing). Going through events needs no recursion: libyaml's
composer crashes the process on 200,000 brackets, its event stream does not.

Not read, because an incident has no use for it and a hostile file has: aliases (a billion laughs), merge
keys, tags, keys that are no text, several documents in a file.
"""

from __future__ import annotations

import re

import yaml

from docgen.location import FieldPath, Positions
from docgen.readers.source import Data, Value
from docgen.readers.survey import Survey
from docgen.readers.yaml_disguise import Disguise
from docgen.readers.yaml_fault import explain

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# YAML 1.2, production 1; the byte order mark stands only where a file begins.
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_NOTHING = {"", "~", "null"}


def parse_yaml(text: str, name: str) -> tuple[Data, Positions]:
    """Read one YAML document that holds a mapping.

    Raises:
        DataError: the text is not well-formed, is no mapping, is too deep or too large, or uses what is
            not read.
    """
    survey = Survey(text, name)
    if found := _NOT_YAML.search(text):
        message = f"the character U+{ord(found[0]):04X} cannot stand in YAML"
        survey.fail(found.start(), message, f'in double quotes write "\\u{ord(found[0]):04X}"')
    disguise = Disguise(text)
    builder = _Builder(survey, disguise)
    try:
        for event in yaml.parse(disguise.put_on(text), Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        offset, message, expected = explain(error, text)
        survey.fail(min(offset, len(text)), message, expected)
    except yaml.YAMLError as error:
        survey.fail(0, f"the file is not YAML: {error}")
    return builder.data(), survey.finish()


class _Open:
    """A mapping or a list that is being filled; ``key`` and ``inner`` belong to a value still to come."""

    def __init__(self, path: FieldPath, content: Data | list[Value]) -> None:
        self.path = path
        self.content = content
        self.key: str | None = None
        self.inner: FieldPath = ()

    @property
    def wants_key(self) -> bool:
        return isinstance(self.content, dict) and self.key is None


class _Builder:
    """Builds the data from events, with its own stack."""

    def __init__(self, survey: Survey, disguise: Disguise) -> None:
        self._survey = survey
        self._disguise = disguise
        self._stack: list[_Open] = []
        self._root: Value = None
        self._documents = 0

    def data(self) -> Data:
        """The mapping that the document holds."""
        if self._root is None or self._root == "":
            self._survey.fail(0, "the file is empty", "keys and values: title: …", "not-a-mapping")
        if not isinstance(self._root, dict):
            self._survey.fail(0, "the file holds no keys", "keys and values: title: …", "not-a-mapping")
        return self._root

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._begin_document(event)
            case yaml.ScalarEvent():
                self._refuse_tag(event)
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._refuse_tag(event)
                self._open(event, {})
            case yaml.SequenceStartEvent():
                self._refuse_tag(event)
                self._open(event, [])
            case yaml.CollectionEndEvent():
                self._stack.pop()
            case yaml.AliasEvent():
                message = "an alias is not read"
                self._survey.fault(_begin(event), message, "write the value out", "alias")
                self._add(None, event)

    def _begin_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            expected = "one document in a file"
            self._survey.fail(_begin(event), "a second document begins", expected, "several-documents")

    def _refuse_tag(self, event: yaml.NodeEvent) -> None:
        if event.tag is not None:  # type: ignore[attr-defined]  # of scalars and collections, not of aliases
            expected = "leave it out; docgen knows the type"
            self._survey.fault(_begin(event), "a tag is not read", expected, "tag")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = self._disguise.take_off(event.value)
        plain = event.style in {None, ""}
        if self._stack and self._stack[-1].wants_key:
            self._key(text, event, plain=plain)
        else:
            self._add(None if plain and text in _NOTHING else text, event)

    def _key(self, text: str, event: yaml.ScalarEvent, *, plain: bool) -> None:
        offset = _begin(event)
        holder = self._stack[-1]
        if plain and text in _NOTHING:
            self._survey.fault(offset, "a key is empty", "a name before the colon", "key-not-text")
        if plain and text == "<<":
            self._survey.fault(offset, "a merge key is not read", "write the keys out", "alias")
        holder.key = text
        holder.inner = self._survey.key(holder.path, text, offset)

    def _open(self, event: yaml.NodeEvent, content: Data | list[Value]) -> None:
        if self._stack and self._stack[-1].wants_key:
            message = "a list or a mapping stands where a key is wanted"
            self._survey.fail(_begin(event), message, "a name before the colon", "key-not-text")
        self._stack.append(_Open(self._add(content, event), content))

    def _add(self, value: Value, event: yaml.NodeEvent) -> FieldPath:
        """Put a value where it belongs; gives its path."""
        path: FieldPath = ()
        if not self._stack:
            self._root = value
        else:
            holder = self._stack[-1]
            if isinstance(holder.content, list):
                path = (*holder.path, len(holder.content))
                holder.content.append(value)
            elif holder.key is not None:
                path = holder.inner
                holder.content[holder.key] = value
                holder.key = None
            else:  # an alias where a key is wanted: told already, and the value after it has no key
                holder.key, holder.inner = "*", (*holder.path, "*")
                return holder.inner
        self._survey.value(path, _begin(event))
        return path


def _begin(event: yaml.Event) -> int:
    """The offset, in characters, at which an event begins."""
    return event.start_mark.index if event.start_mark else 0
