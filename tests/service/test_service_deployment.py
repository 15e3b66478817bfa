"""The files with which an operator starts: units, container, proxy and gunicorn, held to what docgen has."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from proxy import configuration

ROOT = Path(__file__).parent.parent.parent
HERE = ROOT / "docs" / "service"
UNITS = ("docgen-serve.service", "docgen-work.service")
CONTAINER = (HERE / "Containerfile").read_text("utf-8")
MANUAL = (HERE.parent / "service.md").read_text("utf-8")
HARDENED = """
    NoNewPrivileges=yes ProtectSystem=strict ProtectHome=yes PrivateTmp=yes PrivateDevices=yes
    CapabilityBoundingSet= ProtectKernelTunables=yes ProtectKernelModules=yes ProtectControlGroups=yes
    RestrictNamespaces=yes
    RestrictSUIDSGID=yes LockPersonality=yes SystemCallFilter=@system-service ReadWritePaths=/var/lib/docgen
    UMask=0077 User=docgen
"""


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_hardened_and_bounded(name: str) -> None:
    lines = (HERE / name).read_text("utf-8").splitlines()
    assert not set(HARDENED.split()) - set(lines)
    assert any(line.startswith("MemoryMax=") for line in lines)


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="no systemd here: apt-get install systemd"
)
@pytest.mark.parametrize("name", UNITS)
def test_systemd_takes_a_unit_as_it_is(name: str, tmp_path: Path) -> None:
    text = (HERE / name).read_text("utf-8")
    there = re.sub("^ExecStart=/opt/docgen/bin/[a-z]+", "ExecStart=/bin/true", text, flags=re.MULTILINE)
    (tmp_path / name).write_text(re.sub("^(User|Group)=docgen", r"\1=daemon", there, flags=re.MULTILINE))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def commands(text: str) -> set[str]:
    return {Path(each).name for each in re.findall(r"^ExecStart=(\S+)", text, re.MULTILINE)}


def test_what_the_units_and_the_container_start_is_installed_with_the_extras_that_they_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = re.search(r"'\.\[([a-z,]+)\]'", CONTAINER)
    assert named
    assert set(named[1].split(",")) <= set(extras)
    assert [Requirement(each).name for each in extras["service"]] == ["gunicorn"]
    started = set().union(*(commands((HERE / name).read_text("utf-8")) for name in UNITS))
    assert started == {"gunicorn", *project["scripts"]}


def test_the_container_copies_what_there_is_and_all_that_a_wheel_is_made_of() -> None:
    copied = [
        each
        for line in CONTAINER.splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for each in line.split()[1:-1]
    ]
    assert all((ROOT / each).exists() for each in copied)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    folders = set(project["tool"]["setuptools"]["package-dir"].values())
    assert folders <= set(copied)
    assert {"pyproject.toml", "README.md", "LICENSE", "requirements.lock"} <= set(copied)


def test_the_containers_packages_of_debian_are_those_of_the_readme() -> None:
    (installed,) = re.findall(r"--no-install-recommends ([a-z0-9. -]+?) *\\", CONTAINER)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert installed.split()
    assert all(re.search(rf"apt-get install [^`]*{re.escape(each)}", readme) for each in installed.split())


def test_the_containers_constraints_are_the_versions_of_the_lock_file(tmp_path: Path) -> None:
    (expression,) = re.findall(r"sed -nE '([^']+)' requirements\.lock", CONTAINER)
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    done = subprocess.run(["sed", "-nE", expression], input=lock, capture_output=True, text=True, check=True)
    found = {(each := Requirement(line)).name: str(each.specifier) for line in done.stdout.splitlines()}
    assert found["weasyprint"].startswith("==")
    assert len(found) == len(re.findall(r"^[a-z0-9]", lock, re.MULTILINE))


def test_the_manual_calls_the_container_by_commands_that_leave_out_nothing_of_it() -> None:
    told = re.sub(r" *\\\n *", " ", MANUAL)
    (build,) = re.findall(r"^ {4}podman build .*", told, re.MULTILINE)
    assert "HEALTHCHECK" in CONTAINER
    assert "--format docker" in build, "podman's own format has no health check"
    assert build.removeprefix("    ") in CONTAINER
    serve, work = re.findall(r"^ {4}podman run .*", told, re.MULTILINE)
    for run, unit in ((serve, UNITS[0]), (work, UNITS[1])):
        (patience,) = re.findall(r"--stop-timeout (\d+) ", run)
        assert int(patience) == seconds_to_stop(unit), "podman by itself gives ten seconds"
        assert "--read-only" in run
    assert work.endswith(" --no-healthcheck docgen docgen work")


def seconds_to_stop(unit: str) -> int:
    ((number, minutes),) = re.findall(
        r"^TimeoutStopSec=(\d+)(min)?$", (HERE / unit).read_text("utf-8"), re.MULTILINE
    )
    return int(number) * (60 if minutes else 1)


def test_a_unit_waits_for_what_is_in_hand() -> None:
    from docgen.service.settings import Limits

    gunicorn = runpy.run_path(str(HERE / "gunicorn.conf.py"))
    assert seconds_to_stop("docgen-serve.service") > gunicorn["graceful_timeout"]
    assert seconds_to_stop("docgen-work.service") > Limits().document


def test_the_manual_installs_all_that_the_units_start_with() -> None:
    for unit in UNITS:
        text = (HERE / unit).read_text("utf-8")
        (started,) = re.findall(r"^ExecStart=(.+)$", text, re.MULTILINE)
        for file in re.findall(r"/etc/docgen/(\S+)", started):
            assert re.search(rf"install .*-t /etc/docgen .*docs/service/{re.escape(file)}\b", MANUAL), file
        assert re.search(rf"install .*-t /etc/systemd/system .*docs/service/{unit}\b", MANUAL)
        assert re.search(r"^ +useradd --system .* docgen$", MANUAL, re.MULTILINE)
        assert re.search(r"^EnvironmentFile=-/etc/docgen/service\.env$", text, re.MULTILINE)


def test_the_environment_of_the_manual_can_be_taken_as_it_stands(tmp_path: Path) -> None:
    """As systemd and podman read it: what stands behind a value is a part of it."""
    from docgen.service.environment import proxies_of, settings_of

    given = dict(re.findall(r"^ {4}(DOCGEN_[A-Z]+)=(.*)$", MANUAL, re.MULTILINE))
    (tmp_path / "themes").mkdir()
    (tmp_path / "policy.yaml").touch()
    there = {name: value.replace("/etc/docgen", str(tmp_path)) for name, value in given.items()}
    assert proxies_of(there) == 1
    settings = settings_of(there)
    assert {settings.database, settings.register} == {"postgresql://docgen@db/docgen"}
    assert settings.store == "s3://bucket/docgen"


def test_no_manual_fetches_docgen_from_an_index_where_another_project_has_its_name() -> None:
    manuals = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    fetched = re.compile(r"pip install (-\S+ )*'?docgen\b")
    assert not [each.name for each in manuals if fetched.search(each.read_text("utf-8"))]


def test_nobody_in_the_container_is_root_and_its_health_is_asked_for() -> None:
    assert re.search(r"^USER 10001$", CONTAINER, re.MULTILINE)
    assert "--uid 10001 --gid 10001 " in CONTAINER, "whose the files of a volume are depends on no package"
    assert "/v1/health" in CONTAINER
    assert re.search(r"^VOLUME /var/lib/docgen$", CONTAINER, re.MULTILINE)
    assert "DOCGEN_DATA=/var/lib/docgen" in CONTAINER


def test_gunicorn_has_more_threads_than_may_wait_and_outlasts_them() -> None:
    from docgen.service.settings import Limits

    said = runpy.run_path(str(HERE / "gunicorn.conf.py"))
    assert said["threads"] > Limits().waiting
    assert said["graceful_timeout"] > Limits().wait
    assert said["preload_app"] is False


def test_nginx_takes_as_large_a_body_as_the_service_and_waits_as_long() -> None:
    from docgen.service.settings import Limits

    said = (HERE / "nginx.conf").read_text("utf-8")
    size, patience = (
        re.search(r"client_max_body_size (\d+)m;", said),
        re.search(r"proxy_read_timeout (\d+)s;", said),
    )
    assert size
    assert int(size[1]) * 2**20 >= Limits().body
    assert patience
    assert int(patience[1]) > Limits().wait


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here: apt-get install nginx-light")
def test_nginx_takes_its_configuration_as_it_is(tmp_path: Path) -> None:
    from batch.test_batch_cluster import certificate

    cert, _, key = certificate(tmp_path / "own")
    told = ["nginx", "-t", "-p", str(tmp_path), "-c", str(configuration(tmp_path, cert, key))]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
