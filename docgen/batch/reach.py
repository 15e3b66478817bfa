"""Reaching the scheduler of a Dask cluster, and telling whether its machines have what this one has."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from distributed import Client
from distributed.security import Security

from docgen.errors import PlanError

TIMEOUT = 10.0
"""Seconds for the scheduler to answer, also when it was lost and is looked for again."""

_PACKAGES = ("docgen", "distributed")


@dataclass(frozen=True, slots=True)
class Tls:
    """The files with which this machine and a cluster know each other: PEM, by their paths."""

    ca: str
    cert: str
    key: str


@dataclass(frozen=True, slots=True)
class Scheduler:
    """Where the scheduler of a cluster is: ``tcp://host:port``, or ``tls://host:port`` with its files."""

    address: str
    tls: Tls | None = None


def connect(scheduler: Scheduler) -> Client:
    """A client of the scheduler.

    Raises:
        PlanError: it cannot be reached, or the files for TLS are of no use.
    """
    address = scheduler.address
    try:
        security = _security(scheduler.tls)
        return Client(address, security=security, timeout=TIMEOUT, set_as_default=False)
    except ssl.SSLError as error:
        raise PlanError([f"{address}: the files for TLS cannot be used: {error}"]) from error
    except (OSError, ValueError) as error:
        raise PlanError([f"{address}: no scheduler can be reached there ({_innermost(error)})"]) from error


def check_versions(client: Client, address: str) -> None:
    """See that the scheduler and the workers have the docgen and the Dask of this machine.

    Raises:
        PlanError: one has another, or none; each is named.
    """
    told: Any = client.get_versions(packages=["docgen"])
    ours = told["client"]
    machines = {"the scheduler": told["scheduler"]}
    machines |= {f"the worker {name}": each for name, each in told["workers"].items()}
    faults = [fault for name, theirs in machines.items() for fault in _differences(name, ours, theirs)]
    if faults:
        raise PlanError([f"{address}: {fault}" for fault in faults])


def _differences(name: str, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    mine, other = _python(ours), _python(theirs)
    if mine != other:
        yield f"{name} has Python {other}, not {mine}"
    for package in _PACKAGES:
        here, there = ours["packages"].get(package), theirs["packages"].get(package)
        if here != there:
            yield f"{name} has {package} {there}, not {here}" if there else f"{name} has no {package}"


def _python(machine: Mapping[str, Any]) -> str:
    return ".".join(str(machine["packages"]["python"]).split(".")[:2])


def _security(tls: Tls | None) -> Security | None:
    if tls is None:
        return None
    security = Security(
        require_encryption=True, tls_ca_file=tls.ca, tls_client_cert=tls.cert, tls_client_key=tls.key
    )
    security.get_connection_args("client")  # which reads the files
    return security


def _innermost(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split()) or type(error).__name__
