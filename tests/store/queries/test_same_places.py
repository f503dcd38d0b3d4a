"""What the page of places that are here twice reads of the log."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from organiser_app.domain.models import Door, Patch, Place, Round, SamePlace, Street
from organiser_app.domain.rules.agreeing import Sort
from organiser_app.domain.rules.same_places import Called
from organiser_app.domain.values import AttemptOutcome, PlaceKind
from organiser_app.services.same_places import bring_together
from organiser_app.store.log import Log
from organiser_app.store.queries.same_places import (
    PlacePair,
    how_many_places,
    likely_place_rows,
    place_pair,
)
from tests.making import Maker, making


def pair_of(log: Log, kept: UUID, other: UUID) -> PlacePair:
    found = log.read(lambda connection: place_pair(connection, kept, other))
    assert found is not None
    return found


def street_with(make: Maker, patch: UUID, *labels: str) -> UUID:
    street = make.put(Street, patch_id=patch, name="Kendal Road")
    for label in labels:
        door = make.put(Door, street_id=street, label=label, position=1)
        make.attempt(door, AttemptOutcome.NO_ANSWER)
        make.listening(door_id=door)
    return street


def test_what_hangs_on_a_patch_is_counted_with_what_lies_in_it_each_once(log: Log) -> None:
    with making(log) as make:
        other = make.put(Patch, name="Larkmoor")
        street_with(make, make.patch, "14", "15")
        street = street_with(make, other, "14", "16", "17")
        make.put(Place, patch_id=other, name="Hall")
        make.put(
            Round,
            patch_id=other,
            street_id=street,
            organiser_id=make.organiser,
            out_at=log.clock(),
        )
    found = pair_of(log, make.patch, other)
    # a listening of the maker's own names the patch too, and its door in the other one
    assert dict(found.kept.hangs) == {"attempt": 2, "door": 2, "listening": 5, "street": 1}
    assert dict(found.other.hangs) == {
        "attempt": 3,
        "door": 3,
        "listening": 3,
        "place": 1,
        "round": 1,
        "street": 1,
    }
    assert dict(found.along) == {Sort.STREET: 1, Sort.DOOR: 1}


def test_of_a_place_and_a_door_it_says_what_is_kept(log: Log) -> None:
    with making(log) as make:
        one, other = (
            make.put(
                Place,
                patch_id=make.patch,
                name=name,
                kind=PlaceKind.HALL,
                postcode="LM1",
                latitude=latitude,
                longitude=-2.0,
                source="halls.csv:3",
            )
            for name, latitude in (("Hall", 53.0), ("The hall", 53.0001))
        )
        street = street_with(make, make.patch, "14")
        since = date(2026, 1, 2)
        doors = [
            make.put(Door, street_id=street, label=label, position=1, do_not_contact_since=since)
            for label in ("15", "No 15")
        ]
    found = pair_of(log, one, other)
    assert (found.kept.kind, found.kept.postcode, found.kept.at) == (
        PlaceKind.HALL,
        "LM1",
        (53.0, -2.0),
    )
    assert found.likely.same_source
    assert round(found.likely.metres or 0) == 11
    assert found.kept.brief.where == "Larkmoor"
    at_door = pair_of(log, doors[0], doors[1])
    assert at_door.kept.do_not_contact_since == since
    assert (at_door.street_id, at_door.doors_agree) == (street, 1)
    assert at_door.likely.called is Called.WRITTEN


def test_two_of_different_sorts_or_gone_are_no_pair(log: Log) -> None:
    with making(log) as make:
        place = make.place()
        one, other = street_with(make, make.patch), street_with(make, make.patch)
    assert log.read(lambda connection: place_pair(connection, place, one)) is None
    assert log.read(lambda connection: place_pair(connection, one, uuid4())) is None
    bring_together(log.work(), one, other)
    assert pair_of(log, one, other).still_named == 0


def test_a_hidden_one_that_is_named_again_is_counted_and_comes_first(log: Log) -> None:
    with making(log) as make:
        one, other = street_with(make, make.patch), street_with(make, make.patch)
        make.put(Street, patch_id=make.patch, name="Kendall Road")
    bring_together(log.work(), one, other)
    with making(log) as make:
        for label in ("20", "21"):
            make.put(Door, street_id=other, label=label, position=1)
    first, second = log.read(likely_place_rows)
    assert (first.likely.before, first.still_named) == (True, 2)
    assert second.likely.called is Called.ALIKE
    assert not pair_of(log, one, other).other.in_sight
    assert log.read(how_many_places) == 2


def test_of_several_that_went_into_one_only_those_are_asked_about_that_are_named_still(
    log: Log,
) -> None:
    with making(log) as make:
        kept, named, done = (make.put(Patch, name="Withymere") for _ in range(3))
    for other in (named, done):
        bring_together(log.work(), kept, other)
    with making(log) as make:
        make.put(Street, patch_id=named, name="Kendal Road")
    (found,) = log.read(likely_place_rows)
    assert (found.likely.kept, found.likely.other) == (kept, named)
    bring_together(log.work(), kept, named)
    assert log.read(likely_place_rows) == ()


def test_two_that_two_people_brought_together_in_opposite_directions_are_asked_about(
    log: Log,
) -> None:
    with making(log) as make:
        one, other = (make.put(Patch, name="Withymere") for _ in range(2))
        make.put(Street, patch_id=one, name="Kendal Road")
    bring_together(log.work(), one, other)
    with making(log) as make:
        make.put(SamePlace, kept_id=other, other_id=one, same=True, on=date(2026, 3, 2))
        make.hide(Patch, one)
    (found,) = log.read(likely_place_rows)
    assert {found.likely.kept, found.likely.other} == {one, other}


def test_themes_are_set_side_by_side_with_their_statements(log: Log) -> None:
    with making(log) as make:
        one, other = make.theme("housing"), make.theme("Housing", description="damp")
        make.theme("repairs", parent_id=other)
        make.statement(make.listening(), themes=[one])
    found = pair_of(log, one, other)
    assert found.kept.hangs == (("statement", 1),)
    assert found.other.hangs == (("theme", 1),)
    assert found.other.words == "damp"
    assert found.along == ()
