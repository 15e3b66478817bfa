"""The service under load, all of it on one machine: a hundred callers, and the batch command beside it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import yaml

from benchmarks.calling import BOUNDARY
from benchmarks.fitting import drift
from benchmarks.incident import Incident, incident
from benchmarks.parts.archive import JOBS, batch
from benchmarks.parts.incidents import FLAT
from benchmarks.parts.part import Part, Result, claim, megabytes
from benchmarks.process import run_measured
from benchmarks.setting import Setting, say

_CALLERS = 100
_SEED = 40_000
_QUEUE = 60
_WARM = 30
"""Jobs before the load, so that everything has been done once."""
_NICE = 5
"""As the workers of the service are, so that other programs take as much time from both."""
_READY = 0.1  # seconds, at the 99th percentile
_PACE = 0.9
_EVERY = 0.25  # seconds from one look at the memory to the next


def _report(seed: int) -> Incident:
    return incident(seed, rows=10, images=1)


@dataclass
class _Service:
    address: str
    process: subprocess.Popen[str]
    data: Path

    def resident(self) -> int:
        """The bytes that the server itself holds, without its runner."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def _served(folder: Path, queue: int) -> Iterator[_Service]:
    shutil.rmtree(folder, ignore_errors=True)
    options = ["--data", str(folder), "--port", "0", "--jobs", str(JOBS), "--queue", str(queue)]
    command = [sys.executable, "-m", "docgen.cli", "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            service = _Service(process.stdout.readline().strip(), process, folder)
            _wait_until_ready(service.address)
            yield service
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _wait_until_ready(address: str) -> None:
    for _ in range(600):
        try:
            with urlopen(f"{address}v1/ready"):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the service is not ready after a minute")


def _measure(setting: Setting) -> Result:
    count = setting.by_depth(40, 60, 400)
    incidents = [setting.incident(seed, _report, "service") for seed in range(_SEED, _SEED + count)]
    bodies = _bodies(setting, incidents)
    result: Result = {"count": count, "jobs": JOBS, "callers": _CALLERS}
    pairs = [
        (_batch_pace(setting, incidents), _service_pace(setting, bodies, count))
        for _ in range(setting.by_depth(1, 2, 3))
    ]
    result["batch"] = statistics.median(own for own, _ in pairs)
    result["service"] = statistics.median(other for _, other in pairs)
    result["pace"] = statistics.median(other / own for own, other in pairs)
    result |= _load(setting, bodies, setting.by_depth(10, 30, 120))
    result["claims"] = _claims(result)
    return result


def _bodies(setting: Setting, incidents: list[Path]) -> Path:
    """Each incident with its exhibits as the form that is sent."""
    folder = setting.folder / "bodies"
    folder.mkdir(exist_ok=True)
    for number, path in enumerate(incidents):
        data = yaml.safe_load(path.read_text("utf-8"))
        named = [each["path"] for each in data["appendices"]]
        parts = [_part("data", "incident.yaml", path.read_bytes())]
        parts += [_part("exhibit", each, (path.parent / each).read_bytes()) for each in named]
        (folder / f"{number:05}.form").write_bytes(b"".join(parts) + f"--{BOUNDARY}--\r\n".encode())
    return folder


def _part(name: str, file: str, content: bytes) -> bytes:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'
    return head.encode() + content + b"\r\n"


def _batch_pace(setting: Setting, incidents: list[Path]) -> float:
    output = setting.folder / "archive"
    shutil.rmtree(output, ignore_errors=True)
    run_measured(["nice", "-n", str(_NICE), *batch("all")(incidents, output)])
    return _pace(output, 2 * len(incidents), "docgen batch")


def _service_pace(setting: Setting, bodies: Path, count: int) -> float:
    """With all callers there until everything is made."""
    with _served(setting.folder / "data", 10 * count) as service:
        said = _called(service, bodies, 3600, count)
        assert said["states"] == {"done": len(said["jobs"])}, said
        return _pace(service.data / "files", 2 * count, "docgen serve")


def _pace(folder: Path, least: int, title: str) -> float:
    """Documents a minute, from the first that was written to the last."""
    files = [each for pattern in ("*.docx", "*.pdf") for each in folder.rglob(pattern)]
    assert len(files) >= least, f"{len(files)} documents of {least}"
    moments = sorted(each.stat().st_mtime for each in files)
    pace = (len(moments) - 1) / (moments[-1] - moments[0]) * 60
    say(f"  {title}: {pace:.0f} documents a minute")
    return pace


def _load(setting: Setting, bodies: Path, seconds: int) -> Result:
    """All callers at once for so long, at a queue that is too short for them."""
    with _served(setting.folder / "data", _QUEUE) as service:
        _called(service, bodies, 3600, _WARM)
        probing = _begun("benchmarks.probing", service.address, str(seconds))
        calling = _begun("benchmarks.calling", service.address, str(bodies), str(_CALLERS), str(seconds))
        memory = [service.resident()]
        while calling.poll() is None:
            time.sleep(_EVERY)
            memory.append(service.resident())
        said, times = _printed(calling), sorted(_printed(probing))
    slow = times[min(len(times) - 1, int(len(times) * 0.99))]
    lost = len(said["jobs"]) - sum(said["states"].get(each, 0) for each in ("done", "failed"))
    held = f"{megabytes(memory[0])} to {megabytes(memory[-1])} MB"
    say(f"  {said['statuses']}, ready: {slow * 1000:.0f} ms, {held}")
    return {
        "seconds": seconds,
        "ready": {"median": statistics.median(times), "99": slow, "most": times[-1], "count": len(times)},
        "memory": [memory[0], max(memory), memory[-1]],
        "held": memory,
        "drift": drift(memory[: int(seconds / _EVERY)]),
        "jobs_made": len(said["jobs"]),
        "lost": lost,
        "failed": said["states"].get("failed", 0),
        "statuses": said["statuses"],
        "unsaid": said["unsaid"],
        "broken": len(said["broken"]),
    }


def _begun(module: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True)


def _printed(process: subprocess.Popen[str]) -> Any:
    assert process.stdout is not None
    return json.load(process.stdout)


def _called(service: _Service, bodies: Path, seconds: float, most: int) -> Result:
    words = [service.address, str(bodies), str(min(_CALLERS, most)), str(seconds), str(most)]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.calling", *words], capture_output=True, text=True, check=True
    )
    found: Result = json.loads(done.stdout)
    return found


