"""The server of ``docgen serve``: waitress in this process, and a runner in one of its own beside it.

A server that is asked to end takes no more requests, answers those that it has, and lets the runner finish
what is in hand; asked twice, it gives that back, so that the next server does it.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from docgen.batch import Stop, stopping
from docgen.service.app import create_app
from docgen.service.job import withdraw_runner
from docgen.service.keeper import keeping
from docgen.service.listening import Listener
from docgen.service.rooms import open_rooms
from docgen.service.runner import Runner, hire, new_runner
from docgen.service.scratch import stay_within
from docgen.service.service import EXTENSION, Service
from docgen.service.settings import Settings, Workforce

_NICE = 5
"""Workers take what time requests leave them (nice(1))."""


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
    stay_within(settings)
    app = create_app(settings)
    service: Service = app.extensions[EXTENSION]
    listener = Listener(app, host, port, settings.limits)

    def end(_: Stop) -> None:
        service.waiting.end()  # those who wait for documents are told to come back
        listener.wake()

    def gone(runner: str) -> None:
        withdraw_runner(service.database, runner)

    with stopping(end) as stop, keeping(_work, settings, force, stop, gone):
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{listener.port}/")
        service.desk.warm()
        listener.run(stop)
        listener.close()
        service.desk.close()


def work(settings: Settings, force: Workforce) -> None:
    """Make what is asked of a service until the process is asked to end, and what is in hand is finished.

    Raises:
        DocgenError: something cannot be opened, or the cluster is gone.
    """
    with stopping(lambda _: None) as stop:
        _work(settings, force, stop, new_runner())


def _work(settings: Settings, force: Workforce, stop: Stop, runner: str) -> None:
    os.nice(_NICE)
    stay_within(settings)
    rooms = open_rooms(settings)
    Runner(rooms, hire(rooms, force), force.jobs, stop, runner).run()
