"""What a reader sees of the specimen: text, pages, contents, running heads, stamp, links, bookmarks."""

from __future__ import annotations

import re

import pytest
from pdf_reading import bookmarks, fonts_of, opened, pages_of, structure, text_of, words_of, written

from docgen.theme import LETTER, Theme
from docgen.writers import Artifact
from specimen import specimen


@pytest.fixture(scope="module")
def artifact() -> Artifact:
    return written(specimen())


def test_it_says_what_it_is(artifact: Artifact) -> None:
    assert (artifact.format, artifact.suffix, artifact.media_type) == ("pdf", ".pdf", "application/pdf")
    assert artifact.data.startswith(b"%PDF-1.7")
    assert artifact.pages == len(opened(artifact.data).pages) == len(pages_of(artifact.data))


def test_the_words_stand_in_the_order_of_the_document(artifact: Artifact) -> None:
    text = " ".join(text_of(artifact.data).split())
    expected = [
        "Northwind Payments Ltd",
        "Post Mortem Report",
        "A specimen of every block",
        "What it looks like when everything is there.",
        "S1 · Major INC-1 Draft",
        "Document PM-1, version 0.1",
        "Contents",
        "1 Prose of every kind 3",
        "2.1 A table without caption",
        "1 Prose of every kind The gist comes first.",
        "Plain, stressed, important and both, kubectl get pods, a link, see Exhibit A and Table 1 on page 4",
        "; a break:",
        "• first • second, with a list within 3. three 4. four – deep",
        "Somebody else's words. In two paragraphs.",
        "def f(x): return x # keep spaces",
        "Important This stands out.",
        "2 Tables Name value Empty",
        "Table 1. Events by minute Time Event Count",
        "3 Evidence 1 h 47 min duration of impact 6 min to detection",
        "Figure 1. Course of the incident, in UTC",
        "Figure 2. Latency of the gateway",
        "Exhibit A Gateway log Source gateway-eu-3 SHA-256",
        "13:52:07 WARN pool exhausted",
        "--- a +++ b @@ -1 +1 @@ -pool: 400 +pool: 40 same",
        "4 Review and Sign-Off Role Name Date Reviewed Meaning of Signature Signature",
        "Author Mercy Okafor 24 March 2026 Authorship Manager",
    ]
    place = 0
    for words in expected:
        found = text.find(words, place)
        assert found >= 0, words
        place = found + 1


def test_running_head_and_foot_stand_on_every_page_but_the_cover(artifact: Artifact) -> None:
    pages = pages_of(artifact.data)
    for number, page in enumerate(pages[1:], 2):
        assert "PM-1 · version 0.1" in page
        assert "Confidential" in page
        assert f"Page {number} of {len(pages)}" in page
    assert "Confidential" not in pages[0]
    assert "Page 1" not in pages[0]


def test_a_stamped_document_says_so_on_every_page_and_another_does_not(artifact: Artifact) -> None:
    assert all(page.count("DRAFT") == 1 for page in pages_of(artifact.data))
    assert "DRAFT" not in text_of(written(specimen(stamp="")).data)


def test_the_stamp_is_drawn_behind_the_text_and_not_read(artifact: Artifact) -> None:
    plain = written(specimen(stamp=""))
    assert len(artifact.data) > len(plain.data)
    for page in opened(artifact.data).pages:
        stream = page.Contents.read_bytes()
        assert b"BT" in stream
        assert stream.index(b"/Artifact") < stream.index(b"BT")
    assert structure(opened(artifact.data)) == structure(opened(plain.data))


def test_the_contents_name_the_pages_on_which_the_sections_stand(artifact: Artifact) -> None:
    pages = pages_of(artifact.data)
    entries = re.findall(r"^([\d.]+) (.+) (\d+)$", pages[1], re.MULTILINE)
    assert [entry[0] for entry in entries] == ["1", "2", "2.1", "3", "4"]
    for number, title, page in entries:
        assert f"{number} {title}" in pages[int(page) - 1]
    assert artifact.anchors["prose"] == int(entries[0][2])
    assert artifact.anchors["exhibit-log"] == 6


