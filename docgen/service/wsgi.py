"""The application for a server of WSGI (PEP 3333): ``gunicorn docgen.service.wsgi:application``.

It is set up by the environment; see :mod:`docgen.service.environment`. It makes no documents: ``docgen work``
does, with the same environment.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from docgen.errors import DocgenError
from docgen.service.app import create_app
from docgen.service.environment import proxies_of, settings_of
from docgen.service.scratch import stay_within
from docgen.service.service import EXTENSION
from docgen.service.waiting import Waiting

NOT_LOADED = 4
"""The exit code by which a worker tells gunicorn that starting another would not help."""


def _application() -> Flask:
    proxies = proxies_of(os.environ)
    settings = settings_of(os.environ)
    stay_within(settings)
    app = create_app(settings)
    app.extensions[EXTENSION].desk.warm()
    _end_with_the_server(app.extensions[EXTENSION].waiting)
    if proxies:
        trusted: Any = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)
        app.wsgi_app = trusted  # type: ignore[method-assign] # Flask's own way
    return app


def _end_with_the_server(waiting: Waiting) -> None:
    """Let those who wait for documents be told to come back as soon as the server asks this process to end.

    A server that ends gracefully takes no new requests until the last one is answered, and one may wait for
    a minute: for so long nobody would be answered. What the server itself does at SIGTERM is done after that.
    """
    served = signal.getsignal(signal.SIGTERM)
    if not callable(served) or threading.current_thread() is not threading.main_thread():
        return

    def end(number: int, frame: FrameType | None) -> None:
        waiting.end()
        served(number, frame)

    signal.signal(signal.SIGTERM, end)
    signal.siginterrupt(signal.SIGTERM, False)  # as gunicorn has it: no request in hand is disturbed


try:
    application = _application()
except DocgenError as error:
    sys.stderr.write("".join(f"error: {line}\n" for line in str(error).splitlines()))
    sys.exit(NOT_LOADED)
