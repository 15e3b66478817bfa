"""Whatever is written as YAML, JSON or TOML reads back equal, in its place; whatever else is an error."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.location import FieldPath
from docgen.readers import Source, read_bytes
from docgen.readers.lines import Lines

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
KEY = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


def nested(scalars: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    inner = st.recursive(
        scalars,
        lambda each: st.lists(each, max_size=4) | st.dictionaries(KEY, each, max_size=4),
        max_leaves=12,
    )
    return st.dictionaries(KEY, inner, min_size=1, max_size=5)


def leaves(value: Any, path: FieldPath = ()) -> dict[FieldPath, Any]:
    """Every value that holds no other, by its path."""
    if isinstance(value, dict) and value:
        return {at: leaf for key, each in value.items() for at, leaf in leaves(each, (*path, key)).items()}
    if isinstance(value, list) and value:
        return {
            at: leaf for index, each in enumerate(value) for at, leaf in leaves(each, (*path, index)).items()
        }
    return {path: value}


def as_written(value: Any) -> Any:
    """Numbers as the text that JSON writes."""
    match value:
        case dict():
            return {key: as_written(each) for key, each in value.items()}
        case list():
            return [as_written(each) for each in value]
        case bool() | None | str():
            return value
    return json.dumps(value)


def after(source: Source, text: str, path: FieldPath, *, key: bool = False) -> str:
    """The text that begins at the place of a key or a value."""
    place = source.positions.of_key(path) if key else source.positions.of_value(path)
    assert place.line is not None
    assert place.column is not None
    return text[Lines(text).offset(place.line, place.column) :]


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


@given(nested(TEXT | NUMBERS | st.booleans() | st.none()), st.sampled_from([None, 0, 3]), st.booleans())
def test_json_reads_back(data: dict[str, Any], indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(data, indent=indent, ensure_ascii=ascii_only)
    source = read_bytes(text.encode(), "x.json")
    assert source.data == as_written(data)
    decoder = json.JSONDecoder()
    for path, leaf in leaves(data).items():
        assert decoder.raw_decode(after(source, text, path))[0] == leaf
        if isinstance(path[-1], str):
            assert decoder.raw_decode(after(source, text, path, key=True))[0] == path[-1]


class WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


@given(nested(TEXT), st.sampled_from([None, '"', "'"]), st.booleans(), st.booleans())
def test_yaml_reads_back(data: dict[str, Any], style: str | None, flow: bool, unicode: bool) -> None:
    unicode = unicode and not set("\x85\u2028\u2029") & set(
        json.dumps(data, ensure_ascii=False)
    )  # YAML 1.1's
    text = yaml.dump(
        data,
        Dumper=WithoutAliases,
        default_style=style,
        default_flow_style=flow,
        allow_unicode=unicode,
        width=10**6,
    )
    text = text.replace("!!str ", "")
    source = read_bytes(text.encode(), "x.yaml")
    assert source.data == data
    for path, leaf in leaves(data).items():
        if isinstance(leaf, str) and style == '"':
            assert first_scalar(after(source, text, path)) == leaf
        if isinstance(path[-1], str) and style == '"':
            assert first_scalar(after(source, text, path, key=True)).startswith(path[-1])


def first_scalar(text: str) -> str:
    """The scalar that a text begins with; what follows it belongs to somebody else."""
    for token in yaml.scan(text.removeprefix("? ")):
        if isinstance(token, yaml.ScalarToken):
            return str(token.value)
    raise AssertionError("no scalar stands here")


def toml(data: dict[str, Any]) -> str:
    """Tables at the top as headers, everything else on one line."""
    plain = {key: value for key, value in data.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in data.items() if isinstance(value, dict)}
    lines = [f"{string(key)} = {toml_value(value)} # remark" for key, value in plain.items()]
    for name, table in tables.items():
        lines.append(f"[ {string(name)} ]")
        lines += [f"{string(key)}={toml_value(value)}" for key, value in table.items()]
    return "\n".join(lines)


def string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def toml_value(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{string(key)} = {toml_value(each)}" for key, each in value.items()) + "}"
        case list():
            return "[\n" + ",\n".join(map(toml_value, value)) + "]"
        case str():
            return string(value)
        case bool():
            return str(value).lower()
    return repr(value)


@given(nested(TEXT | st.integers() | st.booleans()))
def test_toml_reads_back(data: dict[str, Any]) -> None:
    text = toml(data)
    assert tomllib.loads(text) == data
    source = read_bytes(text.encode(), "x.toml")
    assert source.data == as_written(data)
    decoder = json.JSONDecoder()
    for path, leaf in leaves(data).items():
        if isinstance(leaf, str | int):
            assert decoder.raw_decode(after(source, text, path))[0] == leaf
        if isinstance(path[-1], str) and leaf != {}:
            assert decoder.raw_decode(after(source, text, path, key=True))[0] == path[-1]


SYNTAX = st.text(
    st.sampled_from("{}[]()\"'`:,.=-+#&*!|>%@?~\\/ \t\n\r0129abtruenfxTZ_<ü😀\u2028\ufeff\x00"), max_size=60
)


@pytest.mark.parametrize("format_", ["yaml", "json", "toml", None])
@given(data=st.binary(max_size=60) | SYNTAX.map(lambda text: text.encode()))
def test_whatever_the_bytes_it_is_data_or_an_error_of_the_data(data: bytes, format_: str | None) -> None:
    try:
        source = read_bytes(data, "x", format_)
    except DataError as error:
        assert error.problems
        assert all(problem.location.file == "x" and problem.message for problem in error.problems)
    else:
        assert isinstance(source.data, dict)
        for path in leaves(source.data):
            assert source.positions.of_value(path).line is not None
            assert path in source.positions.values or source.format == "toml"


@given(SYNTAX)
def test_what_toml_takes_docgen_takes(text: str) -> None:
    try:
        expected = tomllib.loads(text)
    except ValueError:
        expected = {}
    if expected:
        assert leaves(read_bytes(text.encode(), "x.toml").data).keys() == leaves(expected).keys()


@given(SYNTAX)
def test_what_json_takes_docgen_takes(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        expected = None
    if isinstance(expected, dict) and "NaN" not in text:
        assert read_bytes(text.encode(), "x.json").data == as_written(expected)
