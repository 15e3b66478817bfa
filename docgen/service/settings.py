"""How a service is set up: where it keeps its things, who may use it, how much at once, for how long."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_MEGABYTE = 2**20
_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of anything a service takes; sizes in bytes, times in seconds."""

    body: int = 128 * _MEGABYTE
    """Of one request."""
    parts: int = 1_000
    """Of a form: fields and files together."""
    field: int = 17 * _MEGABYTE
    """Of all the fields of a form that are not files, together; the largest data are 16 MB."""
    queue: int = 1_000
    """Tasks that wait. More are answered with 429."""
    members: int = 10_000
    """Files in a batch's zip."""
    unpacked: int = 2 * 1024 * _MEGABYTE
    """Of all the files in a batch's zip, unpacked."""
    desk: int = 8
    """Checks that wait at the desk of one process. More are answered with 429."""
    answer: float = 30.0
    """How long a check at the desk may take."""
    document: float = 600.0
    """How long a document may take."""
    tries: int = 3
    """How often a document is tried whose worker died."""
    keep: float = 7 * _DAY
    """How long documents and uploads stay after the job was made."""
    wait: float = 60.0
    """The longest that a request waits for its documents."""
    waiting: int = 12
    """Requests of one process that wait at the same time; the others are told to come back."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a service is set up.

    Args:
        data: the folder in which it keeps all that it keeps on this machine.
        database: the address of the database; an SQLite file in ``data`` where there is none.
        store: the folder or URL for uploads and documents; a folder in ``data`` where there is none.
        themes: a folder of theme files, by whose names one may ask for them.
        policy: a policy file: which audiences there are and what each may see.
        register: the address of the register of issued documents that verification asks.
        open: whether whoever reaches it by loopback may use it without a token.
        limits: how much of anything it takes.
    """

    data: Path
    database: str = ""
    store: str = ""
    themes: Path | None = None
    policy: Path | None = None
    register: str = ""
    open: bool = False
    limits: Limits = Limits()

    @property
    def database_address(self) -> str:
        """Where jobs, tokens and the audit log are kept."""
        return self.database or str(self.data / "docgen.sqlite")

    @property
    def store_address(self) -> str:
        """Where uploads and documents are kept."""
        return self.store or str(self.data / "files")

    @property
    def scratch(self) -> Path:
        """Where each process has a folder for half-made things; nothing is written outside of ``data``."""
        return self.data / "tmp"


@dataclass(frozen=True, slots=True)
class Workforce:
    """Who makes the documents.

    Args:
        jobs: how many are made at a time; 0 for none here, or for as many as a cluster has room for.
        memory: what each may take, in bytes; 0 for the share that a cluster's worker has.
        cluster: the scheduler of a Dask cluster; empty for processes of this machine.
        tls: for a cluster: the files of authority, certificate and key.
    """

    jobs: int
    memory: int
    cluster: str = ""
    tls: tuple[str, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether nobody is to work here."""
        return not self.jobs and not self.cluster
