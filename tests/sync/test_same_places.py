"""Patches, streets and doors brought together on one device and seen, or undone, on others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from organiser_app.domain.models import Attempt, Door, Patch, Street, table_of
from organiser_app.domain.values import AttemptOutcome
from organiser_app.services.same_places import bring_together, tell_apart
from organiser_app.store.log import Log
from organiser_app.store.queries.doors import doors_of, streets
from organiser_app.store.queries.same_places import likely_place_rows
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.same_places import MODELS, naming
from tests.making import TODAY, making
from tests.sync.devices import Device
from tests.sync.teams import device_of, log_of


@pytest.fixture
def pair(tmp_path: Path, empty_log_folder: Path) -> Iterator[tuple[Device, Device]]:
    """Two organisers of Larkmoor who each knocked at 14 Kendal Road, and were merged with each."""
    made = [device_of(log_of(tmp_path, empty_log_folder, name)) for name in ("Ada", "Beth")]
    for device in made:
        knock(device.log)
    exchange(*made)
    yield made[0], made[1]
    for device in made:
        device.log.close()


def knock(log: Log) -> None:
    """One attempt at 14 Kendal Road of the log's own patch."""
    with making(log) as make:
        make.attempt(make.door(), AttemptOutcome.NO_ANSWER)


def exchange(one: Device, other: Device) -> None:
    """Let both have all that either has, at one moment."""
    mine, theirs = one.lines(), other.lines()
    one.merge(theirs)
    other.merge(mine)
    for device in (one, other):
        device.clock.advance(minutes=1)


def patches(device: Device) -> tuple[UUID, UUID]:
    """Both patches, the one made first first."""
    with device.log.reading() as connection:
        first, second = connection.scalars(
            select(table_of(Patch).c.id).order_by(table_of(Patch).c.id)
        )
    return first, second


def dangling(device: Device) -> int:
    """How many rows in sight name a hidden patch, street, door or place."""
    count = 0
    with device.log.reading() as connection:
        for model in MODELS.values():
            for column in naming(table_of(model)):
                kept = column.table.alias()
                target = table_of(model)
                query = (
                    select(func.count())
                    .join_from(kept, target, target.c.id == kept.c[column.name])
                    .where(kept.c.deleted.is_(False), target.c.deleted)
                )
                count += connection.scalar(query) or 0
    return count


def knocked(device: Device) -> tuple[int, int, int]:
    """How many streets, doors and attempts are in sight."""
    with device.log.reading() as connection:
        counted = [
            connection.scalar(
                select(func.count())
                .select_from(table_of(model))
                .where(table_of(model).c.deleted.is_(False))
            )
            for model in (Street, Door, Attempt)
        ]
    return counted[0] or 0, counted[1] or 0, counted[2] or 0


def settle(device: Device) -> None:
    """Bring together whatever is proposed, until nothing is."""
    for _ in range(5):
        found = device.log.read(likely_place_rows)
        if not found:
            return
        bring_together(device.log.work(), found[0].likely.kept, found[0].likely.other)
    pytest.fail("the proposals never end")


def test_what_one_brought_together_is_one_on_the_other_too(pair: tuple[Device, Device]) -> None:
    ada, beth = pair
    assert knocked(ada) == knocked(beth) == (2, 2, 2)
    bring_together(ada.log.work(), *patches(ada))
    exchange(ada, beth)
    assert ada.state() == beth.state()
    for device in pair:
        assert knocked(device) == (1, 1, 2)
        assert dangling(device) == 0
        assert device.log.read(likely_place_rows) == ()
        assert device.log.read(owner).patch_id == patches(device)[0]
        (street,) = device.log.read(streets)
        with device.log.reading() as connection:
            (door,) = doors_of(connection, street.id, today=TODAY)
        assert door.unanswered == 2


def test_apart_in_opposite_directions_both_are_hidden_and_asked_about_again(
    pair: tuple[Device, Device],
) -> None:
    ada, beth = pair
    first, second = patches(ada)
    bring_together(ada.log.work(), first, second)
    bring_together(beth.log.work(), second, first)
    exchange(ada, beth)
    assert ada.state() == beth.state()
    for device in pair:
        (proposed,) = device.log.read(likely_place_rows)
        assert (proposed.likely.kept, proposed.likely.other) == (first, second)
        assert proposed.likely.before
        assert device.log.read(owner).patch_id == first
    bring_together(ada.log.work(), first, second)
    exchange(ada, beth)
    assert ada.state() == beth.state()
    for device in pair:
        assert dangling(device) == 0
        assert knocked(device) == (1, 1, 2)
        assert device.log.read(likely_place_rows) == ()


def test_both_lead_out_of_it_apart_and_still_come_to_one(pair: tuple[Device, Device]) -> None:
    ada, beth = pair
    first, second = patches(ada)
    bring_together(ada.log.work(), first, second)
    bring_together(beth.log.work(), second, first)
    exchange(ada, beth)
    bring_together(ada.log.work(), first, second)
    bring_together(beth.log.work(), second, first)
    exchange(ada, beth)
    assert ada.state() == beth.state()
    settle(ada)
    exchange(ada, beth)
    assert ada.state() == beth.state()
    assert dangling(beth) == 0
    assert knocked(beth) == (1, 1, 2)


def test_what_a_colleague_wrote_meanwhile_is_asked_about_again(pair: tuple[Device, Device]) -> None:
    ada, beth = pair
    kept, other = (device.log.read(owner).patch_id for device in pair)
    bring_together(ada.log.work(), kept, other)
    for device in pair:
        knock(device.log)
    exchange(ada, beth)
    assert dangling(ada) > 0
    (proposed, *_) = ada.log.read(likely_place_rows)
    assert (proposed.likely.kept, proposed.likely.other) == (kept, other)
    assert proposed.likely.before
    assert proposed.still_named > 0
    settle(ada)
    exchange(ada, beth)
    assert ada.state() == beth.state()
    for device in pair:
        assert dangling(device) == 0
        assert knocked(device) == (1, 1, 4)


def test_the_merge_that_brought_it_can_be_taken_back(pair: tuple[Device, Device]) -> None:
    ada, beth = pair
    before = knocked(ada)
    bring_together(ada.log.work(), *patches(ada))
    exchange(ada, beth)
    beth.take_back(beth.runs[-1])
    assert knocked(beth) == before
    assert dangling(beth) == 0


def test_told_apart_on_one_nobody_asks_on_the_other(pair: tuple[Device, Device]) -> None:
    ada, beth = pair
    tell_apart(ada.log.work(), *patches(ada))
    assert ada.log.read(likely_place_rows) == ()
    exchange(ada, beth)
    assert beth.log.read(likely_place_rows) == ()


def test_one_tells_apart_what_the_other_brought_together_and_is_asked_again(
    pair: tuple[Device, Device],
) -> None:
    ada, beth = pair
    kept, other = (device.log.read(owner).patch_id for device in pair)
    bring_together(ada.log.work(), kept, other)
    tell_apart(beth.log.work(), kept, other)
    knock(beth.log)
    exchange(ada, beth)
    for device in pair:
        (proposed, *_) = device.log.read(likely_place_rows)
        assert (proposed.likely.kept, proposed.likely.other) == (kept, other)
    tell_apart(beth.log.work(), kept, other)
    exchange(ada, beth)
    assert ada.state() == beth.state()
    settle(ada)
    assert dangling(ada) == 0
