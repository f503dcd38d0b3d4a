"""What the page at the door shows of rounds: the one in hand with its doors, else the last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from organiser_app.domain.rules.knocking import KNOCK_AGAIN_AFTER_DAYS
from organiser_app.store.queries.doors import DoorRow, doors_of
from organiser_app.store.queries.home import home
from organiser_app.store.queries.rounds import (
    RoundCounts,
    RoundInHand,
    RoundRow,
    round_counts,
    round_in_hand,
    rounds,
)
from organiser_app.store.repositories.settings import knock_again_after


@dataclass(frozen=True, slots=True)
class RoundPage:
    """The round in hand, what was counted on it and the doors it may knock at.

    While nobody is out all of that is empty, and `last` is the organiser's latest round, if any.
    A door that was knocked at warns for `alone_for` days.
    """

    on: RoundInHand | None = None
    counts: RoundCounts | None = None
    doors: tuple[DoorRow, ...] = ()
    last: RoundRow | None = None
    alone_for: int = KNOCK_AGAIN_AFTER_DAYS


def round_page(connection: Connection, today: date) -> RoundPage:
    """The page as it is on the day `today`; empty in a log that was not set up."""
    organiser_id = home(connection).organiser_id
    if organiser_id is None:
        return RoundPage()
    on, alone_for = round_in_hand(connection), knock_again_after(connection)
    if on is None:
        latest = rounds(connection, organiser_id=organiser_id, limit=1)
        return RoundPage(last=latest[0] if latest else None, alone_for=alone_for)
    counts = round_counts(connection, on.id)
    doors: tuple[DoorRow, ...] = ()
    if on.street_id is not None:
        doors = doors_of(
            connection, on.street_id, on.side, on.id, today=today, within_days=alone_for
        )
    return RoundPage(on, counts, doors, alone_for=alone_for)
