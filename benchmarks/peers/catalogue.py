"""All peers, docgen among them: what each is called, makes and needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to make the report; its module has a ``make(incident, output)``."""

    name: str
    """Also that of its module."""
    title: str
    form: str
    libraries: tuple[tuple[str, str], ...] = ()
    """Of each, the name that is imported and the name of the distribution."""
    programs: tuple[str, ...] = ()
    warm: bool = True
    """Whether it can stay loaded between documents; what starts a program for each cannot."""
    contents: str = "numbered"
    """Its contents: ``numbered`` with pages, ``listed`` without, or a ``field``, empty until refreshed."""
    remark: str = ""

    @property
    def module(self) -> str:
        return f"benchmarks.peers.{self.name}"

    def command(self, incident: Path, output: Path) -> list[str]:
        """The whole process that makes one document."""
        return [sys.executable, "-m", self.module, str(incident), str(output)]

    def lacking(self) -> tuple[str, ...]:
        """The libraries and programs that are not installed."""
        libraries = [name for imported, name in self.libraries if find_spec(imported) is None]
        return (*libraries, *(name for name in self.programs if shutil.which(name) is None))

    def versions(self) -> dict[str, str]:
        return {
            **{name: _version(name) for _, name in self.libraries},
            **{name: program_version(name) for name in self.programs},
        }


class Docgen(Peer):
    """docgen itself; its whole process is that of its command."""

    def command(self, incident: Path, output: Path) -> list[str]:
        return [*DOCGEN, "render", str(incident), "-f", self.form, "-l", "postmortem", "-o", str(output)]


DOCGEN = (sys.executable, "-m", "docgen.cli")
_OWN = (("docgen", "docgen"),)
_WEASYPRINT, _DOCX, _TEMPLATE = ("weasyprint", "weasyprint"), ("docx", "python-docx"), ("docxtpl", "docxtpl")

DOCGEN_PDF = Docgen(
    "docgen_pdf", "docgen", "pdf", _OWN, remark="PDF/A-3a, PDF/UA-1, tagged, data and exhibits within"
)
DOCGEN_DOCX = Docgen("docgen_docx", "docgen", "docx", _OWN, remark="fonts embedded, form fields, data within")

PEERS = (
    Peer("plain_weasyprint", "Jinja2 + WeasyPrint", "pdf", (_WEASYPRINT,), remark="untagged"),
    Peer(
        "docxtpl_office",
        "docxtpl + LibreOffice",
        "pdf",
        (_TEMPLATE,),
        ("soffice",),
        warm=False,
        contents="listed",
        remark="untagged",
    ),
    Peer(
        "pandoc_pdf", "pandoc + WeasyPrint", "pdf", (_WEASYPRINT,), ("pandoc",), warm=False, remark="untagged"
    ),
    Peer(
        "chromium",
        "headless Chromium",
        "pdf",
        (),
        ("chromium",),
        warm=False,
        contents="listed",
        remark="tagged, no standard",
    ),
    Peer("reportlab_pdf", "ReportLab", "pdf", (("reportlab", "reportlab"),), remark="untagged"),
    Peer("typst_pdf", "Typst", "pdf", (("typst", "typst"),), remark="tagged, no standard"),
    Peer("docxtpl_docx", "docxtpl", "docx", (_TEMPLATE,), contents="listed", remark="fonts by name only"),
    Peer(
        "plain_python_docx",
        "plain python-docx",
        "docx",
        (_DOCX,),
        contents="field",
        remark="fonts by name only",
    ),
    Peer(
        "pandoc_docx",
        "pandoc",
        "docx",
        (_DOCX,),
        ("pandoc",),
        warm=False,
        contents="field",
        remark="fonts by name only",
    ),
)

OF_NAME = {peer.name: peer for peer in (DOCGEN_PDF, DOCGEN_DOCX, *PEERS)}


def docgen_as(form: str) -> Peer:
    return DOCGEN_PDF if form == "pdf" else DOCGEN_DOCX


def peers_of(form: str, *, warm: bool = False) -> tuple[tuple[Peer, ...], dict[str, str]]:
    """The installed peers that make a format, and those that are skipped, with what they lack."""
    wanted = [peer for peer in PEERS if peer.form == form and (peer.warm or not warm)]
    skipped = {peer.title: ", ".join(lacking) for peer in wanted if (lacking := peer.lacking())}
    return tuple(peer for peer in wanted if peer.title not in skipped), skipped


def program_version(name: str) -> str:
    """The number in the first line that a program says of itself."""
    said = subprocess.run([name, "--version"], capture_output=True, text=True, check=False, timeout=60)
    line = next(iter(said.stdout.splitlines()), "")
    return next((word for word in line.split() if word[0].isdigit()), "unknown")


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "absent"
