"""Asking a server, until it answers: what is cut or refused for now is asked again, and no answer has no end.

A request may be sent again since each is either one that changes nothing, or has an idempotency key.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.request import getproxies, proxy_bypass

from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager, Timeout
from urllib3.exceptions import HTTPError, InvalidHeader, LocationParseError, SSLError
from urllib3.util import Retry, make_headers, parse_url

from docgen.errors import RemoteError
from docgen.remote.server import Server

_log = logging.getLogger(__name__)

PAUSES = (0.5, 2.0, 5.0)
"""Seconds before each new try after one that was cut, or reached nobody."""
PATIENCE = 900.0
"""Seconds to come back in, in all, while a server has no room or is not ready."""
_AGAIN = frozenset({429, 502, 503, 504})
_USUAL = 5.0  # seconds until one comes back, where the server does not say
_SHORTEST = 0.2
_CONNECT = 10.0
_SILENCE = 60.0  # seconds without a byte after which a connection is taken for dead
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Args:
        method: of HTTP.
        url: from :meth:`~docgen.remote.server.Server.url`.
        most: the most bytes that the answer may have.
        headers: beside those that every request has.
        body: what is sent.
        wait: the seconds that the server may take on purpose.
    """

    method: str
    url: str
    most: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = field(default=None, repr=False)
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def pause(self) -> float:
        """The seconds after which to come back (RFC 9110 section 10.2.3)."""
        try:
            told = Retry().parse_retry_after(self.headers.get("retry-after", ""))
        except InvalidHeader:
            return _USUAL
        return max(told, _SHORTEST)


class Connection:
    """A connection to one server, by the proxy that the environment names, if any.

    Args of the constructor:
        server: which one.
        sleep: waits so many seconds.

    Raises:
        RemoteError: the environment names a proxy that cannot be used.
    """

    def __init__(self, server: Server, sleep: Callable[[float], None] = time.sleep) -> None:
        self.server = server
        self._sleep = sleep
        self._pool = _pool(server)

    def ask(self, question: Question) -> Answer:
        """What the server answers in the end; the last answer where it has no room for too long.

        Raises:
            RemoteError: it cannot be reached, or the answer is too large.
        """
        cuts, waited = 0, 0.0
        while True:
            try:
                answer = self._once(question)
            except HTTPError as error:
                if cuts >= len(PAUSES) or isinstance(error, SSLError | LocationParseError):
                    raise RemoteError(f"{self.server.address}: {_reason(error)}") from error
                pause, why = PAUSES[cuts], _reason(error)
                cuts += 1
            else:
                if answer.status not in _AGAIN or waited + answer.pause > PATIENCE:
                    return answer
                pause, why = answer.pause, f"it answers {answer.status}"
                waited += pause
            _log.info("%s: %s; asked again in %.1f s", self.server.address, why, pause)
            self._sleep(pause)

    def ask_once(self, question: Question, seconds: float) -> Answer | None:
        """What the server answers, asked once and not for long; ``None`` where it does not."""
        try:
            return self._once(question, Timeout(total=seconds))
        except (HTTPError, RemoteError):
            return None

    def pause(self, seconds: float) -> None:
        """Wait before one asks again."""
        self._sleep(seconds)

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "docgen"}
        if self.server.token:
            headers["Authorization"] = f"Bearer {self.server.token}"
        return headers

    def _once(self, question: Question, timeout: Timeout | None = None) -> Answer:
        response = self._pool.request(
            question.method,
            question.url,
            headers={**self._headers(), **question.headers},
            body=question.body,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=timeout or Timeout(connect=_CONNECT, read=question.wait + _SILENCE),
        )
        try:
            content = self._content(response, question.most)
        except BaseException:
            response.close()
            raise
        response.release_conn()
        return Answer(
            response.status, {name.lower(): value for name, value in response.headers.items()}, content
        )

    def _content(self, response: BaseHTTPResponse, most: int) -> bytes:
        content = bytearray()
        while piece := response.read(_PIECE, decode_content=False):
            content += piece
            if len(content) > most:
                raise RemoteError(f"{self.server.address}: the answer has more than {most:,} bytes")
        return bytes(content)


def _pool(server: Server) -> PoolManager:
    """Connections that trust the certificates that this machine trusts, or those of ``SSL_CERT_FILE``."""
    known: dict[str, Any] = {"num_pools": 1, "cert_reqs": "CERT_REQUIRED"}
    proxies = getproxies()
    found = proxies.get(server.scheme) or proxies.get("all")
    if not found or server.is_here or proxy_bypass(server.host):
        return PoolManager(**known)
    text = found if "://" in found else f"http://{found}"
    try:
        url = parse_url(text)
        headers = make_headers(proxy_basic_auth=url.auth) if url.auth else None
        return ProxyManager(text, proxy_headers=headers, **known)
    except (HTTPError, ValueError) as error:
        raise RemoteError(
            f"{server.address}: the proxy that the environment names cannot be used "
            "(http://host:port or https://host:port)"
        ) from error


def _reason(error: BaseException) -> str:
    """Why a request did not come through, in the words of the system where it has some."""
    inner: BaseException = error
    while (cause := inner.__cause__ or inner.__context__) is not None:
        inner = cause
    if isinstance(inner, OSError) and inner.strerror:
        return f"cannot be reached: {inner.strerror}"
    return f"cannot be reached: {' '.join(str(inner).split()) or type(inner).__name__}"
