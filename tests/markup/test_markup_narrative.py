import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    Foreign,
    Link,
    Metadata,
    OrderedList,
    Paragraph,
    Section,
    Table,
    Text,
    blocks_of,
    check,
    dump,
    inlines_of,
    number,
    plain_text,
    walk_blocks,
)
from docgen.document.shorthand import escape
from docgen.document.walk import walk_inlines
from docgen.markup import narrative, parse_blocks, parse_inlines, review


def document(text: str, *, sections: bool = True) -> Document:
    """The blocks in a document that has been numbered and checked, as a layout would have them."""
    return check(number(Document(Metadata("t"), parse_blocks(text, sections=sections))))


def shown(text: str, *, sections: bool = True) -> list[str]:
    return [line[2:] for line in dump(document(text, sections=sections)).splitlines()[2:]]


def seen(blocks: tuple[Block, ...]) -> str:
    """Everything that a reader can see of some blocks, addresses and languages included."""
    parts = []
    for block in walk_blocks(blocks):
        parts.append(plain_text(inlines_of(block)))
        parts += [each.url for each in walk_inlines(inlines_of(block)) if isinstance(each, Link)]
        if isinstance(block, CodeBlock):
            parts += [block.text, block.language]
        if isinstance(block, OrderedList):
            parts.append(" ".join(str(block.start + index) for index in range(len(block.items))))
    return " ".join(parts)


def test_inline_markup_becomes_meaning() -> None:
    text = "a *b* **c** ***d*** `e  f` [g](https://x.example/y 'h') <z@x.example>\\\ni\nj  \nk &amp; \\*l\\*"
    assert shown(text) == [
        "body a *b* **c** *{**d**}* `e  f` [g](https://x.example/y) (h) "
        r"[z@x.example](mailto:z@x.example) ⏎ i j ⏎ k & \*l\*"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](javascript:alert(1))", "a (javascript:alert(1))"),
        ("[a](JaVaScript:x)", "a (JaVaScript:x)"),
        ("[a](file:///etc/passwd)", "a (file:///etc/passwd)"),
        ("[a](data:text/html,x)", "a (data:text/html,x)"),
        ("[a](notes.md)", "a (notes.md)"),
        ("[a](#b)", "a (#b)"),
        ("[a](//x.example)", "a (//x.example)"),
        ("[a](http:)", "a (http:)"),
        ("[a]()", "a"),
        ("<ftp://x.example/y>", "ftp://x.example/y"),
        ("[a][r]\n\n[r]: ftp://x.example 'b'", "a (ftp://x.example) (b)"),
        (f"[a](http://x.example/{'y' * 3000})", f"a (http://x.example/{'y' * 3000})"),
    ],
)
def test_a_link_that_may_not_be_one_is_text_with_its_address(text: str, expected: str) -> None:
    assert shown(text) == [f"body {expected}"]
    if "(" in expected or "ftp" in expected:
        assert any("is shown as text with its address" in remark for remark in review(text))


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("[a](http://x.example)", "http://x.example"),
        ("[a](HTTPS://X.example)", "HTTPS://X.example"),
        ("[a](mailto:b@x.example)", "mailto:b@x.example"),
        ("[a](tel:+49301234)", "tel:+49301234"),
        ("[a](https://x.example/ü?q=ä#ö)", "https://x.example/%C3%BC?q=%C3%A4#%C3%B6"),
        ("[a](https://аpple.example)", "https://xn--pple-43d.example"),
        ("[a](<https://x.example/b c>)", "https://x.example/b%20c"),
    ],
)
def test_a_link_leads_where_it_says(text: str, url: str) -> None:
    assert shown(text) == [f"body [a]({url})"]
    assert review(text) == ()


def test_a_link_without_words_shows_its_address() -> None:
    assert shown("[](https://x.example)") == ["body [https://x.example](https://x.example)"]


def test_an_image_is_words_and_advice() -> None:
    text = '![the *load* of [a](https://y.example)](https://x.example/g.png "Grafana") and ![](g.png)'
    assert shown(text) == [
        r"body \[image: the load of a (https://y.example) (https://x.example/g.png) – Grafana\]"
        r" and \[image: (g.png)\]"
    ]
    assert any("add it as an appendix" in remark for remark in review(text))


