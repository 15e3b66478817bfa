"""Some processes that work at one register at once: ``ADDRESS WHAT HOW_MANY CREW``.

All of them are forked from one, which has loaded docgen already, and begin at the same moment. Each says, on
a line for each command, its number and how the command ended.
"""

from __future__ import annotations

import os
import sys

from issues import ISSUE, finished

from docgen.errors import DataError
from docgen.register import Finished, open_register


def main(address: str, what: str, how_many: str, crew: str) -> None:
    awaited, start = os.pipe()
    if (crew_size := int(crew)) == 1:
        work(address, what, int(how_many), 0)
        return
    children = [fork(awaited, start, (address, what, int(how_many), number)) for number in range(crew_size)]
    os.close(start)  # which is what they wait for
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    sys.exit(max(map(abs, ends)))


def fork(awaited: int, start: int, task: tuple[str, str, int, int]) -> int:
    child = os.fork()
    if child == 0:
        os.close(start)
        os.read(awaited, 1)
        code = 1
        try:
            work(*task)
            code = 0
        finally:
            os._exit(code)
    return child


def work(address: str, what: str, how_many: int, worker: int) -> None:
    register = open_register(address)
    for number in range(how_many):
        try:
            recorded = register.issue(documents(what, worker, number), ISSUE)
        except DataError:
            end = "refused"
        else:
            end = "new" if all(each.is_new for each in recorded) else "already"
        os.write(1, f"{worker} {end}\n".encode())


def documents(what: str, worker: int, number: int) -> list[Finished]:
    own = finished(number=f"own-{worker}-{number}")
    match what:
        case "own":
            return [
                own,
                finished(number=own.identity.number, format="docx"),
                finished("2", number=f"x-{worker}-{number}"),
            ]
        case "same":
            return [finished(number=f"PM-{number}"), own]
        case _:
            return [finished("1.0", f"of {worker}", number=f"PM-{number}"), own]


if __name__ == "__main__":
    main(*sys.argv[1:])
