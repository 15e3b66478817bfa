"""A document that holds every kind of block and inline at least once, for the tests of writers."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from PIL import Image, ImageDraw

from docgen.document import (
    Blank,
    BlankLines,
    BulletList,
    Callout,
    CalloutKind,
    Cell,
    Chronology,
    Code,
    CodeBlock,
    Column,
    Contents,
    Cover,
    Deleted,
    Document,
    Emphasis,
    Exhibit,
    Field,
    Fields,
    Figure,
    Foreign,
    Inserted,
    KeyFigure,
    KeyFigures,
    Label,
    LineBreak,
    Link,
    Listing,
    ListingKind,
    Metadata,
    Milestone,
    OrderedList,
    PageNumber,
    Paragraph,
    ParagraphRole,
    Picture,
    Quote,
    Reference,
    Row,
    Rule,
    Running,
    Section,
    Signatory,
    SignOff,
    Strong,
    Table,
    Text,
    Tone,
)


def words(text: str) -> tuple[Text]:
    return (Text(text),)


def line(text: str) -> tuple[Paragraph]:
    return (Paragraph(words(text)),)


def chart(width: int = 960, height: int = 400) -> Picture:
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    points = [(x, height - 40 - (x * 7919 % (height // 2))) for x in range(20, width - 20, 20)]
    draw.line(points, fill="#0b3d66", width=3)
    draw.rectangle((10, 10, width - 10, height - 10), outline="#56606b")
    out = BytesIO()
    image.save(out, "PNG")
    return Picture(out.getvalue(), "image/png", width, height, 192.0)


def specimen(stamp: str = "DRAFT") -> Document:
    """Every block and inline once, over several pages; not yet numbered."""
    prose = Section(
        words("Prose of every kind"),
        (
            Paragraph(words("The gist comes first."), ParagraphRole.LEAD),
            Paragraph(
                (
                    Text("Plain, "),
                    Emphasis(words("stressed")),
                    Text(", "),
                    Strong((Text("important and "), Emphasis(words("both")))),
                    Text(", "),
                    Code("kubectl get pods"),
                    Text(", "),
                    Link("https://example.org/a?b=1&c=2", words("a link")),
                    Text(", see "),
                    Reference("exhibit-log"),
                    Text(" and "),
                    Reference("table-rows"),
                    Text(" on page "),
                    PageNumber("table-rows"),
                    Text("; a break:"),
                    Foreign("de", words("Störung behoben")),
                    LineBreak(),
                    Label("S1 · Major", Tone.MAJOR),
                    Text(" and a field "),
                    Blank("name"),
                    Text("; due "),
                    Deleted(words("tomorrow")),
                    Text(" "),
                    Inserted((Text("today at "), Code("17:00"))),
                )
            ),
            BulletList(
                (
                    line("first"),
                    (
                        *line("second, with a list within"),
                        OrderedList((line("three"), (*line("four"), BulletList((line("deep"),)))), start=3),
                    ),
                )
            ),
            Quote((*line("Somebody else's words."), *line("In two paragraphs."))),
            CodeBlock("def f(x):\n    return x  # keep   spaces\n", "python"),
            Rule(),
            Paragraph(words("An aside."), ParagraphRole.NOTE),
            Section(words("An unnumbered heading"), line("under it"), numbered=False),
            Callout("Important", line("This stands out."), CalloutKind.IMPORTANT),
            BlankLines("what the customer saw"),
        ),
        anchor="prose",
    )
    rows = tuple(
        Row(
            (
                Cell((Paragraph((Code(f"14:{minute:02}"),)),)),
                Cell(line(f"Event {minute} of the specimen, with words enough to wrap in a narrow column.")),
                Cell(line(str(minute * 1000))),
            ),
            prominent=minute % 10 == 0,
        )
        for minute in range(45)
    )
    columns = (Column(words("Time")), Column(words("Event"), 5.0), Column(words("Count"), 1.0, figures=True))
    tables = Section(
        words("Tables"),
        (
            Fields((Field("Name", line("value")), Field("Empty", (Paragraph((Blank("date"),)),))), "Facts"),
            Table(columns, rows, "Events by minute", words("Events by minute"), anchor="table-rows"),
            Section(words("A table without caption"), (Table(columns, rows[:2], "Two events"),)),
        ),
    )
    shown = Section(
        words("Evidence"),
        (
            KeyFigures((KeyFigure("1 h 47 min", "duration of impact"), KeyFigure("6 min", "to detection"))),
            Chronology(
                (
                    Milestone("Onset", "13:52", 0, "undetected", Tone.MAJOR),
                    Milestone("Detected", "13:58", 360, "degraded", Tone.MINOR),
                    Milestone("Mitigated", "15:12", 4800, "recovering", Tone.LOW),
                    Milestone("Resolved", "15:39", 6420),
                ),
                "Onset 13:52, detected 13:58, mitigated 15:12, resolved 15:39 UTC.",
                words("Course of the incident, in UTC"),
            ),
            Figure(chart(), "A line that jumps up and down.", words("Latency of the gateway")),
            Exhibit(
                words("Gateway log"),
                (Field("Source", line("gateway-eu-3")), Field("SHA-256", (Paragraph((Code("ab" * 32),)),))),
                (
                    Listing(
                        "13:52:07 WARN  pool exhausted\n" + "x" * 300 + "\n\n  indented", ListingKind.LOG
                    ),
                    Listing("--- a\n+++ b\n@@ -1 +1 @@\n-pool: 400\n+pool: 40\n same", ListingKind.DIFF),
                ),
                anchor="exhibit-log",
            ),
        ),
        new_page=True,
    )
    signed = Section(
        words("Review and Sign-Off"),
        (
            SignOff(
                (Signatory("Author", "Mercy Okafor", "24 March 2026", "Authorship"), Signatory("Manager")),
                with_meaning=True,
            ),
        ),
    )
    cover = Cover(
        "Post Mortem Report",
        "A specimen of every block",
        "Northwind Payments Ltd",
        words("What it looks like when everything is there."),
        (Label("S1 · Major", Tone.MAJOR), Label("INC-1"), Label("Draft")),
        None,
        (Fields((Field("Document", line("PM-1, version 0.1")),), "Document control"),),
    )
    return Document(
        Metadata(
            "A specimen of every block",
            "en",
            ("Mercy Okafor",),
            "Post Mortem Report",
            ("S1",),
            "PM-1",
            datetime(2026, 3, 24, tzinfo=UTC),
        ),
        (Contents(), prose, tables, shown, signed),
        cover,
        Running("PM-1 · version 0.1", "Confidential", "A specimen of every block"),
        stamp,
    )
