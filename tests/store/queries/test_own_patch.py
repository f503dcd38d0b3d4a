"""In a log of many patches some pages are of its own alone: whom they speak of, and whom not."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from organiser_app.domain.models import Door, Patch, SamePerson, Street
from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.values import Circle, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries import own_patch
from organiser_app.store.queries.alone import alone, alone_here, who_could_walk_beside
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.gifts import gift_matches, gifts
from organiser_app.store.queries.go_back import causes
from organiser_app.store.queries.need_flow import need_ways
from organiser_app.store.queries.needs import needs
from organiser_app.store.queries.own_patch import own_patch_alone, patch_in_sight, patch_of
from organiser_app.store.queries.persons import persons
from organiser_app.store.queries.web_changes import changes_since
from tests.making import TODAY, Maker, making

LATER = TODAY + timedelta(weeks=20)


def away(make: Maker, name: str) -> UUID:
    """A resident of another patch."""
    patch = make.put(Patch, name="Elsewhere")
    street = make.put(Street, patch_id=patch, name="Far Road")
    return make.resident(name, door_id=make.put(Door, street_id=street, label="1", position=1))


def at_home(make: Maker, name: str, label: str = "14") -> UUID:
    """A resident of the log's own patch."""
    return make.resident(name, door_id=make.door(label))


def own(log: Log) -> UUID:
    """The log's own patch."""
    found = log.read(lambda connection: own_patch_alone(connection, most=0))
    assert found is not None
    return found.id


def test_a_log_of_few_residents_is_spoken_of_whole(log: Log) -> None:
    with making(log) as make:
        at_home(make, "Bill")
        away(make, "Far")
    assert log.read(patch_in_sight) is None
    assert log.read(lambda connection: own_patch_alone(connection, most=2)) is None


def test_a_log_of_many_residents_is_spoken_of_by_its_own_patch(log: Log) -> None:
    with making(log) as make:
        here = at_home(make, "Bill")
        there, nowhere = away(make, "Far"), make.resident("Nowhere")
        patch = make.patch
    found = log.read(lambda connection: own_patch_alone(connection, most=2))
    assert found is not None
    assert found.id == patch
    assert found.name
    lived = log.read(lambda c: [patch_of(c, each) for each in (here, there, nowhere)])
    assert lived[0] == patch
    assert lived[1] not in (patch, None)
    assert lived[2] is None


def test_those_of_another_patch_do_not_stand_among_those_with_nobody(log: Log) -> None:
    with making(log) as make:
        bill, lonely = at_home(make, "Bill"), away(make, "Lonely")
        friend, far = at_home(make, "Terri", "15"), away(make, "Far")
        make.tie(friend, far, strength=3)
        make.listening(bill, lonely, friend, far)
    patch = own(log)
    everybody = log.read(lambda connection: alone(connection, LATER))
    near = log.read(lambda connection: alone(connection, LATER, patch))
    assert [row.name for row in everybody] == ["Bill", "Lonely"]
    assert [row.name for row in near] == ["Bill"]


def test_what_was_heard_of_another_record_of_a_neighbour_is_not_missed(log: Log) -> None:
    with making(log) as make:
        here, there = at_home(make, "Bill"), away(make, "Billy")
        make.put(SamePerson, subject_id=here, other_subject_id=there, same=True, on=TODAY)
        make.listening(here)
        make.listening(there, on=LATER)
    patch = own(log)
    assert log.read(lambda connection: alone(connection, LATER, patch)) == ()


def test_the_page_names_the_patch_of_which_it_is(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    with making(log) as make:
        make.listening(at_home(make, "Bill"), away(make, "Far"))
    assert log.read(lambda connection: alone_here(connection, LATER)).patch == ""
    monkeypatch.setattr(own_patch, "MOST_RESIDENTS", 1)
    seen = log.read(lambda connection: alone_here(connection, LATER))
    assert seen.patch
    assert [row.name for row in seen.rows] == ["Bill"]


def test_whoever_could_walk_beside_lives_in_the_same_patch(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    with making(log) as make:
        bill, terri, far = at_home(make, "Bill"), at_home(make, "Terri", "15"), away(make, "Far")
        for other in (terri, far):
            make.tie(bill, other)
            make.move(other, Circle.ACTIVE)

    def named() -> set[str]:
        found = log.read(lambda connection: who_could_walk_beside(connection, bill))
        return {one.name for one in found}

    assert named() == {"Terri", "Far"}
    monkeypatch.setattr(own_patch, "MOST_RESIDENTS", 2)
    assert named() == {"Terri"}


def test_gifts_and_needs_are_those_that_were_heard_in_the_patch(log: Log) -> None:
    with making(log) as make:
        bill, terri, far = at_home(make, "Bill"), at_home(make, "Terri", "15"), away(make, "Far")
        here = make.listening(bill, terri)
        make.statement(here, "a lift to the clinic", kind=StatementKind.NEED, by=bill)
        make.statement(
            here, "can give a lift", kind=StatementKind.GIFT, by=terri, gift_kind=GiftKind.TIME
        )
        make.patch = make.put(Patch, name="Elsewhere")
        there = make.listening(far)
        make.statement(there, "a lift to school", kind=StatementKind.NEED, by=far)
        make.statement(there, "can give a lift too", kind=StatementKind.GIFT, by=far)
    wanted = StatementFilter(patch_id=own(log))
    with log.reading() as c:
        assert (len(needs(c)), len(gifts(c)), len(need_ways(c))) == (2, 2, 2)
        assert [row.said.words for row in needs(c, wanted=wanted)] == ["a lift to the clinic"]
        assert [row.said.words for row in gifts(c, wanted)] == ["can give a lift"]
        assert len(need_ways(c, wanted)) == 1
        proposals = gift_matches(c, TODAY, wanted).proposals
    assert {each.gift.words for each in proposals} == {"can give a lift"}


def test_causes_to_go_back_are_of_those_who_live_in_the_patch(log: Log) -> None:
    with making(log) as make:
        for who in (at_home(make, "Bill"), away(make, "Far")):
            make.step(subject_id=who, due_on=TODAY)
    patch = own(log)
    with log.reading() as c:
        every = list(causes(c, persons(c), TODAY))
        near = list(causes(c, persons(c, patch), TODAY))
    assert (len(every), len(near)) == (2, 1)


def test_of_a_log_of_many_patches_the_changes_of_its_own_web_are_told(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    with making(log) as make:
        bill, terri = at_home(make, "Bill"), at_home(make, "Terri", "15")
        make.tie(bill, terri)
        make.tie(away(make, "Far"), away(make, "Further"))
    assert len(log.read(lambda c: changes_since(c, TODAY, TODAY)).people) == 4
    monkeypatch.setattr(own_patch, "MOST_RESIDENTS", 3)
    changes = log.read(lambda c: changes_since(c, TODAY, TODAY))
    assert changes.people == {bill, terri}
    assert len(changes.new) == 1
