"""The process that draws a stranger's SVG: it takes a job on standard input, gives pixels, and ends.

It runs by itself so that a drawing which takes all time or memory there is takes no more than its own.
It never reads the drawing's references: :mod:`docgen.evidence.svg` has refused a drawing that has any.
"""

from __future__ import annotations

import json
import os
import resource
import sys

MEMORY = 1 << 30
"""The most bytes that the process may hold."""


def draw() -> None:
    """Read a line of JSON and the drawing behind it, write a PNG; warnings go to standard error."""
    import resvg_py  # noqa: PLC0415 - loaded before the limits are set, and only in this process

    drawing = os.dup(1)
    os.dup2(2, 1)  # the library tells its warnings on standard output
    job = json.loads(sys.stdin.buffer.readline())
    svg = sys.stdin.buffer.read().decode()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=job["zoom"],
            dpi=96,
            font_files=job["fonts"],
            skip_system_fonts=True,
            font_family=job["sans"],
            serif_family=job["serif"],
            sans_serif_family=job["sans"],
            cursive_family=job["serif"],
            fantasy_family=job["sans"],
            monospace_family=job["mono"],
            log_information=True,
        )
    except ValueError as error:
        sys.stderr.write(f"Refused: {error}\n")
        sys.exit(1)
    with os.fdopen(drawing, "wb") as output:
        output.write(drawn)
