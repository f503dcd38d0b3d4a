"""Somebody whose rows moved between pages: erasing them leaves remnants in the file of a log."""

from __future__ import annotations

import random
from collections.abc import Callable
from uuid import UUID

from organiser_app.domain.models import Resident, Tie
from organiser_app.store.log import Log
from tests.store.everywhere import pages_of
from tests.sync.devices import Device
from tests.sync.sharing import answer

MARK = "zebracorn"
_ROUNDS, _TIES = 2, 200


def whom_rows_moved_of(device: Device, hand_on: Callable[[], object]) -> str:
    """Somebody who agreed, with ties of all lengths that grew, handed on in between; their id.

    Terri's lie among them, so that pages are not freed whole.
    """
    chance = random.Random(2)  # noqa: S311
    bill, terri = (device.write(Resident, name=name) for name in (f"{MARK} Hughes", "Terri"))
    for resident in (bill, terri):
        answer(device, resident, given=True)
    for number in range(_ROUNDS):
        with device.log.work() as work:
            for place in range(_TIES):
                whose, word = (bill, MARK) if place % 7 == 0 else (terri, "neighbour")
                kind = f"{word} " * chance.randint(1, 60)
                work.write(Tie, subject_id=UUID(whose), introduced_by_id=None, kind=kind)
            work.connection.exec_driver_sql(
                "UPDATE tie SET kind = kind || kind WHERE rowid % 2 = ?", (number % 2,)
            )
            work.commit("make_ties")
        hand_on()
    return bill


def remnants_in(log: Log) -> int:
    """How often a word of theirs stands in a page of the log's file, used or not."""
    return pages_of(log).lower().count(MARK.encode())


def times_squeezed(log: Log) -> int:
    """By how much this number grows, so often the file was written anew."""
    with log.reading() as connection:
        return int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())
