"""What the room of the clocks keeps to: no clock is read there, and no library loaded before it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

ROOM = Path(__file__).parents[2] / "docgen" / "deadlines"


def test_no_clock_is_read() -> None:
    read = [
        f"{path.name}:{node.lineno}"
        for path in ROOM.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today", "time_ns"}
    ]
    assert read == []


def test_libraries_are_loaded_when_a_day_is_asked_for() -> None:
    script = (
        "import sys, datetime, docgen.layout_api, docgen.schemas, docgen.deadlines as room\n"
        "assert not {'holidays', 'icalendar'} & set(sys.modules)\n"
        "calendar = room.WorkingCalendar(room.Place('UTC', 'DE'))\n"
        "calendar.closing(datetime.date(2026, 3, 14))\n"  # a Saturday, in every country
        "assert 'holidays' not in sys.modules\n"
        "calendar.closing(datetime.date(2026, 3, 16))\n"
        "assert 'holidays' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
