"""Waitress, so that it ends in good order and refuses in the same words as everything else.

Asked to end, it takes no more connections and no more requests, and answers those that it has.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Mapping
from typing import Any

from flask import Flask
from waitress import create_server, wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask, ThreadedTaskDispatcher
from waitress.utilities import Error

from docgen.batch import Stop
from docgen.errors import ServiceError
from docgen.service.access.headers import FIXED
from docgen.service.problem_detail import MEDIA_TYPE, problem_body
from docgen.service.settings import Limits

_log = logging.getLogger(__name__)

THREADS = 24
"""More than may wait for documents and at the desk at a time, so that others are answered."""
_SLOW = 30  # seconds after which a connection on which nothing comes or goes is closed
_CONNECTIONS = 1_000
_SPARE = 50  # connections that are closed at once where there would be no room for another
_FORM = 1 << 20  # bytes that a form may have besides its files
_PENDING = 1 << 30  # bytes of an answer that wait on the disk for a slow reader, who else would keep a thread
_WATCHED = ("/v1/health", "/v1/ready")
_WATCHED_THREADS = 2
_TURN = 0.001  # seconds of a thread until another one has its turn: with many, the usual five are a long time
_HELD = 1 << 17  # bytes of an answer that are held in memory; as long as its connection is open, too
_TICK = 1.0
_LAST = 15.0  # seconds for the answers that are due when it is asked to end


class _Refusal(ErrorTask):  # type: ignore[misc] # waitress has no types
    """What is no request, or too large a one, never reaches the application."""

    def execute(self) -> None:
        error = self.request.error
        body = problem_body(error.code, _NAMES.get(error.code, "bad-request"), error.reason, error.body)
        self.status = f"{error.code} {error.reason}"
        self.response_headers.extend(FIXED.items())
        self.response_headers.append(("Content-Type", MEDIA_TYPE))
        if error.code == _NoRoomError.code:
            self.response_headers.append(("Retry-After", "10"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


_NAMES = {
    413: "request-entity-too-large",
    431: "request-header-fields-too-large",
    501: "not-implemented",
    503: "unavailable",
}


class _NoRoomError(Error):  # type: ignore[misc] # waitress has no types
    code = 503
    reason = "Service Unavailable"


class _Parser(HTTPRequestParser):  # type: ignore[misc] # waitress has no types
    """A larger body waits on the disk. Where that does not take it, waitress itself closes without a word."""

    def received(self, data: bytes) -> int:
        """See waitress; gives how much of the data was taken."""
        try:
            taken: int = super().received(data)
        except OSError as error:
            _log.error("what is sent cannot be kept: %s", error)
            self.error = _NoRoomError("what was sent cannot be kept now; try again later")
            self.completed = True
            return len(data)
        return taken


class _Channel(HTTPChannel):  # type: ignore[misc] # waitress has no types
    error_task_class = _Refusal
    parser_class = _Parser

    def is_idle(self) -> bool:
        """Whether no request is being answered on it."""
        return not self.requests and not self.total_outbufs_len


class Listener:
    """A socket, or one for each address of a host, and the threads that answer.

    Raises:
        ServiceError: nothing can listen there.
    """

    def __init__(self, app: Flask, host: str, port: int, limits: Limits) -> None:
        self._map: dict[int, Any] = {}
        try:
            create_server(
                app,
                map=self._map,
                host=host,
                port=port,
                threads=THREADS,
                channel_timeout=_SLOW,
                connection_limit=_CONNECTIONS,
                asyncore_use_poll=True,  # select(2) cannot look at a thousand connections
                max_request_body_size=limits.body + _FORM,
                outbuf_high_watermark=_PENDING,
                outbuf_overflow=_HELD,
                ident=None,
                clear_untrusted_proxy_headers=False,  # the guard goes by them
            )
        except OSError as error:
            wasyncore.close_all(self._map, ignore_all=True)
            raise ServiceError(f"nothing can listen at {host}:{port}: {error.strerror}") from error
        except ValueError as error:  # so waitress says that a name cannot be looked up
            raise ServiceError(f"nothing can listen at {host}:{port}: there is no such host") from error
        self._servers = [each for each in self._map.values() if isinstance(each, BaseWSGIServer)]
        self._watched = ThreadedTaskDispatcher()
        self._watched.set_thread_count(_WATCHED_THREADS)
        for each in self._servers:
            each.channel_class = _Channel
            each.add_task = self._add_task
        sys.setswitchinterval(_TURN)
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that some wait is no news

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._servers[0].effective_port)

    def wake(self) -> None:
        """Let it see at once that it is asked to end; may be called from a signal's handler."""
        for each in self._servers:
            each.pull_trigger()

    def run(self, stop: Stop) -> None:
        """Answer requests until a stop is asked for, and then those that have come; asked twice, none."""
        while not stop.requested:
            self._turn()
        for each in self._servers:
            wasyncore.dispatcher.close(each)
        until = time.monotonic() + _LAST
        while self._channels() and not stop.at_once and time.monotonic() < until:
            for channel in self._channels().values():
                channel.will_close = channel.will_close or channel.is_idle()
            self._turn()

    def close(self) -> None:
        """End the threads, and close what is open."""
        self._servers[0].task_dispatcher.shutdown()
        self._watched.shutdown()
        wasyncore.close_all(self._map)

    def _add_task(self, channel: _Channel) -> None:
        """Let a request be answered; whoever watches over the service does not wait with everybody else."""
        is_watched = getattr(channel.requests[0], "path", "") in _WATCHED  # what is no request has none
        dispatcher = self._watched if is_watched else self._servers[0].task_dispatcher
        dispatcher.add_task(channel)

    def _turn(self) -> None:
        self._make_room()
        wasyncore.loop(timeout=_TICK, use_poll=True, map=self._map, count=1)

    def _make_room(self) -> None:
        """Close what has been silent for longest, before those that are held open keep everybody else out."""
        if len(self._map) < _CONNECTIONS - _SPARE:
            return
        idle = [each for each in self._channels().values() if each.is_idle() and not each.will_close]
        for each in sorted(idle, key=lambda channel: channel.last_activity)[:_SPARE]:
            each.will_close = True

    def _channels(self) -> Mapping[int, _Channel]:
        return {number: each for number, each in self._map.items() if isinstance(each, _Channel)}
