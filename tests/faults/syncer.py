"""A program that writes to a log and syncs it until it is killed, and says what is safe."""

from __future__ import annotations

import sys
from pathlib import Path

from organiser_app.domain.models import Theme
from organiser_app.store.log import open_log
from organiser_app.sync.folder.turn import Turn
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings


def main(path: str, folder: str, first: str) -> None:
    """Write and sync for ever."""
    around = surroundings(SettableClock(), seed=1_000 + int(first))
    with open_log(Path(path), PASSPHRASE, around) as log:
        number = int(first)
        while True:
            with log.work() as work:
                work.write(Theme, name=f"theme {number:05}")
                work.commit("add_theme")
            print(f"theme {number:05}", flush=True)  # noqa: T201
            for _ in Turn(log, Path(folder)).steps():
                print("step", flush=True)  # noqa: T201
            number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
