"""The redaction record as its reader has it: a column for each thing that there is to say, and no other."""

from __future__ import annotations

from pathlib import Path

from cases import assembled, bare
from docgen.layouts.redaction_record import layout
from seen import every

from docgen.document import Table, plain_text
from docgen.incident.removal import RedactionRecord, Removal, RemovalKind
from docgen.layout_api import Options
from docgen.pipeline import write
from made import pdf_text


def headings(*removals: Removal) -> list[str]:
    record = RedactionRecord("INC-1", "customer", "d", removals)
    (table,) = every(assembled(layout, bare(), Options(record=record)), Table)
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    return [plain_text(column.title) for column in table.columns]


def test_notes_have_a_column_where_there_is_one() -> None:
    silent = Removal(("author",), RemovalKind.FIELD, "not labelled for customer")
    noted = Removal(("title",), RemovalKind.PERSON, "named", "Engineer A")
    assert headings(silent, silent) == ["#", "Where", "What", "Why"]
    assert headings(silent, noted) == ["#", "Where", "What", "Why", "Note"]


def test_a_number_of_four_digits_stands_on_one_line(tmp_path: Path) -> None:
    """Of a table with all its columns, since that leaves the least room."""
    noted = Removal(("title",), RemovalKind.PERSON, "named", "Engineer A")
    record = RedactionRecord("INC-1", "customer", "d", (noted,) * 1000)
    document = assembled(layout, bare(), Options(record=record))
    path = tmp_path / "record.pdf"
    path.write_bytes(write(document, "pdf").data)
    assert {"100", "999", "1000"} <= set(pdf_text(path).split())
