"""Wrong tokens, counted: who presents too many at the sign-in has to wait.

Nobody guesses 256 bits; this keeps those who try from keeping the database busy. Each process counts for
itself. Behind a proxy all are one peer, unless the server takes the address from the proxy that it trusts.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from docgen.service.access.refusal import TooManyAttemptsError

MOST = 10
"""Wrong tokens of one peer in a window."""
WINDOW = 60.0
"""Seconds."""
_MOST_PEERS = 10_000
_NETWORK = 64  # of IPv6: everybody has as many addresses as they like in one


class Attempts:
    """Counts of each peer since the first of its window; the peer seen first is forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most_peers: int = _MOST_PEERS) -> None:
        self._clock = clock
        self._most_peers = most_peers
        self._lock = threading.Lock()
        self._counts: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._counts)

    def begin(self, address: str) -> None:
        """Count an attempt before it is looked at, so that many at once are not looked at either.

        Raises:
            TooManyAttemptsError: there were too many already.
        """
        peer, now = _peer(address), self._clock()
        with self._lock:
            self._forget(now)
            since, count = self._counts.get(peer, (now, 0))
            if count >= MOST:
                raise TooManyAttemptsError(max(1, math.ceil(since + WINDOW - now)))
            self._counts[peer] = (since, count + 1)

    def succeed(self, address: str) -> None:
        """Take one back: its token was right."""
        peer = _peer(address)
        with self._lock:
            if peer not in self._counts:
                return
            since, count = self._counts[peer]
            if count > 1:
                self._counts[peer] = (since, count - 1)
            else:
                del self._counts[peer]

    def _forget(self, now: float) -> None:
        while self._counts:
            since, _ = next(iter(self._counts.values()))
            if since + WINDOW > now and len(self._counts) < self._most_peers:
                return
            self._counts.popitem(last=False)


def _peer(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]  # a socket of this machine has a name, if any
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or int(found) >> (128 - _NETWORK))