def test_a_contents_entry_is_one_link_as_wide_as_the_text(artifact: Artifact) -> None:
    pdf = opened(artifact.data)
    links = [annotation for annotation in pdf.pages[1].Annots if annotation.Subtype == "/Link"]
    assert [str(link.Dest) for link in links] == [
        "prose",
        "section-2",
        "section-2-1",
        "section-3",
        "section-4",
    ]
    for link in links:
        left, _, right, _ = map(float, link.Rect)
        assert right - left == pytest.approx(Theme().page.text_width.points, abs=1)


def test_links_lead_outside_and_references_within(artifact: Artifact) -> None:
    pdf = opened(artifact.data)
    annotations = list(pdf.pages[2].Annots)
    assert [str(each.A.URI) for each in annotations if "/A" in each] == ["https://example.org/a?b=1&c=2"]
    assert [str(each.Dest) for each in annotations if "/Dest" in each] == ["exhibit-log", *["table-rows"] * 2]


def test_bookmarks_follow_the_headings(artifact: Artifact) -> None:
    found = bookmarks(opened(artifact.data))
    assert [(depth, title) for depth, title, _ in found] == [
        (1, "Contents"),
        (1, "1 Prose of every kind"),
        (2, "An unnumbered heading"),
        (1, "2 Tables"),
        (2, "2.1 A table without caption"),
        (1, "3 Evidence"),
        (2, "Exhibit A Gateway log"),
        (1, "4 Review and Sign-Off"),
    ]
    assert {title: page for _, title, page in found}["3 Evidence"] == artifact.anchors["section-3"]


def test_the_file_says_of_itself_what_the_document_does(artifact: Artifact) -> None:
    pdf = opened(artifact.data)
    assert str(pdf.docinfo.Title) == "A specimen of every block"
    assert str(pdf.docinfo.Author) == "Mercy Okafor"
    assert str(pdf.docinfo.Subject) == "Post Mortem Report"
    assert str(pdf.docinfo.Keywords) == "S1"
    assert str(pdf.docinfo.Creator).startswith("docgen ")
    assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20260324000000+00'00"
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked


def test_what_cannot_be_seen_is_told(artifact: Artifact) -> None:
    found = structure(opened(artifact.data))
    told = {alternative for kind, alternative in found if kind == "/Figure"}
    assert "A line that jumps up and down." in told
    assert "Onset 13:52, detected 13:58, mitigated 15:12, resolved 15:39 UTC." in told
    assert {"Empty field: name", "Empty field: date", "Empty field: signature of Manager"} <= told
    kinds = [kind for kind, _ in found]
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/Caption", "/BlockQuote", "/Link"} <= set(
        kinds
    )


def test_every_font_is_embedded_and_one_of_ours(artifact: Artifact) -> None:
    fonts = fonts_of(artifact.data)
    assert fonts
    for font in fonts:
        assert re.match(r"[A-Z]{6}\+Source-(Serif-4|Sans-3|Code-Pro)-docgen", font[0])
        assert font.count("yes") >= 2  # embedded, and a subset


def test_the_page_is_as_large_as_the_theme_says() -> None:
    for theme, size in ((Theme(), (595.276, 841.89)), (Theme(page=LETTER), (612, 792))):
        artifact = written(specimen(), theme)
        for page in opened(artifact.data).pages:
            assert [float(each) for each in page.MediaBox[2:]] == pytest.approx(size, abs=0.1)


def test_nothing_stands_outside_the_margins() -> None:
    for theme in (Theme(), Theme(page=LETTER)):
        page = theme.page
        for word in words_of(written(specimen(), theme).data):
            assert word.right <= page.width.points - page.right.points + 1, word
            assert word.left >= page.left.points - 52, word
