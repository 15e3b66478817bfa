"""What libyaml says when it gives up, in words for somebody who writes YAML once a month."""

from __future__ import annotations

from yaml import Mark, MarkedYAMLError

from docgen.readers.survey import MAX_DEPTH

_QUOTES = "put the text in quotes"
_INDENT = "keys of one level begin in the same column"
_PLAIN = {
    "mapping values are not allowed in this context": (
        "a colon stands where no key can be",
        f"{_QUOTES}, or begin the key on a line of its own",
    ),
    "block sequence entries are not allowed in this context": (
        "a list begins on the line of its key",
        "begin it on the next line",
    ),
    "could not find expected ':'": ("no colon follows this", "key: value"),
    "did not find expected key": (
        "this line fits nothing before it",
        f"{_INDENT}; text after a closing quotation mark is not allowed",
    ),
    "did not find expected '-' indicator": (
        "a list goes on with something else",
        "a dash in the same column",
    ),
    "did not find expected ',' or ']'": ("the list in brackets is not closed", "a comma or ]"),
    "did not find expected ',' or '}'": ("the mapping in braces is not closed", "a comma or }"),
    "did not find expected node content": ("a value is missing or begins wrongly", _QUOTES),
    "found unexpected end of stream": ("the quotation mark is not closed", "a closing quotation mark"),
    "found unexpected document indicator": ("the quotation mark is not closed", "a closing quotation mark"),
    "found unknown escape character": (
        "an unknown escape stands in double quotes",
        r"a backslash itself is written \\, or use single quotes",
    ),
    "found invalid Unicode character escape code": (
        "an escape stands for no character",
        r"a character beyond U+FFFF is written \U and eight digits",
    ),
    "did not find expected <document start>": ("something follows the end of the document", "one document"),
    "did not find expected comment or line break": ("something follows | or >", "the text on the next line"),
    "found a tab character where an indentation space is expected": ("a tab indents this line", "spaces"),
    "found a tab character that violates indentation": ("a tab indents this line", "spaces"),
    "exceeded maximum nesting depth": ("the data is nested too deeply", f"at most {MAX_DEPTH} levels"),
    "found incompatible YAML document": ("this version of YAML is not read", "%YAML 1.2, or nothing"),
}
_AT_OPENING = {"found unexpected end of stream", "found unexpected document indicator"}


def explain(error: MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """Where it is, what is wrong, and what would be right."""
    problem = error.problem or ""
    mark = error.context_mark if problem in _AT_OPENING else error.problem_mark
    offset = _offset(mark or error.problem_mark or error.context_mark)
    if problem == "found character that cannot start any token":
        return (offset, *_odd_start(text[offset : offset + 1]))
    message, expected = _PLAIN.get(problem, (f"this is not YAML: {problem or error}", ""))
    return offset, message, expected


def _odd_start(character: str) -> tuple[str, str]:
    if character == "\t":
        return "a tab indents this line", "spaces"
    return f"a value cannot begin with {character}", _QUOTES


def _offset(mark: Mark | None) -> int:
    return mark.index if mark else 0
