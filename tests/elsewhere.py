"""A program: documents of fixtures by the command line, under another clock and in several threads at once.

    python tests/elsewhere.py '{"clock": 86400, "threads": 2, "commands": [["render", "incident.yaml"]]}'

It is a process of its own, so that hash seed, zone, locale and user can be others. The clock is moved before
docgen and its libraries are loaded; whatever asks Python for the time gets the moved one.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def move_clock(seconds: int) -> None:
    """Let the time be another for everything that asks Python for it."""
    now, now_ns, real = time.time, time.time_ns, datetime.datetime

    class AnyDatetime(type):
        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real)

    class Moved(real, metaclass=AnyDatetime):  # type: ignore[misc] # the metaclass is no other in practice
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return real.fromtimestamp(time.time(), tz)

        @classmethod
        def today(cls) -> datetime.datetime:
            return cls.now()

        @classmethod
        def utcnow(cls) -> datetime.datetime:
            return cls.now(datetime.UTC).replace(tzinfo=None)

    def of_now(function: Any, before: int = 0) -> Any:
        """A function of :mod:`time` that takes the present where it is given no moment."""

        def moved(*given: Any) -> Any:
            if len(given) > before and given[before] is not None:
                return function(*given)
            return function(*given[:before], present(function))

        return moved

    localtime = time.localtime

    def present(function: Any) -> Any:
        takes_seconds = function.__name__ in {"localtime", "gmtime", "ctime"}
        return now() + seconds if takes_seconds else localtime(now() + seconds)

    datetime.datetime = Moved  # type: ignore[misc]
    time.time, time.time_ns = lambda: now() + seconds, lambda: now_ns() + seconds * 10**9
    time.localtime, time.gmtime, time.ctime = of_now(time.localtime), of_now(time.gmtime), of_now(time.ctime)
    time.asctime, time.strftime = of_now(time.asctime), of_now(time.strftime, 1)


def run_all(commands: list[list[str]], threads: int) -> None:
    from docgen.cli.group import docgen

    with ThreadPoolExecutor(threads) as pool:
        runs = [pool.submit(docgen.main, each, "docgen", standalone_mode=False) for each in commands]
    for each in runs:
        each.result()


if __name__ == "__main__":
    order = json.loads(sys.argv[1])
    if order["clock"]:
        move_clock(order["clock"])
    run_all(order["commands"], order["threads"])
