"""A batch on a Dask cluster: real processes of this machine, and every way in which they go away."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import PIPE, CompletedProcess, Popen

import pytest

from batch.daskers import Grid, grid, within
from batch.here import order_for, write_incident
from docgen.batch import cluster as module
from docgen.batch.cluster import Cluster
from docgen.batch.reach import Scheduler
from docgen.errors import CrewError, PlanError

LAYOUT = """
import os, signal, time
from docgen.layout_api import *

def report(dossier, options):
    name = dossier.incident.id
    {body}
    return Document(Metadata(dossier.incident.title), (Paragraph((Text(name),)),))

layout = Layout("trial", "A layout for trials.", report)
"""
RUN = "from docgen.cli.__main__ import run; run()"
MISCHIEF = """\
if name == "INC-2":
        os.kill(os.getpid(), signal.SIGSEGV)
    if name == "INC-3":
        time.sleep(60)
    if name == "INC-4":
        bytearray(2**30)"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grid]:
    """A cluster of two workers, which gives a task up at the first death of a worker that had it."""
    with grid(tmp_path_factory.mktemp("two") / "grid", workers=2, allowed_failures=0) as made:
        yield made


def archive(folder: Path, count: int) -> Path:
    for number in range(1, count + 1):
        write_incident(folder / "in" / str(number) / "incident.yaml", f"INC-{number}")
    return folder


def layout(folder: Path, body: str) -> None:
    (folder / "trial.py").write_text(LAYOUT.format(body=body))


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "docgen.cli", "batch", "in", "-o", "out", *arguments]


def batch(folder: Path, *arguments: str) -> CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), cwd=folder, capture_output=True, text=True, timeout=100, check=False
    )


def verified(folder: Path) -> str:
    told = [sys.executable, "-m", "docgen.cli", "verify", "out"]
    return subprocess.run(told, cwd=folder, stdout=PIPE, text=True, check=False).stdout.splitlines()[-1]


def failures(folder: Path) -> dict[str, dict[str, str]]:
    lines = map(json.loads, (folder / "out" / "manifest.jsonl").read_text().splitlines())
    return {line["incident"]["id"]: line["failure"] for line in lines if line["failure"]}


def test_the_same_bytes_as_on_one_machine(two: Grid, tmp_path: Path) -> None:
    archive(tmp_path, 2)
    (tmp_path / "theme.yaml").write_text("organization: Ångström & Co\n")
    done = batch(tmp_path, "--cluster", two.address, "--theme", "theme.yaml")
    assert done.returncode == 0, done.stderr
    made = {path.name: path.read_bytes() for path in (tmp_path / "out").glob("2026*")}
    assert len(made) == 4
    again = batch(tmp_path, "--theme", "theme.yaml")
    assert "4  as they should be" in again.stdout
    forced = batch(tmp_path, "--theme", "theme.yaml", "--force")
    assert forced.returncode == 0
    assert {name: (tmp_path / "out" / name).read_bytes() for name in made} == made
    assert verified(tmp_path) == "out: as its manifest says: 4 documents intact"
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


def test_a_document_that_ruins_its_process_fails_alone(two: Grid, tmp_path: Path) -> None:
    layout(archive(tmp_path, 5), MISCHIEF)
    limits = ("--timeout", "3", "--memory", "700M")
    done = batch(tmp_path, "--cluster", two.address, "-l", "trial.py", "-f", "docx", *limits)
    assert done.returncode == 1, done.stderr
    failed = failures(tmp_path)
    assert {name: each["kind"] for name, each in failed.items()} == {
        "INC-2": "died",
        "INC-3": "time",
        "INC-4": "memory",
    }
    assert "SIGSEGV" in failed["INC-2"]["message"]
    assert verified(tmp_path) == "out: as its manifest says: 2 documents intact, 3 could not be made"


def test_the_documents_of_a_lost_worker_are_made_by_another(two: Grid, tmp_path: Path) -> None:
    layout(archive(tmp_path, 8), "time.sleep(0.5)")
    with begun(tmp_path, "--cluster", two.address, "-l", "trial.py", "-f", "docx") as running:
        within(two.processes[1]).kill()
        out, err = running.communicate(timeout=100)
    assert running.returncode == 0, err
    assert "8  made" in out
    assert verified(tmp_path) == "out: as its manifest says: 8 documents intact"


