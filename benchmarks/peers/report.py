"""What the scripts share: the incident read, its durations reckoned, its exhibits digested, fonts at hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

FONTS = Path(__file__).parent.parent.parent / "fonts"
SERIF, SANS, MONO = "Source Serif 4", "Source Sans 3", "Source Code Pro"
FILES = {
    (SERIF, "regular"): FONTS / "source-serif-4" / "SourceSerif4-Regular.ttf",
    (SERIF, "bold"): FONTS / "source-serif-4" / "SourceSerif4-Bold.ttf",
    (SERIF, "italic"): FONTS / "source-serif-4" / "SourceSerif4-Italic.ttf",
    (SANS, "regular"): FONTS / "source-sans-3" / "SourceSans3-Regular.ttf",
    (SANS, "bold"): FONTS / "source-sans-3" / "SourceSans3-Bold.ttf",
    (SANS, "italic"): FONTS / "source-sans-3" / "SourceSans3-Italic.ttf",
    (MONO, "regular"): FONTS / "source-code-pro" / "SourceCodePro-Regular.ttf",
}


@dataclass(frozen=True, slots=True)
class Report:
    """An incident as a template wants it: the data, and what is reckoned from them."""

    data: dict[str, Any]
    folder: Path

    @property
    def control(self) -> dict[str, Any]:
        found: dict[str, Any] = self.data.get("document", {})
        return found

    @property
    def control_rows(self) -> list[tuple[str, str]]:
        control = self.control
        return [
            ("Document", f"{control.get('number', '')}, version {control.get('version', '')}"),
            ("Classification", control.get("classification", "")),
            ("Owner", control.get("owner", "")),
            ("Distribution", "; ".join(control.get("distribution", ()))),
            ("Retention", control.get("retention", "")),
        ]

    @property
    def summary_rows(self) -> list[tuple[str, str]]:
        data = self.data
        return [
            ("Incident Title", data["title"]),
            ("Incident ID", data["id"]),
            ("Severity", data["severity"]),
            ("Date of Incident", str(data["date"])),
            ("Duration of Impact", self.minutes("impact_start", "impact_end")),
            ("Time to Detection", self.minutes("impact_start", "detected_at")),
            ("Time to Mitigation", self.minutes("detected_at", "mitigated_at")),
            ("Time to Resolution", self.minutes("detected_at", "resolved_at")),
            ("Affected Services", "; ".join(data.get("affected_services", ()))),
            ("Customer Impact", data.get("customer_impact", "")),
            ("Incident Commander", data.get("commander", "")),
            ("Post Mortem Author", data.get("author", "")),
            ("Post Mortem Date", str(data.get("postmortem_date", ""))),
            ("Post Mortem Status", data.get("status", "")),
        ]

    @property
    def timeline(self) -> list[dict[str, str]]:
        rows = sorted(self.data.get("timeline", ()), key=lambda row: row["at"])
        return [{**row, "at": f"{_moment(row['at']):%Y-%m-%d %H:%M}"} for row in rows]

    @property
    def exhibits(self) -> list[dict[str, Any]]:
        return [self._exhibit(number, each) for number, each in enumerate(self.data.get("appendices", ()))]

    def minutes(self, start: str, end: str) -> str:
        if start not in self.data or end not in self.data:
            return ""
        return f"{(_moment(self.data[end]) - _moment(self.data[start])).total_seconds() / 60:.0f} min"

    def _exhibit(self, number: int, given: dict[str, Any]) -> dict[str, Any]:
        path = (self.folder / given["path"]).resolve()
        data = path.read_bytes()
        letter = chr(ord("A") + number) if number < 26 else str(number + 1)
        facts = [
            ("Source", given.get("source", "")),
            ("Captured (UTC)", f"{_moment(given['captured_at']):%Y-%m-%d %H:%M}"),
            ("Image", f"{path.name}, {len(data):,} bytes"),
            ("SHA-256", sha256(data).hexdigest()),
        ]
        return {**given, "letter": letter, "file": path, "facts": facts}


def read_report(path: Path) -> Report:
    return Report(yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader), path.parent)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
