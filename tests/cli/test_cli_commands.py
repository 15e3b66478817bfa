"""The command line as its user meets it: run in a process of its own, judged by what it prints and leaves."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
MINIMAL = 'id: INC-7\ntitle: Login slow\nseverity: S3\ndate: "2026-02-03"\n'


def docgen(
    *arguments: str | Path, cwd: Path, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "docgen.cli", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=os.environ | environment,
    )


@pytest.fixture
def incident(tmp_path: Path) -> Path:
    path = tmp_path / "incident.yaml"
    path.write_text(MINIMAL)
    return path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


class TestRender:
    def test_makes_both_formats_beside_the_data(self, incident: Path) -> None:
        done = docgen("render", "incident.yaml", cwd=incident.parent)
        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == ["incident-postmortem.docx", "incident-postmortem.pdf"]
        assert names(incident.parent) == {
            "incident.yaml",
            "incident-postmortem.docx",
            "incident-postmortem.pdf",
        }

    def test_several_layouts_into_a_folder(self, incident: Path) -> None:
        done = docgen(
            "render",
            incident,
            "-l",
            "leadership",
            "-l",
            "postmortem",
            "-f",
            "docx",
            "-o",
            "out",
            cwd=incident.parent,
        )
        assert done.returncode == 0, done.stderr
        assert names(incident.parent / "out") == {"incident-leadership.docx", "incident-postmortem.docx"}

    def test_one_document_into_a_file_whose_suffix_says_the_format(self, incident: Path) -> None:
        done = docgen("render", incident, "-o", "report.pdf", cwd=incident.parent)
        assert done.returncode == 0, done.stderr
        assert (incident.parent / "report.pdf").read_bytes().startswith(b"%PDF")

    def test_a_trailing_slash_makes_a_folder(self, incident: Path) -> None:
        done = docgen("render", incident, "-f", "docx", "-o", "made/", cwd=incident.parent)
        assert done.returncode == 0, done.stderr
        assert names(incident.parent / "made") == {"incident-postmortem.docx"}

    def test_standard_input(self, tmp_path: Path) -> None:
        done = docgen("render", "-", "-f", "docx", cwd=tmp_path, stdin=MINIMAL)
        assert done.returncode == 0, done.stderr
        assert names(tmp_path) == {"incident-postmortem.docx"}

    def test_again_replaces_its_own_and_keeps_others(self, incident: Path) -> None:
        for _ in range(2):
            assert docgen("render", incident, cwd=incident.parent).returncode == 0
        theirs = incident.parent / "incident-postmortem.pdf"
        theirs.write_bytes(b"my own")
        done = docgen("render", incident, cwd=incident.parent)
        assert done.returncode == 4
        assert "not made by docgen" in done.stderr
        assert theirs.read_bytes() == b"my own"
        assert docgen("render", incident, "--force", cwd=incident.parent).returncode == 0
        assert theirs.read_bytes() != b"my own"

    def test_problems_of_the_data_make_nothing(self, incident: Path) -> None:
        incident.write_text(MINIMAL + "severty: S1\nstatus: Fnal\n")
        done = docgen("render", incident, cwd=incident.parent)
        assert done.returncode == 1
        assert "severty" in done.stderr
        assert "did you mean" in done.stderr
        assert "status" in done.stderr
        assert "Traceback" not in done.stderr
        assert names(incident.parent) == {"incident.yaml"}

    def test_strict_makes_findings_block(self, incident: Path) -> None:
        done = docgen("render", incident, "--strict", cwd=incident.parent)
        assert done.returncode == 1
        assert names(incident.parent) == {"incident.yaml"}

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["-o", "a.pdf", "-f", "all"], "is one file, but 2 documents"),
            (["-o", "a.pdf", "-f", "docx"], "does not fit the format docx"),
            (["-o", "-", "-f", "pdf"], "no document goes to standard output"),
            (["-l", "postmrtem"], "did you mean postmortem"),
            (["-l", "nowhere.py"], "no layout file"),
            (["-f", "odt"], "odt"),
            (["--theme", "nowhere.yaml"], "nowhere.yaml"),
        ],
    )
    def test_usage(self, incident: Path, arguments: list[str], said: str) -> None:
        done = docgen("render", incident, *arguments, cwd=incident.parent)
        assert done.returncode == 2, done.stderr
        assert said in done.stderr
        assert names(incident.parent) == {"incident.yaml"}

    def test_a_layout_that_fails_is_named(self, incident: Path) -> None:
        layout = incident.parent / "bad.py"
        layout.write_text(
            "from docgen.layout_api import Layout\n"
            "def assemble(dossier, options):\n    return dossier.incident.nothing\n"
            "layout = Layout('bad', 'Fails.', assemble)\n"
        )
        done = docgen("render", incident, "-l", layout, cwd=incident.parent)
        assert done.returncode == 3
        assert "the layout 'bad' failed: AttributeError" in done.stderr
        assert "bad.py:3" in done.stderr
        assert "Traceback" not in done.stderr

    def test_a_missing_file(self, tmp_path: Path) -> None:
        done = docgen("render", "nowhere.yaml", cwd=tmp_path)
        assert done.returncode == 1
        assert "nowhere.yaml" in done.stderr
        assert "Traceback" not in done.stderr

    def test_verbose_says_pages_and_time(self, incident: Path) -> None:
        done = docgen("render", incident, "-v", "-f", "pdf", cwd=incident.parent)
        assert "pages" in done.stdout
        assert " ms " in done.stderr

    def test_a_character_without_a_font_is_named(self, incident: Path) -> None:
        incident.write_text(MINIMAL.replace("Login slow", "Login \U00012000"), "utf-8")
        done = docgen("render", incident, cwd=incident.parent)
        assert done.returncode == 3
        assert "U+12000" in done.stderr
        assert "--fonts" in done.stderr
        assert names(incident.parent) == {"incident.yaml"}


class TestCheck:
    def test_says_where_and_what(self, incident: Path) -> None:
        incident.write_text(MINIMAL.replace("S3", "S9") + "comander: Ada\n")
        done = docgen("check", "incident.yaml", cwd=incident.parent)
        assert done.returncode == 1
        lines = done.stdout.splitlines()
        assert any(line.startswith("incident.yaml:3:11: severity: ") for line in lines)
        assert any(line.startswith("incident.yaml:5:1: comander: ") and "commander" in line for line in lines)

    def test_findings_do_not_fail(self, incident: Path) -> None:
        done = docgen("check", incident, cwd=incident.parent)
        assert done.returncode == 0
        assert "warning: " in done.stdout
        assert "0 errors" in done.stderr

    def test_several_files_and_json(self, incident: Path) -> None:
        good = incident.with_name("good.yaml")
        shutil.copy(incident, good)
        incident.write_text(MINIMAL.replace("S3", "S9"))
        done = docgen("check", "incident.yaml", "good.yaml", "--format", "json", cwd=incident.parent)
        assert done.returncode == 1
        first, second = json.loads(done.stdout)["files"]
        assert (first["file"], first["ok"]) == ("incident.yaml", False)
        assert (second["file"], second["ok"]) == ("good.yaml", True)
        problem = next(each for each in first["problems"] if each["weight"] == "error")
        assert (problem["path"], problem["line"], problem["column"]) == ("severity", 3, 11)

    def test_strict(self, incident: Path) -> None:
        assert docgen("check", "--strict", incident, cwd=incident.parent).returncode == 1

    def test_no_colour_outside_a_terminal(self, incident: Path) -> None:
        done = docgen("check", incident, cwd=incident.parent)
        assert "\x1b" not in done.stdout + done.stderr

    def test_data_cannot_steer_the_terminal(self, incident: Path) -> None:
        incident.write_text(MINIMAL + '"\\e[2Jkey": 1\n')
        done = docgen("check", incident, cwd=incident.parent)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout


class TestNew:
    def test_the_scaffold_is_a_valid_draft(self, tmp_path: Path) -> None:
        assert docgen("new", cwd=tmp_path).returncode == 0
        assert names(tmp_path) == {"incident.yaml", "incident.schema.json"}
        checked = docgen("check", "incident.yaml", cwd=tmp_path)
        assert checked.returncode == 0, checked.stdout
        rendered = docgen("render", "incident.yaml", "-f", "docx", cwd=tmp_path)
        assert rendered.returncode == 0, rendered.stderr

    def test_the_first_line_points_editors_to_the_schema(self, tmp_path: Path) -> None:
        docgen("new", "a.yaml", cwd=tmp_path)
        first = (tmp_path / "a.yaml").read_text("utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=incident.schema.json"
        assert json.loads((tmp_path / "incident.schema.json").read_text("utf-8"))["$schema"].endswith(
            "2020-12/schema"
        )

    def test_it_keeps_a_file_that_is_there(self, incident: Path) -> None:
        done = docgen("new", "incident.yaml", cwd=incident.parent)
        assert done.returncode == 4
        assert incident.read_text() == MINIMAL

    @pytest.mark.parametrize("name", ["incident.json", "incident.toml"])
    def test_it_writes_no_yaml_under_another_name(self, tmp_path: Path, name: str) -> None:
        done = docgen("new", name, cwd=tmp_path)
        assert done.returncode == 2
        assert "the scaffold is YAML" in done.stderr
        assert names(tmp_path) == set()

    def test_the_commented_examples_are_valid_too(self, tmp_path: Path) -> None:
        """Whoever takes the comment signs away gets data that docgen understands."""
        text = docgen("new", "-", cwd=tmp_path).stdout
        lines = [
            line.replace("#  ", "  ", 1) if line.startswith(("#  - ", "#    ")) else line
            for line in text.splitlines()
        ]
        opened = [
            line.replace(": []", ":") if line.rstrip().endswith(": []") or ": [] " in line else line
            for line in lines
        ]
        (tmp_path / "full.yaml").write_text(
            "\n".join(opened)
            .replace("evidence/latency.png", "latency.log")
            .replace("kind: image", "kind: log")
        )
        (tmp_path / "latency.log").write_text("a line\n")
        done = docgen("check", "full.yaml", cwd=tmp_path)
        assert done.returncode == 0, done.stdout


class TestOthers:
    def test_layouts(self, tmp_path: Path) -> None:
        done = docgen("layouts", cwd=tmp_path)
        assert done.returncode == 0
        assert all(name in done.stdout for name in ("postmortem", "leadership", "regulatory"))

    def test_schema(self, tmp_path: Path) -> None:
        done = docgen("schema", cwd=tmp_path)
        assert json.loads(done.stdout)["properties"]["severity"]

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_completion(self, tmp_path: Path, shell: str) -> None:
        done = docgen("completion", shell, cwd=tmp_path)
        assert done.returncode == 0
        assert "_DOCGEN_COMPLETE" in done.stdout

    def test_completion_answers(self, tmp_path: Path) -> None:
        done = docgen(cwd=tmp_path, _DOCGEN_COMPLETE="bash_complete", COMP_WORDS="docgen re", COMP_CWORD="1")
        assert "render" in done.stdout

    def test_preview_once(self, incident: Path) -> None:
        done = docgen("preview", "incident.yaml", "--once", cwd=incident.parent)
        assert done.returncode == 0, done.stderr
        made = names(incident.parent / "incident-preview")
        assert {"incident-postmortem.pdf", "page-001.png"} <= made

    def test_help_lists_what_each_command_says_of_itself(self, tmp_path: Path) -> None:
        from docgen.cli.group import _COMMANDS
        from docgen.cli.group import docgen as group

        done = docgen("--help", cwd=tmp_path)
        for name, purpose in _COMMANDS.items():
            assert name in done.stdout
            command = group.get_command(None, name)  # type: ignore[arg-type]
            assert command is not None
            assert command.name == name
            assert (command.help or "").startswith(purpose), name

    def test_a_bug_is_one_line_and_a_file(self, tmp_path: Path) -> None:
        script = (
            "import docgen.readers, sys\n"
            "def broken(*_): raise ZeroDivisionError('oh')\n"
            "docgen.readers.read = broken\n"
            "sys.argv = ['docgen', 'check', 'x.yaml']\n"
            "from docgen.cli.__main__ import run\nrun()\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=os.environ | {"TMPDIR": str(tmp_path)},
            check=False,
        )
        assert done.returncode == 70
        assert len(done.stderr.strip().splitlines()) == 1
        assert "bug in docgen: ZeroDivisionError: oh" in done.stderr
        (trace,) = tmp_path.glob("docgen-bug-*.txt")
        assert trace.name in done.stderr
        assert "Traceback" in trace.read_text()

    def test_heavy_libraries_stay_out_of_help_and_check(self, incident: Path) -> None:
        script = (
            "import sys\nfrom docgen.cli.group import docgen\n"
            "try:\n    docgen.main({arguments}, standalone_mode=False)\nexcept SystemExit: pass\n"
            "print(*sorted(sys.modules), file=sys.stderr)\n"
        )
        rooms = ("writers", "typeface", "drawing", "layouts", "registry", "layout_api", "theme", "pipeline")
        makers = {
            "PIL",
            "docx",
            "lxml",
            "weasyprint",
            "jinja2",
            "fontTools",
            "uharfbuzz",
            "pikepdf",
        }
        makers |= {f"docgen.{room}" for room in rooms} | {"importlib.metadata", "uniseg"}
        for arguments, absent in (
            (["--help"], makers | {"marshmallow", "yaml", "markdown_it", "docgen.readers", "docgen.schemas"}),
            (["check", str(incident)], makers),
        ):
            done = subprocess.run(
                [sys.executable, "-c", script.format(arguments=arguments)],
                capture_output=True,
                text=True,
                check=True,
            )
            loaded = set(done.stderr.splitlines()[-1].split())
            assert not loaded & absent, f"{arguments[0]} loads {loaded & absent}"

    def test_only_what_the_format_needs_is_loaded(self, incident: Path) -> None:
        script = (
            "import sys\nfrom docgen.cli.group import docgen\n"
            "docgen.main(['render', {path!r}, '-f', 'docx'], standalone_mode=False)\n"
            "print(*sorted(sys.modules), file=sys.stderr)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", script.format(path=str(incident))],
            capture_output=True,
            text=True,
            check=True,
        )
        absent = {"weasyprint", "jinja2", "pydyf", "fontTools", "PIL", "pikepdf", "uniseg", "pypdfium2"}
        assert not set(done.stderr.splitlines()[-1].split()) & absent
