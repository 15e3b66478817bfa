"""veraPDF, by which archives and regulators judge: PDF/A and PDF/UA, every rule of the profile asked for.

It does not see what its rules leave to people: whether an alternative text is apt or a /BBox true.
A start of Java costs more than a page, so that many files are asked about in one run.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from conformance.finding import Finding
from conformance.provision import verapdf_archive

PROFILES = ("3a", "ua1")
"""What a document of ours has to be; the program knows 1a to 4e, ua1 and ua2."""

_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto")
_EXIT_CODES = {0, 1, 7}  # all compliant, some not, some could not be read: in each case there is a report


def verapdf(paths: Sequence[Path], profile: str) -> Mapping[Path, list[Finding]]:
    """What is found in each file by a profile (``3a``, ``ua1``, ``4f``, ``ua2``), from one run over all."""
    program = ["java", *_QUICK, "-cp", str(verapdf_archive()), "org.verapdf.apps.GreenfieldCliWrapper"]
    options = ["--flavour", profile, "--format", "json", "--maxfailuresdisplayed", "3", "--nonpdfext"]
    files = [str(path.resolve()) for path in paths]
    done = subprocess.run([*program, *options, *files], check=False, capture_output=True, timeout=600)
    if done.returncode not in _EXIT_CODES:
        raise RuntimeError(f"veraPDF ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
    jobs = {Path(job["itemDetails"]["name"]): job for job in json.loads(done.stdout)["report"]["jobs"]}
    return {path: _of_job(f"veraPDF {profile}", jobs.get(path.resolve())) for path in paths}


def _of_job(validator: str, job: Mapping[str, Any] | None) -> list[Finding]:
    results = (job or {}).get("validationResult")
    if job is None or not results:
        said = job.get("taskException", {}) if job else {}
        return [Finding(validator, "unread", f"veraPDF could not read the file {said}".strip())]
    (result,) = results
    rules = [rule for rule in result["details"]["ruleSummaries"] if rule["status"] == "failed"]
    found = [_of_rule(validator, rule) for rule in rules]
    if not found and not result["compliant"]:
        found.append(Finding(validator, "incompliant", result["statement"]))
    return found


def _of_rule(validator: str, rule: Mapping[str, Any]) -> Finding:
    first = rule["checks"][0] if rule["checks"] else {}
    message = first.get("errorMessage") or rule["description"]
    times = f" ({rule['failedChecks']} times)" if rule["failedChecks"] > 1 else ""
    return Finding(
        validator, f"{rule['clause']}-{rule['testNumber']}", f"{message}{times}", first.get("context", "")
    )
