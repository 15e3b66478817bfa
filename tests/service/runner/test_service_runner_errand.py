"""What a runner makes of a result: it tells of documents, and never loads what makes them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docgen.writers import MEDIA_TYPES, formats, load_writer

_SCRIPT = """
import sys
from pathlib import Path
from docgen.manifest import Line
from docgen.service.job.claiming import Claim
from docgen.service.rooms import open_rooms
from docgen.service.runner import Errands, Runner
from docgen.service.server import serve, work
from docgen.service.settings import Settings
from docgen.service.work.making import Made

line = Line(source="a.yaml", layout="postmortem", format=sys.argv[2], recipe_sha256="", docgen="",
            finished="", seconds=1.0, document="a.pdf", sha256="0" * 64, size=1, pages=1)
claim = Claim.__new__(Claim)
outcome = Errands(open_rooms(Settings(Path(sys.argv[1])))).outcome(claim, Made((line,), ()), 1.0)
print(outcome.documents[0]["media_type"])
print(*[each for each in ("weasyprint", "docx", "fontTools", "PIL") if each in sys.modules])
"""


def test_a_format_is_told_without_the_library_that_writes_it(tmp_path: Path) -> None:
    for form in formats():
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT, tmp_path, form], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == [MEDIA_TYPES[form]], "and nothing loaded"


def test_the_media_types_are_those_of_the_writers() -> None:
    assert {form: load_writer(form).media_type for form in formats()} == MEDIA_TYPES
