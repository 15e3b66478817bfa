"""The four functions as a program uses them: from a file to bytes, with all problems at once."""

from __future__ import annotations

import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path

import pytest

import docgen
from docgen.document import dump
from docgen.errors import DataError, DocumentError, LayoutError
from docgen.layout_api import Document, Dossier, Layout, Metadata, Options, Paragraph, Section, Text
from docgen.pipeline import Request, assemble, load, render, validate, write
from made import LAYOUTS, fixture_files

MINIMAL = 'id: INC-7\ntitle: Login slow\nseverity: S3\ndate: "2026-02-03"\n'


def given(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "incident.yaml"
    path.write_text(text, "utf-8")
    return path


def minimal(tmp_path: Path) -> Dossier:
    return validate(load(given(tmp_path, MINIMAL)))


def test_four_plain_functions(tmp_path: Path) -> None:
    source = docgen.load(given(tmp_path, MINIMAL))
    dossier = docgen.validate(source)
    document = docgen.assemble(dossier, "postmortem")
    artifact = docgen.write(document, "docx")
    assert dossier.incident.title == "Login slow"
    assert document.metadata.title
    assert artifact.data.startswith(b"PK")
    assert (artifact.format, artifact.suffix) == ("docx", ".docx")


def test_importing_docgen_loads_nothing_heavy() -> None:
    script = "import sys, docgen; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"marshmallow", "weasyprint", "docx", "PIL", "docgen.pipeline"} & set(loaded)
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = docgen.nothing_such  # type: ignore[attr-defined]
    for name in docgen.__all__:
        assert getattr(docgen, name) is not None


def test_problems_of_schema_exhibits_and_markup_come_together(tmp_path: Path) -> None:
    text = (
        MINIMAL.replace("S3", "S3\nstatus: Draft")
        + "executive_summary: '<b>bold</b>'\n"
        + "appendices:\n  - {kind: log, title: Gone, path: gone.log}\n"
        + "  - {kind: image, title: Out, path: ../out.png, alt: x}\n"
    )
    with pytest.raises(DataError) as caught:
        validate(load(given(tmp_path, text)))
    said = [str(problem) for problem in caught.value.problems]
    assert any("appendices[0].path" in line and "gone.log" in line for line in said)
    assert any("appendices[1].path" in line for line in said)
    assert any("executive_summary" in line and "HTML" in line for line in said)
    lines = [problem.location.line or 0 for problem in caught.value.problems]
    assert lines == sorted(lines)


def test_the_digest_of_evidence_in_the_data_is_of_what_was_given(tmp_path: Path) -> None:
    log = 'appendices: [{kind: log, title: Door, text: "\\e[31mred\\e[0m\\r\\nb\\u202Ec \\uFFFD\\n"}]\n'
    dossier = validate(load(given(tmp_path, MINIMAL + log)))
    (exhibit,) = dossier.exhibits
    original = "\x1b[31mred\x1b[0m\r\nb\u202ec \ufffd\n".encode()
    assert (exhibit.size, exhibit.sha256) == (len(original), sha256(original).hexdigest())
    assert exhibit.text == "red\nb‹U+202E›c ‹U+FFFD›"
    assert any("2 terminal colour codes left out" in note for note in exhibit.notes)


def test_files_are_checked_where_other_fields_are_wrong(tmp_path: Path) -> None:
    text = MINIMAL.replace("S3", "S9") + (
        "appendices:\n  - {kind: log, title: Gone, path: gone.log, captured_at: 2026-02-03T10:00}\n"
    )
    with pytest.raises(DataError) as caught:
        validate(load(given(tmp_path, text)))
    blocking = [problem.path for problem in caught.value.problems if problem.blocks]
    assert blocking == [("severity",), ("appendices", 0, "path")]


def test_a_wrong_appendix_is_told_once(tmp_path: Path) -> None:
    text = MINIMAL + "appendices:\n  - {kind: image, title: No path}\n  - {kind: log, title: Gone}\n"
    with pytest.raises(DataError) as caught:
        validate(load(given(tmp_path, text)))
    blocking = [problem.path for problem in caught.value.problems if problem.blocks]
    assert blocking == [("appendices", 0), ("appendices", 0, "alt"), ("appendices", 1)]


def test_strict_makes_findings_block(tmp_path: Path) -> None:
    source = load(given(tmp_path, MINIMAL))
    assert validate(source).findings
    with pytest.raises(DataError):
        validate(source, strict=True)


def test_a_layout_of_ones_own(tmp_path: Path) -> None:
    def memo(dossier: Dossier, options: Options) -> Document:
        title = (Text(dossier.incident.title),)
        return Document(Metadata("Memo"), (Section(title, (Paragraph((Text(options.organization),)),)),))

    layout = Layout("memo", "A memo.", memo)
    document = assemble(minimal(tmp_path), layout, Options(organization="Fjord Rail"))
    assert "section 1 Login slow" in dump(document)
    assert "body Fjord Rail" in dump(document)


def test_a_layout_that_gives_no_document(tmp_path: Path) -> None:
    layout = Layout("none", "Gives nothing.", lambda dossier, options: None)  # type: ignore[arg-type, return-value]
    with pytest.raises(LayoutError, match="'none' gave a NoneType"):
        assemble(minimal(tmp_path), layout)


def test_a_layout_that_gives_a_broken_document(tmp_path: Path) -> None:
    layout = Layout("broken", "Broken.", lambda dossier, options: Document(Metadata(""), (Section(()),)))
    with pytest.raises(DocumentError) as caught:
        assemble(minimal(tmp_path), layout)
    assert len(caught.value.faults) == 2


def test_a_layout_that_nests_without_end(tmp_path: Path) -> None:
    def deep(dossier: Dossier, options: Options) -> Document:
        blocks: tuple[Section, ...] = ()
        for _ in range(100_000):
            blocks = (Section((Text("deeper"),), blocks, numbered=False),)
        return Document(Metadata("Deep"), blocks)

    with pytest.raises(DocumentError):
        assemble(minimal(tmp_path), Layout("deep", "Deep.", deep))


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="there is no format 'odt'"):
        write(assemble(minimal(tmp_path)), "odt")


def test_render_gives_every_layout_in_every_format(tmp_path: Path) -> None:
    made = render(Request(load(given(tmp_path, MINIMAL)), LAYOUTS))
    assert [(each.layout, each.artifact.format) for each in made] == [
        (layout, form) for layout in LAYOUTS for form in ("docx", "pdf")
    ]


def test_many_threads_make_the_same(tmp_path: Path) -> None:
    source = load(fixture_files()["minimal"])
    request = Request(source, ("postmortem",))
    expected = [each.artifact.data for each in render(request)]
    results: list[list[bytes]] = []

    def work() -> None:
        results.append([each.artifact.data for each in render(request)])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 4
