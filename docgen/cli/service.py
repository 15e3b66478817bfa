"""The options by which a service is set up, shared by the commands that run a part of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from docgen.cli.amount import DURATION, size
from docgen.cli.crew import LEAST_MEMORY, cluster_options, tls_files
from docgen.cli.issued import register_option

if TYPE_CHECKING:
    from docgen.service.settings import Settings, Workforce

_FOLDER = click.Path(file_okay=False, path_type=Path)
_TLS = ("tls_ca", "tls_cert", "tls_key")
_PARTS = ("data", "database", "store", "themes", "policy", "register")
_BOUNDS = {"timeout": "document", "keep": "keep", "queue": "queue", "max_body": "body"}

data_options = (
    click.option(
        "--data",
        type=_FOLDER,
        default=Path("docgen-data"),
        show_default=True,
        envvar="DOCGEN_DATA",
        show_envvar=True,
        help="The folder in which the service keeps everything.",
    ),
    click.option(
        "--database",
        default="",
        metavar="URL",
        envvar="DOCGEN_DATABASE",
        show_envvar=True,
        help="Where jobs and tokens are kept instead: postgresql://USER@HOST/DATABASE.",
    ),
)


def _bound(name: str, kind: click.ParamType[Any], text: str) -> Callable[..., Any]:
    """A limit; the environment may name it, too."""
    variable = f"DOCGEN_{name.strip('-').replace('-', '_').upper()}"
    return click.option(name, type=kind, envvar=variable, show_envvar=True, help=text)


_OPTIONS = (
    *data_options,
    click.option(
        "--store",
        default="",
        metavar="URL",
        envvar="DOCGEN_STORE",
        show_envvar=True,
        help="Where uploads and documents are kept instead: a folder, or a store such as s3://bucket/docgen.",
    ),
    click.option(
        "--themes",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="DOCGEN_THEMES",
        show_envvar=True,
        help="A folder of theme files, which may then be asked for by their names.",
    ),
    click.option(
        "--policy",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        envvar="DOCGEN_POLICY",
        show_envvar=True,
        help="A policy file: which audiences there are, and what each may see.",
    ),
    register_option(required=False),
    _bound("--timeout", DURATION, "The time that a document may take; 10m by default."),
    _bound("--keep", DURATION, "How long documents and uploads stay; 7d by default."),
    _bound("--queue", click.IntRange(1), "How many may wait; 1000 by default."),
    _bound("--max-body", size(2**10), "The largest request; 128M by default."),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 512),
        envvar="DOCGEN_JOBS",
        show_envvar=True,
        help="How many at a time; by default the cores.",
    ),
    click.option(
        "--memory",
        type=size(LEAST_MEMORY),
        envvar="DOCGEN_MEMORY",
        show_envvar=True,
        help="The memory that each may take; by default the machine's, divided by the jobs.",
    ),
    *cluster_options,
)


def service_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a service, as the arguments ``settings`` and ``force``."""

    @wraps(command)
    def joined(*arguments: Any, jobs: int | None, memory: float | None, **options: Any) -> Any:
        given = {name: options.pop(name) for name in (*_PARTS, *_BOUNDS)}
        cluster = options.pop("cluster")
        files = tls_files(cluster, tuple(options.pop(name) for name in _TLS))
        force = _workforce(jobs, memory) if cluster is None else _workforce_of(cluster, files, jobs, memory)
        return command(*arguments, settings=_settings(given), force=force, **options)

    for option in reversed(_OPTIONS):
        joined = option(joined)
    return joined


def _settings(given: dict[str, Any]) -> Settings:
    from docgen.service.settings import Limits, Settings  # noqa: PLC0415 - few commands need it

    bounds = {_BOUNDS[name]: given[name] for name in _BOUNDS if given[name] is not None}
    limits = Limits(**{name: type(getattr(Limits(), name))(value) for name, value in bounds.items()})
    return Settings(
        data=given["data"].absolute(),
        themes=given["themes"],
        policy=given["policy"],
        limits=limits,
        database=given["database"],
        store=given["store"],
        register=given["register"] or "",
    )


def _workforce_of(cluster: str, files: tuple[str, ...], jobs: int | None, memory: float | None) -> Workforce:
    from docgen.service.settings import Workforce  # noqa: PLC0415

    return Workforce(jobs or 0, int(memory or 0), cluster, files)


def _workforce(jobs: int | None, memory: float | None) -> Workforce:
    from docgen.batch import cores, memory_of_machine  # noqa: PLC0415 - takes its time to load
    from docgen.service.settings import Workforce  # noqa: PLC0415

    count = cores() if jobs is None else jobs
    return Workforce(count, int(memory or max(memory_of_machine() / max(count, 1), LEAST_MEMORY)))
