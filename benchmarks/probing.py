"""Asks a service whether it is ready, again and again, in a process of its own; prints the seconds as JSON.

python -m benchmarks.probing http://127.0.0.1:8080/ SECONDS

Each time by a connection of its own, as a load balancer does.
"""

from __future__ import annotations

import json
import sys
import time
from http.client import HTTPConnection
from urllib.parse import urlsplit

_EVERY = 0.05


def probe(address: str, seconds: float) -> list[float]:
    """The seconds from asking to the whole answer, each time; an answer other than 200 counts as a minute."""
    place = urlsplit(address)
    found: list[float] = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        begun = time.perf_counter()
        connection = HTTPConnection(place.hostname or "", place.port, timeout=60)
        connection.request("GET", "/v1/ready")
        answer = connection.getresponse()
        answer.read()
        found.append(time.perf_counter() - begun if answer.status == 200 else 60.0)
        connection.close()
        time.sleep(_EVERY)
    return found


if __name__ == "__main__":
    print(json.dumps(probe(sys.argv[1], float(sys.argv[2]))))
