"""The Open XML SDK, with which Word's makers check: schemas of all Office versions and some meaning beside.

It misses content controls, bookmarks and zip members of one name and pictures without alternative text: see
``docx_inspection``. It reads one file a run, most of which is its start.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from conformance.finding import Finding
from conformance.provision import openxml_sdk_program

OFFICE = "Microsoft365"
"""The newest schemas; a name that the program does not know is an error of its own."""


def openxml_sdk(path: Path) -> list[Finding]:
    """What is found in a Word file."""
    command = [str(openxml_sdk_program()), str(path), OFFICE]
    done = subprocess.run(command, check=False, capture_output=True, timeout=120)
    if not done.stdout.lstrip().startswith(b"{"):
        raise RuntimeError(f"the Open XML SDK validator says: {(done.stdout + done.stderr).decode()[:1000]}")
    report = json.loads(done.stdout)
    found = [
        Finding(
            "Open XML SDK",
            error["id"] or error["errorType"],
            error["description"],
            " ".join(filter(None, (error["path"], error["xPath"]))),
        )
        for error in report["errors"]
    ]
    if not found and not report["ok"]:
        found.append(Finding("Open XML SDK", "invalid", "the file is not valid"))
    return found