def test_raw_html_is_text_exactly_as_typed() -> None:
    text = 'a <b class="*x*">bold</b> <!-- *no* --> <br/>'
    assert shown(text) == [f"body {escape(text, '*<')}"]
    assert len([remark for remark in review(text) if "raw HTML" in remark]) == 4
    assert shown("<div>\n*a*\n</div>\n\n<script>x</script>") == [
        r"body \<div> *a* \</div>",
        r"body \<script>x\</script>",
    ]


def test_lists_nest_and_keep_their_numbers() -> None:
    text = "- a\n\n  b\n- c\n\n  3. d\n  4. e\n     - f\n\n7) g"
    assert shown(text) == [
        "bullets",
        "  item",
        "    body a",
        "    body b",
        "  item",
        "    body c",
        "    ordered from 3",
        "      item",
        "        body d",
        "      item",
        "        body e",
        "        bullets",
        "          item",
        "            body f",
        "ordered from 7",
        "  item",
        "    body g",
    ]


def test_an_empty_item_and_an_empty_quote() -> None:
    (bullets,) = parse_blocks("-\n- a\n\n>")
    assert isinstance(bullets, BulletList)
    assert len(bullets.items) == 2
    assert all(item for item in bullets.items)


def test_code_is_kept_line_by_line() -> None:
    text = "```python title='x y'\n\tif a:\n\n\t\tb  *c*\n```\n\n    indented\n      more\n\n"
    text += "~~~sh\n~~~\n\n```\nopen"
    blocks = parse_blocks(text)
    assert [block for block in blocks if isinstance(block, CodeBlock)] == [
        CodeBlock("    if a:\n\n        b  *c*", ""),
        CodeBlock("indented\n  more", ""),
        CodeBlock("", "sh"),
        CodeBlock("open", ""),
    ]
    assert "title='x y'" in seen(blocks)
    assert parse_blocks("```c++\nx\n```") == (CodeBlock("x", "c++"),)


def test_tables_have_aligned_figures_and_columns_as_wide_as_their_words() -> None:
    text = (
        "| Host | Count | What happened |\n|:-|-:|:-:|\n| a | 12 | " + "words " * 30 + "|\n| b | | `x\\|y` |"
    )
    (table,) = parse_blocks(text)
    assert isinstance(table, Table)
    assert [column.figures for column in table.columns] == [False, True, False]
    host, count, what = (column.share for column in table.columns)
    assert host <= count < what
    assert what / host < 10
    assert table.summary == "Table of Host, Count, What happened"
    assert shown(text)[-4:] == ["  row", "    body b", "    (empty cell)", "    body `x|y`"]


def test_cells_beyond_the_last_column_and_rows_too_short_lose_nothing() -> None:
    text = "> | a | b |\n> |---|---|\n> | 1 | 2 | three | **four** |\n> | 5 |"
    assert shown(text)[-6:] == [
        "    row",
        "      body 1",
        "      body 2 | three | **four**",
        "    row",
        "      body 5",
        "      (empty cell)",
    ]
    assert any("three | **four**" in remark for remark in review(text))


def test_a_table_too_wide_for_a_page_is_shown_as_typed() -> None:
    text = "|" + "a|" * 30 + "\n|" + "-|" * 30 + "\n|" + "1|" * 30
    (block,) = parse_blocks(text)
    assert block == CodeBlock(text)
    assert any("more than 24 columns" in remark for remark in review(text))


def test_headings_nest_close_gaps_and_stay_within_bounds() -> None:
    text = "before\n\n### A\n\n# B\n\n#### C\n\ntext\n\n##### D\n\n###### E\n\n## F\n===\n\n#\n\nend"
    assert shown(text) == [
        "body before",
        "section (unnumbered) A",
        "section (unnumbered) B",
        "  section (unnumbered) C",
        "    body text",
        "    section (unnumbered) D",
        "      body **E**",
        "  section (unnumbered) F",
        "    body ===",
        "    body end",
    ]
    assert any("without words" in remark for remark in review(text))
    assert any("3 levels deep" in remark for remark in review(text))


def test_headings_within_quotes_and_items_and_where_no_section_can_stand_are_bold() -> None:
    assert shown("> # a\n\n- ## b") == ["quote", "  body **a**", "bullets", "  item", "    body **b**"]
    assert shown("# a\n\nb", sections=False) == ["body **a**", "body b"]


def test_a_break_in_a_heading_is_a_space() -> None:
    assert shown("a  \nb\n===") == ["section (unnumbered) a b"]


