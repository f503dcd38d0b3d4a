"""The web of relationships, as the map and its measures read it."""

from __future__ import annotations

from datetime import timedelta

from organiser_app.domain.models import Consent, Door, Patch, SamePerson, Street, Tie
from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.store.log import Log
from organiser_app.store.queries.web import Web, WebPerson, WebTie, web
from organiser_app.store.queries.web_changes import WebChanges, changes_since
from tests.making import TODAY, making
from tests.store_fixtures import SettableClock

NEXT_WEEK = TODAY + timedelta(days=7)


def read(log: Log) -> Web:
    with log.reading() as connection:
        return web(connection, TODAY)


def changed(log: Log) -> WebChanges:
    with log.reading() as connection:
        return changes_since(connection, NEXT_WEEK, NEXT_WEEK + timedelta(days=1))


def test_a_person_has_their_name_street_circle_and_keeper(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill Hughes", door_id=make.door(), keeper_id=make.organiser)
        man = make.resident(None, pseudonym="the man with the pigeons")
        make.move(bill, Circle.CONTACT, TODAY - timedelta(days=9))
        make.move(bill, Circle.ACTIVE)
        terri = make.organiser
    everybody = read(log).people
    assert [person.id for person in everybody] == sorted([bill, man, terri])
    assert set(everybody) == {
        WebPerson(
            id=bill,
            name="Bill Hughes",
            circle=Circle.ACTIVE,
            keeper_id=terri,
            keeper="Terri Ashworth",
            street="Kendal Road",
        ),
        WebPerson(id=man, name="the man with the pigeons", pseudonymous=True),
        WebPerson(id=terri, name="Terri Ashworth", organiser=True),
    }


def test_two_ties_between_two_people_are_one_line_of_the_greatest_strength(log: Log) -> None:
    with making(log) as make:
        bill, mei = make.resident(), make.resident("Mei Tran")
        make.tie(bill, mei, strength=1, since=TODAY)
        make.tie(mei, bill, strength=3, kind="family", since=TODAY - timedelta(days=400))
        make.put(Tie, subject_id=bill, organiser_id=make.organiser, kind="keeper")
    drawn = {tie.pair: tie for tie in read(log).ties}
    assert len(drawn) == 2
    assert drawn[bill, mei] == WebTie(
        bill, mei, 3, ("neighbour", "family"), TODAY - timedelta(days=400)
    )


def test_a_tie_that_was_deleted_or_has_ended_is_not_drawn(log: Log) -> None:
    with making(log) as make:
        bill, mei, terri = (make.resident(name) for name in ("Bill", "Mei", "Terri"))
        make.tie(bill, mei, ended_on=TODAY)
        make.hide(Tie, make.tie(bill, terri))
        make.tie(mei, terri, ended_on=TODAY + timedelta(days=1))
    assert [tie.pair for tie in read(log).ties] == [(mei, terri)]


def test_two_records_of_one_person_are_one_and_their_ties_are_theirs(log: Log) -> None:
    with making(log) as make:
        bill, again, mei = (make.resident(name) for name in ("Bill", "William", "Mei"))
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=TODAY)
        make.tie(again, mei)
        make.tie(again, bill)
        make.move(again, Circle.LEADER)
    seen = read(log)
    assert {person.name for person in seen.people if not person.organiser} == {"Bill", "Mei"}
    assert [tie.pair for tie in seen.ties] == [(bill, mei)]
    assert next(person.circle for person in seen.people if person.id == bill) is Circle.LEADER


def test_the_latest_answer_says_who_may_be_named_to_partners(log: Log) -> None:
    with making(log) as make:
        yes, no, _unasked = (make.resident(name) for name in ("Yes", "No", "Unasked"))
        for person, given, days in ((yes, True, 0), (no, True, 2), (no, False, 1)):
            make.put(
                Consent,
                subject_id=person,
                purpose=ConsentPurpose.SHARE_WITH_PARTNERS,
                given=given,
                on=TODAY - timedelta(days=days),
            )
    assert [person.name for person in read(log).people if person.may_leave] == ["Yes"]


def test_of_a_log_with_too_many_for_one_map_its_own_patch_is_drawn(log: Log) -> None:
    with making(log) as make:
        here, there = make.resident("Here", door_id=make.door()), make.resident("There")
        other = make.put(Patch, name="Elsewhere")
        street = make.put(Street, patch_id=other, name="Far Road")
        far = make.put(Door, street_id=street, label="1", position=1)
        away = make.resident("Away", door_id=far)
        make.tie(here, make.resident("Too", door_id=make.door("2", "Elm Walk")))
        make.tie(away, there)
    with log.reading() as connection:
        whole, own = web(connection, TODAY), web(connection, TODAY, most=3)
    assert (len(whole.people), len(whole.ties), whole.left_out) == (5, 2, 0)
    assert [one.name for one in own.people if not one.organiser] == ["Here", "Too"]
    assert (len(own.ties), own.left_out) == (1, 2)


def test_what_was_recorded_before_a_day_is_no_change_since(log: Log) -> None:
    with making(log) as make:
        make.tie(make.resident(), make.resident("Mei"))
    assert changed(log) == WebChanges(NEXT_WEEK)


def test_what_came_since_a_day_is_told_apart(log: Log, clock: SettableClock) -> None:
    with making(log) as make:
        bill, mei, pat, una = (make.resident(name) for name in ("Bill", "Mei", "Pat", "Una"))
        growing, ending = make.tie(bill, mei), make.tie(bill, pat)
        make.tie(mei, pat, strength=2)
    clock.advance(days=7)
    with making(log) as make:
        new = make.resident("New")
        make.tie(new, bill)
        make.tie(una, bill, since=TODAY - timedelta(days=4000))
        make.tie(pat, mei, strength=3)
        for row_id, field, value in ((growing, "strength", 2), (ending, "ended_on", NEXT_WEEK)):
            row = make._work.session.get(Tie, row_id)
            assert row is not None
            setattr(row, field, value)
    assert changed(log) == WebChanges(
        NEXT_WEEK,
        people=frozenset({new}),
        new=frozenset({(bill, new)}),
        heard_of=frozenset({(bill, una)}),
        strength=frozenset({(bill, mei), (mei, pat)}),
        ended=frozenset({(bill, pat)}),
    )


def test_a_second_record_of_somebody_known_is_nobody_new(log: Log, clock: SettableClock) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
    clock.advance(days=7)
    with making(log) as make:
        again = make.resident("William")
        make.put(SamePerson, subject_id=bill, other_subject_id=again, same=True, on=NEXT_WEEK)
    assert changed(log).people == frozenset()
