"""Sanitizing a text: marks, numbers, places, and what is never shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.sanitizing import USUAL_RULES, Candidate, Hit, Numbering, Rule, sanitize
from docgen.sanitizing.windows import LONGEST_LINE, OVERLAP, windows
from sanitizing.labelled import load_sample

KEY = "AKI" + "AIOSFODNN7EXAMPLE"
OTHER_KEY = "AKI" + "AI44QH8DHBEXAMPLE"
PIECES = [each.text for each in load_sample()]


def test_a_mark_says_kind_and_number_and_the_same_secret_has_the_same() -> None:
    made = sanitize(f"{KEY} then {OTHER_KEY} then {KEY}")
    assert made.text == "[REDACTED:aws-key #1] then [REDACTED:aws-key #2] then [REDACTED:aws-key #1]"


def test_each_kind_counts_by_itself_and_a_document_counts_through() -> None:
    numbering = Numbering()
    first = sanitize(f"{KEY} 8.8.4.4", numbering=numbering)
    second = sanitize(f"1.1.1.1 {OTHER_KEY} 8.8.4.4 {KEY}", numbering=numbering)
    assert first.text == "[REDACTED:aws-key #1] [REDACTED:ip-address #1]"
    assert second.text == (
        "[REDACTED:ip-address #2] [REDACTED:aws-key #2] [REDACTED:ip-address #1] [REDACTED:aws-key #1]"
    )


def test_a_hit_says_where_in_lines_and_characters() -> None:
    made = sanitize(f"καλημέρα\nκλειδί: «{KEY}», 8.8.4.4")
    assert made.hits == (
        Hit(2, 10, "aws-key", "aws-access-key", 1),
        Hit(2, 33, "ip-address", "ipv4", 1),
    )


def test_a_private_key_gives_way_to_one_mark_and_lines_after_it_keep_their_numbers_in_hits() -> None:
    key = "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw\n-----END PRIVATE KEY-----"
    made = sanitize(f"+{key}\n+host: 8.8.4.4\n")
    assert made.text == "+[REDACTED:private-key #1]\n+host: [REDACTED:ip-address #1]\n"
    assert [(hit.line, hit.column) for hit in made.hits] == [(1, 2), (4, 8)]


def test_a_putty_key_is_found_by_its_count_of_lines() -> None:
    body = "\n".join(["AAAAIQDKx8b0vJ0pRmXc6y3nP9oX0i1k2sZb1uQ4cV7x5yTz1234567890abcdef"] * 3)
    made = sanitize(f"Private-Lines: 3\n{body}\nPrivate-MAC: none")
    assert made.text == "[REDACTED:private-key #1]\nPrivate-MAC: none"


def test_the_key_after_one_that_is_cut_off_is_found_and_what_is_between_stays() -> None:
    begin = "-----BEGIN " + "RSA PRIVATE KEY-----"
    made = sanitize(
        f"{begin}\nMIIEowIBAAKCAQEA0Z3VS5JJcds3xfn\nERROR: next request\n"
        f"{begin}\nMIIE\n-----END RSA PRIVATE KEY-----"
    )
    assert made.text == "[REDACTED:private-key #1]\nERROR: next request\n[REDACTED:private-key #2]"


def test_what_touches_a_secret_is_found_too() -> None:
    made = sanitize(f"{KEY}\n{KEY}{OTHER_KEY}")
    assert KEY not in sanitize(f"x://a:pw@{KEY}").text
    assert made.text.startswith("[REDACTED:aws-key #1]\n")


def test_a_mark_in_the_text_is_left_alone() -> None:
    text = "password=[REDACTED:password #4] Cookie: [REDACTED:cookie #1]"
    assert sanitize(text).text == text


def test_a_text_without_finds_is_the_text_itself() -> None:
    text = "nothing here, not even at 10:15:30"
    assert sanitize(text).text is text


def test_lone_surrogates_stay_and_count_one() -> None:
    made = sanitize(f"\ud800é {KEY} \udfff")
    assert made.text == "\ud800é [REDACTED:aws-key #1] \udfff"
    assert made.hits[0].column == 4


def test_nothing_shows_what_was_found() -> None:
    numbering = Numbering()
    made = sanitize(f"token {KEY}", numbering=numbering)
    shown = f"{made!r} {made.hits!r} {numbering!r} {Candidate(KEY, KEY, KEY)!r}"
    assert KEY not in shown
    assert "AKIA" not in shown


def test_a_rule_of_ones_own_is_asked() -> None:
    rule = Rule("badge", "badge", r"BDG-(?P<secret>[0-9]{6})")
    assert sanitize("by BDG-204118", (rule,)).text == "by BDG-[REDACTED:badge #1]"


def test_of_finds_that_overlap_the_longest_names_the_kind_and_all_of_them_goes() -> None:
    rules = (Rule("a", "a", "bcd"), Rule("b", "b", "cdefg"), Rule("c", "c", "h"))
    assert sanitize("abcdefgh", rules).text == "a[REDACTED:b #1][REDACTED:c #1]"


@pytest.mark.parametrize(
    "offset", [0, 1, OVERLAP - 10, LONGEST_LINE - OVERLAP - 10, LONGEST_LINE - 10, 3 * LONGEST_LINE]
)
def test_a_secret_is_found_wherever_it_stands_in_a_long_line(offset: int) -> None:
    text = "é" * (offset // 2) + " " + KEY + " " + "x" * (2 * LONGEST_LINE)
    assert sanitize(text).text == text.replace(KEY, "[REDACTED:aws-key #1]")


def test_a_secret_longer_than_a_window_goes_whole() -> None:
    made = sanitize(f"password={'A1' * 2 * LONGEST_LINE} end")
    assert made.text == "password=[REDACTED:password #1] end"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from([0, 1, 7, 100, LONGEST_LINE - 1, LONGEST_LINE, LONGEST_LINE + 1, 40_000]), max_size=6
    )
)
def test_windows_cover_a_text_and_each_byte_is_somebodys_own(lengths: list[int]) -> None:
    data = "\n".join("é" * (length // 2) for length in lengths).encode()
    own = bytearray(len(data))
    for window in windows(data):
        assert window.end - window.start <= max(len(data), LONGEST_LINE)
        for index in range(window.start, window.own_end):
            own[index] += 1
        data[window.start : window.end].decode()
    assert all(count == 1 or data[index] == 10 for index, count in enumerate(own))


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=6),
    st.sampled_from(["\n", " ", ", "]),
)
def test_what_was_sanitized_holds_nothing_more(pieces: list[str], between: str) -> None:
    made = sanitize(between.join(pieces))
    assert sanitize(made.text).text == made.text


@settings(deadline=None, max_examples=60)
@given(st.text(), st.lists(st.sampled_from(PIECES), max_size=3))
def test_hits_lead_to_marks(text: str, pieces: list[str]) -> None:
    """Line and column are those of the original: putting the marks in by hand gives the same beginnings."""
    original = "\n".join([text, *pieces])
    made = sanitize(original)
    lines = original.split("\n")
    for hit in made.hits:
        assert 1 <= hit.column <= len(lines[hit.line - 1]) + 1
    assert made.text.count("[REDACTED:") >= len(made.hits)
    assert list(made.hits) == sorted(made.hits, key=lambda hit: (hit.line, hit.column))


def test_the_usual_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in USUAL_RULES]
    assert len(ids) == len(set(ids))
