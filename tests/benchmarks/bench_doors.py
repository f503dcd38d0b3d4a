"""A street on a round: its 200 doors with all that is known of them, and one key at a door.

The floor of the street is that of a sample's street of 30 doors; of the key, a note kept.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from organiser_app.domain.models import Attempt
from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import AttemptOutcome
from organiser_app.services.doors import add_doors
from organiser_app.services.rounds import begin_round, knock, note_on_attempt
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.store.log import Log, create_log
from organiser_app.store.queries.doors import doors_of, streets
from organiser_app.store.repositories.owner import owner
from tests.benchmarks.measuring import Line, seconds
from tests.store_fixtures import PASSPHRASE, surroundings

_TODAY = date(2026, 3, 2)
_DOORS, _KNOCKS = 200, 3


def main() -> None:
    """Print one line for the street and one for the key."""
    with (
        tempfile.TemporaryDirectory() as folder,
        create_log(Path(folder) / "Bench.olog", PASSPHRASE, surroundings()) as log,
    ):
        write_sample(log.work(), SampleSize.PATCH, 1, _TODAY)
        short = min(log.read(streets), key=lambda street: street.doors).id
        street, round_id = _long_street(log)
        doors = _doors(log, street)
        measured, floor = seconds(lambda: _doors(log, street)), seconds(lambda: _doors(log, short))
        print(Line(f"the {_DOORS} doors of a street", measured, floor, "20 ms"))
        outcomes = [AttemptOutcome.NO_ANSWER, AttemptOutcome.REFUSED] * _DOORS
        key = seconds(
            lambda: knock(log.work(), doors[0], outcomes.pop(), round_id=round_id), 2 * _KNOCKS
        )
        attempt = knock(log.work(), doors[1], AttemptOutcome.COME_BACK, round_id=round_id).record_id
        assert attempt
        notes = [f"after {hour}" for hour in range(_DOORS)]
        note = seconds(lambda: note_on_attempt(log.work(), attempt, notes.pop()), 2 * _KNOCKS)
        print(Line("one key at a door", key, note, "50 ms"))


def _long_street(log: Log) -> tuple[UUID, UUID]:
    """A street of many doors, each knocked at some times before, and the round that is on there."""
    labels = [str(number) for number in range(1, _DOORS + 1)]
    street = add_doors(log.work(), "Long Road", labels).record_id
    round_id = begin_round(log.work(), RoundInput(street="Long Road")).record_id
    assert street
    assert round_id
    doors = _doors(log, street)
    work = log.work()
    with work:
        organiser = owner(work.connection).organiser_id
        for door in doors:
            for weeks in range(1, _KNOCKS + 1):
                at = datetime(2026, 3, 2, 9, tzinfo=UTC) - timedelta(weeks=weeks)
                nobody = AttemptOutcome.NO_ANSWER
                work.add_row(Attempt, door_id=door, organiser_id=organiser, at=at, outcome=nobody)
        work.commit("make")
    return street, round_id


def _doors(log: Log, street: UUID) -> list[UUID]:
    seen = log.read(lambda connection: doors_of(connection, street, today=_TODAY))
    return [door.id for door in seen]


if __name__ == "__main__":
    main()