def _claims(result: Result) -> list[dict[str, str]]:
    def held(is_so: bool) -> str:
        return "held" if is_so else "not held"

    callers = f"service, {result['callers']} callers at once for {result['seconds']} s"
    slow, grown = result["ready"]["99"], result["drift"]
    refused = result["statuses"].get("POST 429", 0)
    errors = sum(count for name, count in result["statuses"].items() if name.split()[1].startswith("5"))
    good = not result["lost"] and not errors and not result["broken"] and not result["failed"]
    told_growth = f"{grown:+.1%} from the second quarter of the time to the last"
    told = f"{result['jobs_made']} made, {result['lost']} lost, {errors} answers of 5xx"
    return [
        claim(
            f"{callers}: readiness under 100 ms at the 99th percentile",
            f"{slow * 1000:.0f} ms",
            held(slow < _READY),
        ),
        claim(f"{callers}: no job lost", told, held(good)),
        claim(
            f"{callers}: a full queue is told with 429 and when to come back",
            f"{refused} times",
            held(refused > 0 and not result["unsaid"]),
        ),
        claim(f"{callers}: memory of the server flat", told_growth, held(grown <= FLAT)),
        claim(
            f"service: documents a minute, at least {_PACE} of the batch command's with as many workers",
            f"{result['pace']:.2f}",
            held(result["pace"] >= _PACE),
        ),
    ]


def _lines(result: Result) -> Iterator[str]:
    ready, memory = result["ready"], result["memory"]
    yield "| of the same incidents, with the same workers | documents a minute |"
    yield "| --- | ---: |"
    yield f"| docgen batch | {result['batch']:.0f} |"
    yield f"| docgen serve, {result['callers']} callers | {result['service']:.0f} |"
    yield ""
    yield f"| during {result['seconds']} s of {result['callers']} callers | |"
    yield "| --- | ---: |"
    yield f"| readiness, median of {ready['count']}, ms | {ready['median'] * 1000:.0f} |"
    yield f"| readiness, 99th percentile, ms | {ready['99'] * 1000:.0f} |"
    yield f"| readiness, longest, ms | {ready['most'] * 1000:.0f} |"
    told = " / ".join(map(megabytes, memory))
    yield f"| memory of the server, MB: before, most, after | {told} |"
    for name, count in sorted(result["statuses"].items()):
        yield f"| answers {name} | {count:,} |"
    yield ""
    yield (
        f"{result['count']} incidents of 10 rows and a picture to Word and PDF, {result['jobs']} workers; "
        "the callers run on the same cores. Documents a minute are counted from the first file to the last; "
        "the batch command is as nice (nice(1)) as the service's workers."
    )


SERVICE = Part("service", "The service under load", _measure, _lines)
