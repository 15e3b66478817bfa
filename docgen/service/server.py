"""The server of ``docgen serve``: waitress in this process, and a runner in one of its own beside it.

The runner ends with the server, however that ends; where it ends by itself, another one is started. A server
that is asked to end answers no more, and lets the runner finish what it has in hand.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess

from waitress import create_server

from docgen.batch import stopping
from docgen.batch.worker import end_with_parent
from docgen.errors import DocgenError, ServiceError
from docgen.service.app import create_app
from docgen.service.rooms import open_rooms
from docgen.service.runner import Runner, hire
from docgen.service.settings import Settings, Workforce

_log = logging.getLogger(__name__)

_THREADS = 24
"""More than may wait for documents at a time, so that others are answered."""
_SLOW = 30  # seconds after which a connection on which nothing comes is closed
_CONNECTIONS = 1_000
_NICE = 5
"""Workers take what time requests leave them (nice(1))."""
_AGAIN = 2.0  # seconds until a runner that ended by itself is followed by another
_FORM = 1 << 20  # bytes that a form may have besides its files


def serve(
    settings: Settings, address: tuple[str, int], force: Workforce, tell: Callable[[str], None]
) -> None:
    """Answer requests until the process is asked to end (SIGINT, SIGTERM).

    Args:
        settings: how the service is set up.
        address: the host and the port to listen at; the port 0 takes a free one.
        force: who makes the documents.
        tell: is told, in a sentence, where the service is to be found.

    Raises:
        DocgenError: something cannot be opened, or nothing can listen there.
    """
    host, port = address
    app = create_app(settings)
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            threads=_THREADS,
            channel_timeout=_SLOW,
            connection_limit=_CONNECTIONS,
            max_request_body_size=settings.limits.body + _FORM,
            ident=None,
            clear_untrusted_proxy_headers=False,  # the guard goes by them
        )
    except OSError as error:
        raise ServiceError(f"nothing can listen at {host}:{port}: {error.strerror}") from error
    except ValueError as error:  # so waitress says that a name cannot be looked up
        raise ServiceError(f"nothing can listen at {host}:{port}: there is no such host") from error
    with _runner(settings, force), stopping(lambda _: server.close()):
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{getattr(server, 'effective_port', port)}/")
        server.run()


def work(settings: Settings, force: Workforce) -> None:
    """Make what is asked of a service until the process is asked to end, and what is in hand is finished.

    Raises:
        DocgenError: something cannot be opened, or the cluster is gone.
    """
    os.nice(_NICE)
    rooms = open_rooms(settings)
    with stopping(lambda _: None) as stop:
        Runner(rooms, hire(rooms, force), force.jobs, stop).run()


@contextmanager
def _runner(settings: Settings, force: Workforce) -> Iterator[None]:
    """A runner beside this process, and another one should it end."""
    if force.is_nobody:
        yield
        return
    ending = threading.Event()
    keeper = threading.Thread(target=_keep, args=(settings, force, ending), name="docgen keeper")
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _keep(settings: Settings, force: Workforce, ending: threading.Event) -> None:
    while not ending.is_set():
        process = multiprocessing.get_context("spawn").Process(
            target=_work_beside, args=(settings, force), name="docgen runner"
        )
        process.start()
        _watch(process, ending)
        if not ending.is_set():
            _log.error("the runner ended with exit code %s; another one is started", process.exitcode)
            ending.wait(_AGAIN)


def _watch(process: SpawnProcess, ending: threading.Event) -> None:
    while process.is_alive():
        if ending.wait(0.2):
            if process.pid is not None:
                os.kill(process.pid, signal.SIGTERM)
            process.join()


def _work_beside(settings: Settings, force: Workforce) -> None:
    end_with_parent()
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        work(settings, force)
    except DocgenError as error:
        _log.error("%s", error)