def test_definitions_that_no_link_uses_are_shown() -> None:
    text = "[a]\n\n[a]: https://x.example\n[a]: https://second.example\n[b]: https://y.example 'title'"
    assert shown(text) == [
        "body [a](https://x.example)",
        r"body \[a\]: https://second.example",
        r'body \[b\]: https://y.example "title"',
    ]
    assert len(review(text)) == 2


def test_rules_and_entities() -> None:
    assert shown("a\n\n***\n\n&copy; &#x41; &nbsp;b &unknown;") == [
        "body a",
        "rule",
        "body © A \xa0b &unknown;",
    ]


@pytest.mark.parametrize(
    "text", ["&#x202E;", "`a`&#xE0041;", "&#x1b;", "&#0;", "[a](http://x.example/&#x202e;)"]
)
def test_entities_bring_in_nothing_that_cannot_be_printed(text: str) -> None:
    document(text)
    check(Document(Metadata("t"), parse_blocks(text)))
    if "http" not in text:
        assert "‹U+" in seen(parse_blocks(text))
        assert any("‹U+" in remark for remark in review(text))


def test_a_line_end_by_entity_is_a_space() -> None:
    assert shown("a&#10;b&#9;c&#x2028;d") == ["body a b c d"]


def test_one_line_fields_have_no_blocks() -> None:
    assert [
        plain_text(parse_inlines(text)) for text in ("# a", "- b", "1. c", "> d", "    e", "f\n\n  g")
    ] == [
        "# a",
        "- b",
        "1. c",
        "> d",
        "e",
        "f g",
    ]
    assert parse_inlines("") == parse_inlines(" \n ") == ()
    assert plain_text(parse_inlines("[a]: https://x.example")) == "[a]: https://x.example"


def test_a_plain_text_gives_no_remarks() -> None:
    assert (
        review("# A\n\nSome *text*, 3 < 4, a > b, `<b>`.\n\n- [x](https://x.example)\n\n| a |\n|-|\n| b |")
        == ()
    )


def test_remarks_are_bounded() -> None:
    assert len(review(" ".join(f"<a{index}>" for index in range(500)))) <= 51


HOSTILE = {
    "quotes": ">" * 100_000 + "end",
    "quotes on lines": "\n".join(">" * depth + "a" for depth in range(200)) + "end",
    "lists": "- " * 50_000 + "end",
    "lists on lines": "".join(" " * (2 * depth) + "- a\n" for depth in range(200)) + "end",
    "brackets": "[" * 50_000 + "end",
    "images": "![" * 25_000 + "end",
    "nested images": "![" * 5_000 + "end" + "](x)" * 5_000,
    "stars": "*" * 100_000 + "end",
    "stars around": "*" * 20_000 + "end" + "*" * 20_000,
    "both stars": "*_" * 10_000 + "end" + "_*" * 10_000,
    "opened": "*a " * 20_000 + "b*" * 20_000 + "end",
    "backticks": "`a``b" * 20_000 + "end",
    "tags": "<a " * 30_000 + "end",
    "comments": "<!--" * 25_000 + "end",
    "entities": "&#x202e;" * 10_000 + "end",
    "links": "[a](b " * 10_000 + "end",
    "definitions": "[a]: b\n" * 10_000 + "\nend",
    "pipes": "|a|b|\n|-|-|\n" + "|x|\n" * 10_000 + "\nend",
    "spaces": " " * 100_000 + "end",
    "tabs": "a\n" + "\t" * 100_000 + "end",
    "lines": "\n" * 100_000 + "end",
    "headings": "# a\n" * 10_000 + "end",
    "mixed": "![[*_`<" * 10_000 + "end",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_ends_in_time_and_loses_nothing(kind: str) -> None:
    text = HOSTILE[kind]
    started = time.monotonic()
    made = document(text)
    inlines = parse_inlines(text)
    review(text)
    assert time.monotonic() - started < 20  # about 4 s at most where nothing else runs
    assert "end" in seen(made.blocks)
    assert "end" in plain_text(inlines)
    assert depth_of(made.blocks) < 40


def depth_of(blocks: tuple[Block, ...]) -> int:
    deepest, level = 0, list(blocks)
    while level:
        deepest += 1
        level = [inner for block in level for inner in blocks_of(block)]
    return deepest


def test_what_is_nested_too_deep_is_shown_as_typed() -> None:
    text = "> " * 30 + "a *b*\n" + "> " * 30 + "c"
    made = parse_blocks(text)
    assert "> a *b*\n" in seen(made)
    assert any("nested" in remark for remark in review(text))


def test_emphasis_nested_too_deep_is_flattened() -> None:
    text = "*a **a " * 50 + "b" + "** *" * 0 + "a**a*" * 50
    made = parse_inlines(text)
    assert plain_text(made).count("a") == 200
    deepest, level = 0, list(made)
    while level:
        deepest += 1
        level = [inner for inline in level for inner in getattr(inline, "children", ())]
    assert 30 < deepest <= 42
    assert any("emphasis" in remark for remark in review(text))


MARKS = st.sampled_from(
    [
        *"*_`[]()<>!#|-+~:\\&\"'=\n\t ",
        "](",
        "![",
        "**",
        "```",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n    ",
        "\n|-|-|\n",
        "| a | b |",
        "[a]: ",
        "[a][b]",
        "http://x.example",
        "javascript:",
        "<a href='",
        "&#x202e;",
        "&amp;",
        "\n# ",
        "\n===\n",
        "\n---\n",
        "  \n",
    ]
)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäßжλ0123456789", min_size=1, max_size=6).map(
    lambda word: f"q{word}q"
)


