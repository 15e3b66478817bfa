"""The options that say what a PDF keeps to, as the user of the command line meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click import UsageError
from click.testing import CliRunner

from docgen.cli import look
from docgen.cli.render import command
from docgen.finishing import open_document
from docgen.writers import PDF_VARIANTS
from docgen.writers.pdf.printing.condition import coated_paper
from docgen.writers.pdf.variant import variant

MINIMAL = 'id: INC-7\ntitle: Login slow\nseverity: S3\ndate: "2026-02-03"\n'


@pytest.fixture
def incident(tmp_path: Path) -> Path:
    path = tmp_path / "incident.yaml"
    path.write_text(MINIMAL)
    return path


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "house.icc"
    path.write_bytes(coated_paper().data)
    return path


def render(incident: Path, *options: str | Path) -> tuple[int, str]:
    arguments = [str(incident), "-f", "pdf", "-o", str(incident.parent / "out.pdf"), *map(str, options)]
    done = CliRunner().invoke(command, arguments, catch_exceptions=False)
    return done.exit_code, done.output


def test_the_command_line_and_the_writers_know_the_same_variants() -> None:
    assert look.PDF_VARIANTS == PDF_VARIANTS
    assert [variant(name).name for name in PDF_VARIANTS] == list(PDF_VARIANTS)
    assert [variant(name).for_press for name in PDF_VARIANTS] == [
        name == look.FOR_PRESS for name in PDF_VARIANTS
    ]


def test_an_unknown_variant_is_a_usage_error_that_names_the_choices(incident: Path) -> None:
    code, said = render(incident, "--pdf-variant", "pdf/x-9")
    assert code == 2
    assert all(name in said for name in PDF_VARIANTS)


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        (None, ("PDF/A-3A", "PDF/UA-1")),
        ("pdf/a-2a+ua-1", ("PDF/A-2A", "PDF/UA-1")),
        ("PDF/X-4", ("PDF/X-4",)),
    ],
)
def test_a_variant_is_what_the_file_says(incident: Path, name: str | None, claims: tuple[str, ...]) -> None:
    code, said = render(incident, *(["--pdf-variant", name] if name else []))
    assert code == 0, said
    assert open_document((incident.parent / "out.pdf").read_bytes()).claims == claims


def test_the_profile_of_a_press_is_taken(incident: Path, profile: Path) -> None:
    code, said = render(incident, "--pdf-variant", "pdf/x-4", "--output-profile", profile)
    assert code == 0, said
    assert open_document((incident.parent / "out.pdf").read_bytes()).claims == ("PDF/X-4",)


def test_a_profile_without_a_press_is_a_usage_error(incident: Path, profile: Path) -> None:
    code, said = render(incident, "--output-profile", profile)
    assert code == 2
    assert "add --pdf-variant pdf/x-4" in said


def test_a_profile_of_no_use_is_a_usage_error_that_says_why(incident: Path) -> None:
    code, said = render(incident, "--pdf-variant", "pdf/x-4", "--output-profile", incident)
    assert code == 2
    assert "it is no ICC profile" in said
    assert not (incident.parent / "out.pdf").exists()


def test_a_profile_that_is_not_there_is_a_usage_error(incident: Path) -> None:
    code, said = render(incident, "--pdf-variant", "pdf/x-4", "--output-profile", "nowhere.icc")
    assert code == 2
    assert "nowhere.icc" in said


def test_a_profile_that_cannot_be_read_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        look.read_options(look.FOR_PRESS, tmp_path, embed_fonts=True)
