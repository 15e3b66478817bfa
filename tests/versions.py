"""Two versions of a fixture: as it is, and changed in every way that a report of differences tells of."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml

from made import fixture_files

NAME = "payment-final"


def changed(folder: Path) -> Path:
    """The data file of the fixture's new version, with its exhibits, in a folder."""
    old = fixture_files()[NAME]
    shutil.copytree(old.parent, folder, dirs_exist_ok=True)
    data = yaml.load(old.read_text(), Loader=yaml.BaseLoader)
    data["timeline"].insert(2, {"at": "16:44", "event": "The **on-call** engineer looks.", "actor": "Pager"})
    summary = data["executive_summary"].replace("three card payments in ten", "four card payments in ten")
    data["executive_summary"] = summary.replace("\n", " ")
    data["impact"]["internal"] = data["impact"]["internal"].replace("\n", " ")
    data["impact_end"] = data["impact_end"].replace("25", "35")
    data["affected_services"] = [*data["affected_services"][1:], "Reporting"]
    data["action_items"] = [*data["action_items"][1:], data["action_items"][0]]
    data["sign_off"][0]["name"] = "Somebody Else"
    data["document"]["version"] = "1.1"
    data["document"]["revisions"].append({"version": "1.1", "summary": "The end of the impact corrected"})
    log = folder / "checkout-onset.log"
    lines = log.read_text().split("\n")
    lines[5] = lines[5].replace("history=34d", "history=35d")
    lines[20:20] = ["16:40:00 INFO a line that was not there", ""]
    del lines[10]
    log.write_text("\n".join(lines))
    new = folder / "incident.yaml"
    new.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return new
