"""A program that writes to a log until it is killed, and says what it was told is safe."""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import text

from organiser_app.domain.models import Host
from organiser_app.store.log import Log, open_log
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings

KEEP_DRAFT = text(
    "INSERT OR REPLACE INTO draft VALUES ('one', 'listen', :body, '2026-03-02 09:00')"
)
BACK_UP_EVERY = 9


def write(log: Log, number: int) -> None:
    """Keep a draft, make a change, and now and then a backup."""
    with log.local() as connection:
        connection.execute(KEEP_DRAFT, {"body": f"draft {number:05}"})
    say(f"draft {number:05}")
    with log.work() as work:
        work.add(Host(id=work.new_id(), name=f"host {number:05}"))
        work.commit("add_host")
    say(f"host {number:05}")
    if number % BACK_UP_EVERY == 0:
        log.back_up_in_turn()


def say(line: str) -> None:
    """Acknowledge what was written."""
    print(line, flush=True)  # noqa: T201


def main(path: str, first: str) -> None:
    """Write for ever."""
    clock = SettableClock()
    clock.advance(hours=int(first))
    with open_log(Path(path), PASSPHRASE, surroundings(clock, int(first))) as log:
        number = int(first)
        while True:
            write(log, number)
            number += 1
            clock.advance(minutes=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
