import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.evidence.listing import MOST_LINES, decode_listing, fit_for_print
from docgen.evidence.notes import Notes
from docgen.incident import AppendixKind
from docgen.printable import is_printable


def read(data: bytes, kind: AppendixKind = AppendixKind.LOG) -> tuple[str, list[str]]:
    notes = Notes()
    return fit_for_print(decode_listing(data, "a.log", notes), kind, "a.log", notes), notes.findings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_says_how_it_is_written_is_read_so(encoding: str) -> None:
    assert read("größer → 漢\n".encode(encoding)) == ("größer → 漢", [])


def test_utf_16_of_either_order_is_read() -> None:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert read(mark + "ä\r\nb".encode(encoding)) == ("ä\nb", [])


def test_what_is_no_utf_8_is_read_as_windows_1252_and_said_to_be() -> None:
    text, (finding,) = read(b"first\nprice: 5 \x80 caf\xe9\n")
    assert text == "first\nprice: 5 € café"
    assert "Windows-1252" in finding
    assert "line 2" in finding


def test_bytes_without_meaning_in_windows_1252_are_shown_as_marks() -> None:
    text, findings = read(b"a\x81b\xe9")
    assert text == "a‹U+0081›bé"
    assert len(findings) == 2


def test_utf_8_cut_within_a_character_stays_utf_8() -> None:
    text, (finding,) = read("größer → ä".encode()[:-1])
    assert text == "größer → ‹C3›"
    assert "no UTF-8" in finding


def test_half_a_utf_16_character_is_said() -> None:
    text, (finding, mark) = read(b"\xff\xfea\x00b")
    assert text == "a‹U+FFFD›"
    assert "UTF-16" in finding
    assert "‹U+FFFD›" in mark


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x1f\x8b\x08" + bytes(20), "application/gzip"),
        (b"PK\x03\x04rest", "application/zip"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"a\x00b\x00c\x00", "full of the byte 00"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        read(data)


def test_a_drawing_may_be_shown_as_text() -> None:
    assert read(b"<svg/>")[0] == "<svg/>"


def test_tabs_are_wide_in_logs_and_narrow_in_configuration() -> None:
    assert read(b"a\tb")[0] == "a       b"
    assert read(b"a\tb", AppendixKind.CONFIG)[0] == "a   b"


def test_line_ends_are_one_kind_and_none_stands_at_the_end() -> None:
    assert read(b"a\r\nb\rc\n\nd  \n\n")[0] == "a\nb\nc\n\nd  "


def test_an_empty_file_is_a_finding() -> None:
    for data in (b"", b"\n\n", b"\xef\xbb\xbf"):
        assert read(data)[1] == ["a.log is empty"]


def test_too_many_lines_are_refused() -> None:
    assert read(b"a\n" * (MOST_LINES - 1))
    with pytest.raises(DataError, match="200,001 lines"):
        read(b"a\n" * MOST_LINES)


@given(st.binary(max_size=300))
def test_arbitrary_bytes_become_printable_text_or_an_error(data: bytes) -> None:
    try:
        text, _findings = read(data)
    except DataError:
        return
    assert all(is_printable(line) for line in text.split("\n"))
    assert "\t" not in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_good_text_stays_what_it_was(text: str) -> None:
    notes = Notes()
    assert decode_listing(("x" + text).encode(), "a.log", notes) == "x" + text
    assert not notes.done