@given(st.lists(st.one_of(MARKS, WORDS), max_size=60))
def test_no_word_of_any_text_is_lost(parts: list[str]) -> None:
    from urllib.parse import unquote

    text = "".join(parts)
    made = document(text)
    page = unquote(seen(made.blocks))
    for word in (part for part in parts if part[0] == "q" and part[-1] == "q"):
        assert word in page.replace("xn--", "") or "xn--" in page, (word, page)


@given(st.lists(st.one_of(MARKS, WORDS), max_size=60))
def test_no_word_of_a_line_is_lost(parts: list[str]) -> None:
    from urllib.parse import unquote

    made = parse_inlines("".join(parts))
    links = [each.url for each in walk_inlines(made) if isinstance(each, Link)]
    page = unquote(plain_text(made) + " ".join(links))
    for word in (part for part in parts if part[0] == "q" and part[-1] == "q"):
        assert word in page or "xn--" in page, (word, page)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=200))
def test_arbitrary_text_is_a_document_and_never_an_exception(text: str) -> None:
    from docgen.printable import printable

    text = printable(text).text
    document(text)
    document(text, sections=False)
    parse_inlines(text)
    review(text)


def test_words_in_another_language() -> None:
    (paragraph,) = parse_blocks("The alarm read [Störung *behoben*]{lang=de-AT} twice.")
    assert paragraph.children == (
        Text("The alarm read "),
        Foreign("de-AT", (Text("Störung "), Emphasis((Text("behoben"),)))),
        Text(" twice."),
    )


@pytest.mark.parametrize(
    "text",
    [
        "[x]{foo=1}",
        "[x]{lang=no_tag}",
        "[x]{.class}",
        "[]{lang=de}",
        "a[0]{lang=de",
        "]{lang=de}",
        r"\[x]{lang=de}",
        "`[x]{lang=de}`",
        "[x] {lang=de}",
    ],
)
def test_what_names_no_language_stays_as_it_was_typed(text: str) -> None:
    shown = plain_text(parse_inlines(text))
    assert shown == text.replace("\\", "").replace("`", "")


@pytest.mark.parametrize(
    "text",
    ["[" * 50_000 + "a]{lang=de}", "[a]{lang=de}" * 5_000, "[" * 4_000 + "a" + "]{lang=de}" * 4_000],
)
def test_brackets_without_end_do_not_take_for_ever(text: str) -> None:
    started = time.monotonic()
    assert "a" in plain_text(parse_inlines(text))
    assert time.monotonic() - started < 10


@pytest.mark.parametrize("sections", [True, False])
def test_a_text_is_parsed_once_for_its_review_and_every_layout(
    sections: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    parse = narrative.parse_block_tokens
    monkeypatch.setattr(narrative, "parse_block_tokens", lambda text: (seen.append(text), parse(text))[1])
    text = f"Read once, *{sections}*"
    assert review(text) == ()
    assert parse_blocks(text, sections=sections) == parse_blocks(text, sections=not sections)
    assert seen == [text]


def test_a_heading_that_may_be_none_is_not_taken_for_one_that_was_read_before() -> None:
    assert isinstance(parse_blocks("# Once")[0], Section)
    assert isinstance(parse_blocks("# Once", sections=False)[0], Paragraph)
