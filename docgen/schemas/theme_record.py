"""The schema of a theme file, and a theme made from one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from docgen.errors import DataError
from docgen.problem import Problem
from docgen.readers import Source
from docgen.schemas import synonym
from docgen.schemas.cleaning import clean
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.fault import placed
from docgen.schemas.loading import load_record
from docgen.schemas.policy_record import PolicyFile, PolicyRecord, check_policy, policy_file
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line
from docgen.schemas.theme_field import Hue, Measure, Paper
from docgen.theme import LEAST_CONTRAST, Families, Palette, Theme, contrast


class ColoursRecord(Record):
    """Colours as ``#rrggbb``; what is absent keeps the house's own."""

    makes = Palette
    synonyms = synonym.COLOURS

    ink = Hue("Text.")
    muted = Hue("Text that stands back.")
    accent = Hue("The one accent.")
    hairline = Hue("Lines; the only colour whose contrast is free.")
    tint = Hue("The ground of highlighted text.")
    critical = Hue("Severity S0.")
    major = Hue("Severity S1.")
    minor = Hue("Severity S2.")
    low = Hue("Severity S3.")
    good = Hue("What went well.")


class FontsRecord(Record):
    """Font families, and folders that hold more fonts."""

    makes = Families
    synonyms = synonym.FONTS

    serif = Line("The family to read.")
    sans = Line("The family of structure and tables.")
    mono = Line("The family of evidence.")
    folders = Items(Line(required=True), "Folders with fonts, relative to the theme file.")


class MarginsRecord(Record):
    """Margins with their unit."""

    top = Measure("Above the text.")
    right = Measure("Right of the text.")
    bottom = Measure("Below the text.")
    left = Measure("Left of the text; section numbers hang in it.")


class ThemeRecord(Record):
    """How documents look, and whose they are."""

    synonyms = synonym.THEME

    organization = Line("Whose documents they are.")
    logo = Line("A picture, relative to the theme file.")
    colours = Part(ColoursRecord, "Colours.")
    fonts = Part(FontsRecord, "Fonts.")
    page = Paper("A4 or Letter.")
    margins = Part(MarginsRecord, "Margins of the page.")
    policy = Part(PolicyRecord, "Who may see what.")


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme, and where its logo lies: relative to the theme file, not yet read; and its policy."""

    theme: Theme
    logo_path: str | None = None
    policy: PolicyFile | None = None


def load_theme(source: Source) -> ThemeFile:
    """Make a theme of a theme file's data.

    Raises:
        DataError: with everything that is wrong.
    """
    data, changes = clean(source.data)
    values, faults = load_record(ThemeRecord(), data)
    given = values.get("colours") or {}
    policy = values.get("policy")
    problems = [*changes, *faults, *_check_contrast(given), *check_policy(policy or {}, ("policy",))]
    if problems:
        raise DataError(placed(problems, source.positions))
    return ThemeFile(
        _theme(values, source.folder),
        values.get("logo"),
        policy_file(policy, source.folder) if policy else None,
    )


def _theme(values: dict[str, Any], folder: Path | None) -> Theme:
    fonts = _given(values.get("fonts"))
    folders = tuple(str((folder or Path()) / each) for each in fonts.pop("folders", ()))
    theme = Theme(organization=values.get("organization") or "", fonts=folders)
    page = replace(values.get("page") or theme.page, **_given(values.get("margins")))
    palette = replace(theme.palette, **_given(values.get("colours")))
    return replace(theme, palette=palette, families=replace(theme.families, **fonts), page=page)


def _check_contrast(given: dict[str, Any]) -> Iterator[Problem]:
    """Every colour of text must be legible on paper and on the tint (WCAG 2.1, 1.4.3)."""
    palette = replace(Palette(), **_given(given))
    for name in (field.name for field in fields(Palette)):
        if name in {"paper", "hairline", "tint"}:
            continue
        for ground in ("paper", "tint"):
            ratio = contrast(getattr(palette, name), getattr(palette, ground))
            if ratio < LEAST_CONTRAST and (given.get(name) or given.get(ground)):
                path = ("colours", name if given.get(name) else ground)
                message = f"{name} on {ground} has a contrast of {int(ratio * 10) / 10} : 1"
                yield Problem("contrast", message, f"at least {LEAST_CONTRAST} : 1", path)


def _given(values: dict[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (values or {}).items() if value is not None}