@contextmanager
def begun(folder: Path, *arguments: str, driver: str = RUN) -> Iterator[Popen[str]]:
    """A batch that has made its first document."""
    told = [sys.executable, "-c", driver, *command(*arguments)[3:]]
    with Popen(told, cwd=folder, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            while not process.stderr.readline().startswith("made "):
                assert process.poll() is None
            yield process
        finally:
            process.kill()


def test_a_second_request_to_stop_ends_at_once(two: Grid, tmp_path: Path) -> None:
    layout(archive(tmp_path, 6), "name == 'INC-1' or time.sleep(8)")
    with begun(tmp_path, "--cluster", two.address, "-l", "trial.py", "-f", "docx") as running:
        running.send_signal(signal.SIGINT)
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        begin = time.monotonic()
        _, err = running.communicate(timeout=60)
    assert (running.returncode, time.monotonic() - begin < 6) == (130, True), err
    assert sorted(path.suffix for path in (tmp_path / "out").iterdir()) == [".docx", ".jsonl"]
    layout(tmp_path, "pass")  # whose workers are new ones: those that slept are gone
    assert batch(tmp_path, "--cluster", two.address, "-l", "trial.py", "-f", "docx").returncode == 0
    assert verified(tmp_path) == "out: as its manifest says: 6 documents intact"


def test_a_worker_that_would_make_other_documents_is_refused(tmp_path: Path) -> None:
    archive(tmp_path, 1)
    with grid(tmp_path / "grid", workers=0) as made:
        made.worker(threads=3, SOURCE_DATE_EPOCH="1")
        done = batch(tmp_path, "--cluster", made.address, "-f", "docx", "--json")
    assert done.returncode == 3
    assert "will not do: it has SOURCE_DATE_EPOCH at 1970-01-01T00:00:01+00:00, not None" in done.stderr
    assert json.loads(done.stdout)["made"] == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["manifest.jsonl"]


def test_a_scheduler_that_is_lost_ends_the_batch_and_another_run_completes_it(tmp_path: Path) -> None:
    layout(archive(tmp_path, 5), "time.sleep(0.5)")
    with grid(tmp_path / "grid", workers=1) as made:
        driver = f"from docgen.batch import reach; reach.TIMEOUT = 2.0; {RUN}"
        told = ("--cluster", made.address, "-l", "trial.py", "-f", "docx")
        with begun(tmp_path, *told, driver=driver) as running:
            made.processes[0].kill()
            out, err = running.communicate(timeout=60)
    assert running.returncode == 3
    assert "the scheduler is gone (start it, and run the batch again)" in err
    assert "Traceback" not in err
    assert "left to do" in out
    assert batch(tmp_path, "-l", "trial.py", "-f", "docx").returncode == 0
    assert verified(tmp_path) == "out: as its manifest says: 5 documents intact"


def test_tls(tmp_path: Path) -> None:
    archive(tmp_path, 1)
    ca, other = certificate(tmp_path / "ours"), certificate(tmp_path / "other")
    options = ("--tls-ca-file", "--tls-cert", "--tls-key")
    files = tuple(f"{option}={path}" for option, path in zip(options, ca, strict=True))
    with grid(tmp_path / "grid", workers=1, tls=files) as made:
        assert made.address.startswith("tls://")
        refused = batch(tmp_path, "--cluster", made.address, *tls_options(other))
        done = batch(tmp_path, "--cluster", made.address, "-f", "docx", *tls_options(ca))
    assert refused.returncode == 2
    assert "no scheduler can be reached there" in refused.stderr
    assert "CERTIFICATE_VERIFY_FAILED" in refused.stderr
    assert done.returncode == 0, done.stderr
    assert verified(tmp_path) == "out: as its manifest says: 1 document intact"


def tls_options(files: tuple[str, str, str]) -> list[str]:
    options = ("--tls-ca", "--tls-cert", "--tls-key")
    return [each for pair in zip(options, files, strict=True) for each in pair]


def certificate(folder: Path) -> tuple[str, str, str]:
    """A certificate that vouches for itself, and its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    folder.mkdir()
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "docgen")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (folder / "cert.pem").write_bytes(made.public_bytes(pem))
    private = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (folder / "key.pem").write_bytes(key.private_bytes(pem, *private))
    return str(folder / "cert.pem"), str(folder / "cert.pem"), str(folder / "key.pem")


def test_a_task_for_a_cluster_that_has_just_gone(two: Grid, tmp_path: Path) -> None:
    with Cluster(Scheduler(two.address), order_for(tmp_path / "out")) as crew:
        assert crew.room > 2
        crew._client.close()
        with pytest.raises(CrewError, match="the scheduler is gone"):
            crew.start(0, len, ("",), 1.0)


def test_a_cluster_without_workers_and_no_cluster_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST", 1.0)
    told: list[str] = []
    with grid(tmp_path / "grid", workers=0) as made:
        with pytest.raises(PlanError, match="has no workers"):
            Cluster(Scheduler(made.address), order_for(tmp_path / "out"), tell=told.append).__enter__()
        gone = made.address
    assert told == [f"waiting for a worker of {gone}"]
    monkeypatch.setattr("docgen.batch.reach.TIMEOUT", 1.0)
    with pytest.raises(PlanError, match="no scheduler can be reached there"):
        Cluster(Scheduler(gone), order_for(tmp_path / "out")).__enter__()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--cluster", "localhost:8786"], "is no scheduler (such as tcp://host:8786 or tls://)"),
        (["--cluster", "tls://localhost:8786"], "needs --tls-ca, --tls-cert and --tls-key"),
        (["--cluster", "tcp://localhost:8786", "--tls-ca", "in/1/incident.yaml"], "are for --cluster tls://"),
        (["--tls-ca", "in/1/incident.yaml"], "are for --cluster tls://"),
    ],
)
def test_options_that_do_not_go_together(tmp_path: Path, arguments: list[str], said: str) -> None:
    archive(tmp_path, 1)
    done = batch(tmp_path, *arguments)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_without_the_package_for_clusters(tmp_path: Path) -> None:
    archive(tmp_path, 1)
    (tmp_path / "distributed.py").write_text("raise ModuleNotFoundError('none', name='distributed')\n")
    done = subprocess.run(
        command("--cluster", "tcp://localhost:8786"),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 2
    assert (
        "--cluster needs distributed, which is not installed (pip install 'docgen[cluster]')" in done.stderr
    )
