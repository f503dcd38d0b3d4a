"""Residents are kept as they were told, or it is said why they cannot be."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ResidentInput, checked
from organiser_app.domain.models import Organiser, SamePerson, Wording
from organiser_app.domain.values import WordingPart
from organiser_app.services.residents import (
    add_resident,
    edit_resident,
    link_identity,
    unlink_identity,
)
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.people import people
from organiser_app.store.queries.person import person
from organiser_app.store.queries.search import HitKind, search
from organiser_app.store.queries.unlinking import unlinking
from tests.making import TODAY, making


def test_a_resident_lives_at_a_door_and_what_is_none_is_not_dropped_in_silence() -> None:
    with pytest.raises(InvalidInput, match="a number and a street"):
        checked(lambda: ResidentInput(name="Bill", where="the school gate"))


def test_a_resident_moves_house_and_may_live_nowhere_that_is_known(owned_log: Log) -> None:
    at_home = ResidentInput(name="Bill Hughes", where="14 Kendal Road")
    bill = add_resident(owned_log.work(), at_home).record_id
    assert bill
    for where in ("14 Kendal Road", "Flat 6, Elm House", ""):
        edit_resident(owned_log.work(), bill, ResidentInput(name="Bill Hughes", where=where))
        (row,) = owned_log.read(people).rows
        assert row.where.replace(",", "") == where.replace(",", "")


PIGEONS = "the man with the pigeons"


def named_in_search(log: Log, words: str) -> set[UUID]:
    hits = log.read(lambda connection: search(connection, words))
    return {hit.record_id for hit in hits if hit.kind is HitKind.RESIDENT}


def someone(log: Log, **fields: str) -> UUID:
    resident_id = add_resident(log.work(), ResidentInput(**fields)).record_id
    assert resident_id is not None
    return resident_id


def test_a_pseudonym_is_linked_to_a_name_and_kept(owned_log: Log) -> None:
    jim = someone(owned_log, pseudonym=PIGEONS)
    link_identity(owned_log.work(), jim, ResidentInput(name="Jim Fell", where="14 Kendal Road"))
    (row,) = owned_log.read(people).rows
    assert (row.name, row.pseudonymous) == ("Jim Fell", False)
    assert named_in_search(owned_log, "pigeons") == named_in_search(owned_log, "Fell") == {jim}


def test_linking_needs_a_name(owned_log: Log) -> None:
    jim = someone(owned_log, pseudonym=PIGEONS)
    with pytest.raises(InvalidInput, match="Write the name"):
        link_identity(owned_log.work(), jim, ResidentInput(pseudonym="pigeons"))


def test_unlinking_takes_name_phone_email_and_door_and_search_finds_the_name_no_more(
    owned_log: Log,
) -> None:
    jim = someone(
        owned_log,
        name="Jim Fell",
        pseudonym=PIGEONS,
        where="14 Kendal Road",
        phone="01632 960001",
        email="jim@example.org",
        best_time="after ten",
    )
    unlink_identity(owned_log.work(), jim)
    seen = owned_log.read(lambda connection: person(connection, jim))
    assert seen is not None
    assert (seen.person.name, seen.person.where, seen.phone, seen.email) == (PIGEONS, "", "", "")
    assert seen.best_time == "after ten"
    assert named_in_search(owned_log, "Fell") == named_in_search(owned_log, "Jim") == set()
    assert named_in_search(owned_log, "pigeons") == {jim}


def test_unlinking_is_one_change_that_can_be_undone(owned_log: Log) -> None:
    jim = someone(owned_log, name="Jim Fell", where="14 Kendal Road", phone="01632 960001")
    unlink_identity(owned_log.work(), jim, PIGEONS)
    undo(owned_log.work())
    (row,) = owned_log.read(people).rows
    assert (row.name, row.where) == ("Jim Fell", "14 Kendal Road")
    assert named_in_search(owned_log, "Fell") == {jim}
    assert named_in_search(owned_log, "pigeons") == set()


def test_nobody_is_left_without_anything_to_be_called(owned_log: Log) -> None:
    jim = someone(owned_log, name="Jim Fell")
    with pytest.raises(InvalidInput, match="all that is left"):
        unlink_identity(owned_log.work(), jim, "  ")
    (row,) = owned_log.read(people).rows
    assert row.name == "Jim Fell"


def test_the_name_goes_from_every_record_of_the_person(owned_log: Log) -> None:
    jim = someone(owned_log, name="Jim Fell", pseudonym=PIGEONS)
    james = someone(owned_log, name="James Fell", phone="01632 960001")
    with making(owned_log) as make:
        make.put(SamePerson, subject_id=jim, other_subject_id=james, same=True, on=TODAY)
    unlink_identity(owned_log.work(), james)
    seen = owned_log.read(lambda connection: person(connection, jim))
    assert seen is not None
    assert (seen.person.name, seen.phone) == (PIGEONS, "")
    assert named_in_search(owned_log, "Fell") == set()


def test_before_unlinking_it_is_said_what_goes_and_what_stays(owned_log: Log) -> None:
    jim = someone(owned_log, name="Jim Fell", where="14 Kendal Road", phone="01632 960001")
    with making(owned_log) as make:
        listening = make.listening(jim, door_id=make.door("3"))
        make.statement(listening, by=jim)
        make.put(Wording, of_id=jim, part=WordingPart.NOTE, body="Jim is deaf", subject_id=jim)
        make.tie(make.resident("Ann"), jim)
        make.promise(subject_id=jim)
        make.put(Organiser, name="Jim Fell", subject_id=jim)
    found = owned_log.read(lambda connection: unlinking(connection, jim))
    assert found.goes == ("Jim Fell", "01632 960001", "14 Kendal Road")
    assert found.pseudonym == ""
    assert (found.statements, found.agreed, found.ties) == (1, 1, 1)
    assert (found.heard_at_door, found.named_in, found.organises) == (1, 1, True)
