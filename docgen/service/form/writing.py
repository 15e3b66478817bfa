"""From changed data to the text of the file: what has not changed stays as it was written.

Every text is read back before it is given away, and has to hold exactly the data that are meant. Where a
YAML text cannot be changed in its places, it is written anew in the order of the template, and that is said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from docgen.errors import DataError
from docgen.location import Location
from docgen.problem import Problem
from docgen.readers import Data, Source, read_bytes
from docgen.service.form.json_text import write_json
from docgen.service.form.order import in_order
from docgen.service.form.yaml_block import Writer, all_as_text
from docgen.service.form.yaml_node import comments_of, tree_of
from docgen.service.form.yaml_splice import Splicer, UnkeptError

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text with changed data.

    Args:
        text: the text; without a change it is the one that was given.
        format: ``yaml`` or ``json``.
        whole: whether the whole text was written anew, in the order of the template, because it could not be
            changed in its places.
        lost: the comments that went, with a row that was removed or since there was no place left for them.
    """

    text: str
    format: str
    whole: bool = False
    lost: tuple[str, ...] = ()


def rewrite(text: str, data: Data, name: str = "incident.yaml") -> Rewritten:
    """Put data into the text that they came from.

    Args:
        text: the text as it is, in YAML or JSON.
        data: what it is to hold.
        name: what the file is called; the suffix tells the format.

    Raises:
        DataError: the text cannot be read, is TOML, or has grown too large.
    """
    source = read_bytes(text.encode("utf-8", "surrogatepass"), name)
    if source.format == "toml":
        expected = "the text changed to YAML first"
        raise DataError([Problem("format", "a form writes YAML and JSON, and this is TOML", expected)])
    if source.data == data:
        return Rewritten(text, source.format)
    if source.format == "json":
        return Rewritten(_proved(write_json(text.removeprefix(_MARK), data), data, source), "json")
    return _rewritten_yaml(text, data, source)


def as_yaml(source: Source) -> Rewritten:
    """The data of a file in any format as YAML, in the order of the template; comments are not kept.

    Raises:
        DataError: they hold what YAML cannot, or too much.
    """
    data = _meant(source.data)
    return Rewritten(_proved(_anew(data), data, source, "yaml"), "yaml", whole=True)


def _rewritten_yaml(text: str, data: Data, source: Source) -> Rewritten:
    meant = _meant(data)
    body = text.removeprefix(_MARK)
    before = comments_of(body)
    try:
        spliced = Splicer(body).changed(tree_of(body), source.data, meant)
        new, whole = _proved(spliced, meant, source), False
    except (UnkeptError, DataError):
        new, whole = _proved(_anew(meant), meant, source), True
    lost = Counter(before) - Counter(comments_of(new))
    mark = _MARK if body is not text and text.startswith(_MARK) else ""
    return Rewritten(mark + new, "yaml", whole, tuple(lost.elements()))


def _meant(data: Data) -> Data:
    meant = all_as_text(data)
    assert isinstance(meant, dict)  # noqa: S101 - it was one
    return meant


def _anew(data: Data) -> str:
    ordered = in_order(data)
    assert isinstance(ordered, dict)  # noqa: S101 - it was one
    return Writer().lines(ordered, 0) + "\n" if ordered else "{}\n"


def _proved(text: str, data: Data, source: Source, format_: str | None = None) -> str:
    """The text, if it holds the data.

    Raises:
        DataError: it does not, or cannot be read.
    """
    written = text.encode("utf-8", "surrogatepass")
    if read_bytes(written, source.name, format_ or source.format).data == data:
        return text
    message = "the data cannot be written as they are meant"
    raise DataError(
        [Problem("format", message, "a change in the text itself", location=Location(source.name))]
    )
