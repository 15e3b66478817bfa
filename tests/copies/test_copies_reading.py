"""Lists of recipients: read to the letter, refused with everything that is wrong, never interpreted."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.copies import MOST_COPIES, Copy, read_copies
from docgen.copies.reading import MOST_BYTES
from docgen.errors import DataError


def told(text: str | bytes) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(DataError) as caught:
        read_copies(data, "list.csv")
    return [str(problem) for problem in caught.value.problems]


def test_copies_count_from_one_where_the_list_does_not_number_them() -> None:
    copies = read_copies(b"recipient\nAda\nBo\n", "list.csv")
    assert copies == (Copy(1, 2, "Ada"), Copy(2, 2, "Bo"))
    assert [copy.designation for copy in copies] == ["Copy 1 of 2 – Ada", "Copy 2 of 2 – Bo"]


def test_numbers_may_have_gaps_and_any_order() -> None:
    text = "Number, Recipient,Organization,E-Mail\n12,Bo,,bo@example.org\n3,Ada,House,ada@example.org\n"
    copies = read_copies(text.encode("utf-8-sig"), "list.csv")
    assert copies == (
        Copy(3, 12, "Ada", "House", "ada@example.org"),
        Copy(12, 12, "Bo", "", "bo@example.org"),
    )
    assert [copy.label for copy in copies] == ["copy-03", "copy-12"]
    assert copies[0].designation == "Copy 3 of 12 – Ada, House"


def test_everything_wrong_is_told_at_once_by_its_line() -> None:
    text = (
        "number,recipient,email\n"
        "1,Ada,ada@example.org\n"
        "\n"
        '1,"Bo\nLee",nonsense\n'
        "x,,a@example.org,more\n"
        "02,  ada ,ADA@example.org\n"
        "7,,c@example.org\n"
    )
    assert told(text) == [
        "list.csv:3: the line is empty (a recipient, or no line)",
        "list.csv:4: recipient: 'Bo\\nLee' cannot be printed on a line (letters and signs alone)",
        "list.csv:4: email: 'nonsense' is no address of e-mail (name@example.org)",
        "list.csv:4: number: '1' is on line 2, too (each copy once, for one recipient)",
        "list.csv:6: the line has 4 cells (3, as the heading has)",
        "list.csv:7: number: '02' is no number of a copy (1 to 9999)",
        "list.csv:7: recipient: 'ada' is on line 2, too (each copy once, for one recipient)",
        "list.csv:7: email: 'ADA@example.org' is on line 2, too (each copy once, for one recipient)",
        "list.csv:8: recipient: it is empty (the recipient of each copy, or no such column)",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "list.csv:1: the list has no heading"),
        ("recipient\n", "list.csv:1: nobody is on the list"),
        ("recipent\nAda\n", "did you mean 'recipient'?"),
        ("email\na@example.org\n", "list.csv:1: the column 'recipient' is missing"),
        ("recipient,recipient\nAda,Bo\n", "list.csv:1: the column 'recipient' stands 2 times (once)"),
        ("recipient;email\nAda;a@example.org\n", "commas between the columns"),
        ('recipient\n"Ada\n', "list.csv:2: the line is no CSV"),
        ('recipient\n"Ada"x\n', "list.csv:2: the line is no CSV"),
        ("recipient\nA\u202ea\n", "cannot be printed on a line"),
        ("recipient\nA\0a\n", "cannot be printed on a line"),
        (f"recipient\n{'A' * 61}\n", "list.csv:2: recipient: it has 61 characters (at most 60)"),
        (b"recipient\n\xff\n", "list.csv:2:1: the byte FF is no UTF-8 text"),
    ],
)
def test_what_is_no_list_is_refused(text: str | bytes, message: str) -> None:
    assert message in "\n".join(told(text))


def test_a_list_has_bounds() -> None:
    assert "at most" in told(b"recipient\n" + b"x" * MOST_BYTES)[0]
    many = "recipient\n" + "".join(f"r{number}\n" for number in range(MOST_COPIES + 1))
    assert told(many) == [f"list.csv:{MOST_COPIES + 2}: there are more than 1,000 recipients (fewer)"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "@SUM(A1)", "+49 30 1", "<b>Ada</b>", "{{ 7 }}", "../../etc", "[a](b)"]
)
def test_a_cell_is_text_and_nothing_else(cell: str) -> None:
    (copy,) = read_copies(f"recipient\n{cell}\n".encode(), "list.csv")
    assert copy.designation == f"Copy 1 of 1 – {cell}"
    assert copy.label == "copy-1"


@given(st.binary(max_size=200) | st.text(alphabet='recipient,"\n\r\0;= 19', max_size=80).map(str.encode))
def test_whatever_comes_is_read_or_refused(data: bytes) -> None:
    try:
        copies = read_copies(data, "list.csv")
    except DataError as error:
        assert error.problems
    else:
        assert len({copy.number for copy in copies}) == len(copies) > 0


NAMES = st.text(alphabet="aä,\"'; -", min_size=1, max_size=9).filter(str.strip)


@given(st.lists(NAMES, min_size=1, unique_by=lambda name: " ".join(name.casefold().split())))
def test_what_a_spreadsheet_writes_is_read_back(names: list[str]) -> None:
    file = io.StringIO()
    csv.writer(file).writerows([["recipient"], *([name] for name in names)])
    copies = read_copies(file.getvalue().encode(), "list.csv")
    assert [copy.recipient for copy in copies] == [name.strip() for name in names]
