"""Where Pango is missing, the user is told what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FIXTURE = Path(__file__).parents[3] / "fixtures" / "minimal" / "incident.yaml"


def test_a_missing_pango_is_asked_for(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'weasyprint':\n"
        "            raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
        "sys.meta_path.insert(0, Missing())\n"
        f"sys.argv = ['docgen', 'render', {str(FIXTURE)!r}, '-f', 'pdf', '-o', 'x.pdf']\n"
        "from docgen.cli.__main__ import run\nrun()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    assert "apt-get install libpango-1.0-0" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
