# SPDX-License-Identifier: EUPL-1.2
"""A process to be killed: writes one large act, and says on its standard output when it is where it was asked to be.

`python -m tests.pathway.killed_while_writing REGISTER POINT`, where POINT is a number (that many thousands of steps of
the database into the act; there it waits to be killed), `commit`, `close` (it does not wait), or `count` (it says how
many thousands of steps the act takes).
"""

import sys
from itertools import chain
from pathlib import Path

from sqlalchemy import event

from accomp_desktop.domain.changes import Change, Removal
from tests.registering import Open, one_of_each, opened


def large_act(file: Open) -> list[Change]:
    """A hundred new people, one moved, one operation removed: something of everything."""
    [seen] = file.register.files()
    new = chain.from_iterable(one_of_each().values() for _ in range(100))
    return [*new, *map(Removal, seen.incomes), *map(Removal, seen.periods)]


def here() -> None:
    print("here", flush=True)  # noqa: T201  this is how it speaks


def write(file: Open, point: str) -> None:
    steps = 0

    def advance() -> None:
        nonlocal steps
        steps += 1
        if point == str(steps):
            here()
            sys.stdin.readline()

    changes = large_act(file)
    connection = file.engine.raw_connection()
    connection.driver_connection.set_progress_handler(advance, 1_000)
    connection.close()
    if point == "commit":
        event.listen(file.engine, "commit", lambda _connection: here())
    file.register.apply(changes, "Grand acte")
    if point == "count":
        print(steps, flush=True)  # noqa: T201  the same
    if point == "close":
        here()


if __name__ == "__main__":
    with opened(Path(sys.argv[1])) as register:
        write(register, sys.argv[2])
