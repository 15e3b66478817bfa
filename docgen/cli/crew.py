"""The options that say who does the work of a batch: this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.amount import size
from docgen.cli.console import say

if TYPE_CHECKING:
    from docgen.batch import Crew, Order

LEAST_MEMORY = 512 * 2**20
"""As in :mod:`docgen.batch.limit`, which would take its time to load; a test holds them together."""

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_TLS = "tls://"
_SCHEMES = ("tcp://", _TLS)

cluster_options = (
    click.option(
        "--cluster", metavar="URL", help="The scheduler of a Dask cluster: tcp://host:8786, or tls://."
    ),
    click.option("--tls-ca", type=_FILE, help="For tls://: the certificates of those to be trusted (PEM)."),
    click.option("--tls-cert", type=_FILE, help="For tls://: the certificate of this machine (PEM)."),
    click.option("--tls-key", type=_FILE, help="For tls://: the key of that certificate (PEM)."),
)
_OPTIONS = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 512),
        help="How many at a time; by default the cores, or what the cluster has threads for.",
    ),
    click.option(
        "--memory",
        type=size(LEAST_MEMORY),
        help="The memory that a process may take; by default the machine's, divided by the jobs (on a "
        "cluster: that of dask worker --memory-limit, divided by its threads).",
    ),
    *cluster_options,
)


def crew_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options ``--jobs``, ``--memory``, ``--cluster`` and those for TLS."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def hire(
    order: Order,
    jobs: int | None,
    memory: float | None,
    cluster: str | None,
    tls: tuple[Path | None, Path | None, Path | None],
) -> Crew:
    """Who does the work, not yet begun.

    Raises:
        click.UsageError: the options do not go together, or the package for clusters is missing.
    """
    files = tls_files(cluster, tls)
    if cluster is not None:
        return _cluster(order, jobs, memory, cluster, files)
    from docgen.batch import Pool, cores, memory_of_machine  # noqa: PLC0415 - takes its time to load

    count = jobs or cores()
    share = memory or max(memory_of_machine() / count, LEAST_MEMORY)
    return Pool(count, int(share))


def tls_files(address: str | None, tls: tuple[Path | None, ...]) -> tuple[str, ...]:
    """The files for TLS by their whole paths, where they go together with the scheduler's address.

    Raises:
        click.UsageError: they do not, the address is none, or the package for clusters is missing.
    """
    if address is None:
        if any(tls):
            raise click.UsageError("--tls-ca, --tls-cert and --tls-key are for --cluster tls://host:port")
        return ()
    if not address.startswith(_SCHEMES) or not address.partition("://")[2]:
        raise click.UsageError(f"--cluster {address!r} is no scheduler (such as tcp://host:8786 or tls://)")
    files = tuple(str(each.absolute()) for each in tls if each is not None)
    if address.startswith(_TLS) and len(files) < len(tls):
        raise click.UsageError("--cluster tls:// needs --tls-ca, --tls-cert and --tls-key")
    if files and not address.startswith(_TLS):
        raise click.UsageError("--tls-ca, --tls-cert and --tls-key are for --cluster tls://host:port")
    try:
        import docgen.batch.cluster  # noqa: F401, PLC0415 - loads Dask
    except ModuleNotFoundError as error:
        raise click.UsageError(
            f"--cluster needs {error.name}, which is not installed (pip install 'docgen[cluster]')"
        ) from error
    return files


def _cluster(
    order: Order, jobs: int | None, memory: float | None, address: str, files: tuple[str, ...]
) -> Crew:
    from docgen.batch.cluster import Cluster  # noqa: PLC0415 - loads Dask
    from docgen.batch.reach import Scheduler, Tls  # noqa: PLC0415

    scheduler = Scheduler(address, Tls(*files) if files else None)
    return Cluster(scheduler, order, jobs=jobs or 0, memory=int(memory or 0), tell=say)
