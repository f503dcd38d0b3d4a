"""Contacts brought in: who is new, who is there, what is filled, and what is never overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organiser_app.domain.contact_inputs import ContactInput, uid_of
from organiser_app.domain.models import Resident
from organiser_app.services.contacts import (
    Coming,
    ContactField,
    Difference,
    coming_in,
    import_contacts,
)
from organiser_app.services.same_person import same_person
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.contacts import ContactRow, contact_rows
from organiser_app.store.queries.person import person
from tests.making import TODAY, making

MOBILE, OTHER = "07700 900123", "07700 900124"


@pytest.fixture
def bill(log: Log) -> UUID:
    with making(log) as make:
        return make.resident("Bill Hughes", phone=MOBILE, door_id=make.door("14"))


def contact(number: int = 1, name: str = "Bill Hughes", **given: str) -> ContactInput:
    return ContactInput(number=number, name=name, **given)


def look(log: Log, *contacts: ContactInput) -> tuple[Coming, ...]:
    return log.read(lambda connection: coming_in(connection, contacts))


def kept(log: Log, resident_id: UUID) -> ContactRow:
    return next(row for row in log.read(contact_rows) if row.id == resident_id)


def everybody(log: Log) -> Sequence[ContactRow]:
    return log.read(contact_rows)


def test_somebody_whom_nothing_ties_to_the_log_is_new(log: Log, bill: UUID) -> None:
    (coming,) = look(log, contact(name="Nasreen Akhtar", phone=OTHER, where="16 Kendal Road"))
    assert coming.is_new
    import_contacts(log.work(), [coming.contact])
    new = next(row for row in everybody(log) if row.id != bill)
    assert (new.names, new.phones, new.addresses) == (
        ("Nasreen Akhtar",),
        (OTHER,),
        ("16 Kendal Road",),
    )
    seen = log.read(lambda connection: person(connection, new.id))
    assert seen is not None
    assert seen.consents == ()  # nobody agreed to anything by standing in an address book


@pytest.mark.parametrize(
    "given",
    [
        {"name": "W. Hughes", "phone": "+44 7700 900123"},
        {"name": "Hughes, Bill", "where": "14 kendal road"},
        {"name": "Bill Hughes"},
    ],
)
def test_who_is_there_already_is_known_by_reach_or_door_and_name(
    log: Log, bill: UUID, given: dict[str, str]
) -> None:
    (coming,) = look(log, ContactInput(number=1, **given))
    assert coming.resident is not None
    assert coming.resident.id == bill
    assert (coming.fills, coming.differs) == ((), ())


def test_an_entry_that_this_log_wrote_is_known_whatever_changed_in_it(log: Log, bill: UUID) -> None:
    (coming,) = look(log, contact(name="B. H.", phone=OTHER, uid=uid_of(bill)))
    assert coming.resident is not None
    assert coming.differs == (Difference(ContactField.PHONE, MOBILE, OTHER),)


@pytest.mark.usefixtures("bill")
@pytest.mark.parametrize("name", ["Mary Hughes", "Bill Hughes"])
def test_a_name_with_another_number_is_somebody_else(log: Log, name: str) -> None:
    assert all(coming.is_new for coming in look(log, contact(name=name, phone=OTHER)))


def test_what_is_empty_is_filled_only_when_asked_and_nothing_is_overwritten(
    log: Log, bill: UUID
) -> None:
    given = contact(phone=f"{MOBILE}, {OTHER}", email="bill@example.org")
    (coming,) = look(log, given)
    assert coming.fills == (ContactField.EMAIL,)
    assert [each.field for each in coming.differs] == [ContactField.PHONE]
    import_contacts(log.work(), [given])
    assert kept(log, bill).emails == ()
    import_contacts(log.work(), [given], fill=True)
    assert (kept(log, bill).emails, kept(log, bill).phones) == (("bill@example.org",), (MOBILE,))
    import_contacts(log.work(), [given], replacing={1})
    assert kept(log, bill).phones == (f"{MOBILE}, {OTHER}",)
    assert len(everybody(log)) == 1


def test_what_any_record_of_a_person_holds_is_there(log: Log, bill: UUID) -> None:
    with making(log) as make:
        will = make.resident("Will", email="bill@example.org")
    same_person(log.work(), bill, will, TODAY)
    (coming,) = look(log, contact(phone=MOBILE, email="bill@example.org"))
    assert (coming.fills, coming.differs) == ((), ())


def test_two_entries_of_one_person_make_one_resident_with_what_both_say(
    log: Log, bill: UUID
) -> None:
    entries = [
        contact(1, "Nasreen Akhtar", phone=OTHER),
        contact(2, "N Akhtar", phone=OTHER, email="n@example.org"),
    ]
    first, second = look(log, *entries)
    assert first.is_new
    assert second.like == 1
    import_contacts(log.work(), entries)
    new = next(row for row in everybody(log) if row.id != bill)
    assert (len(everybody(log)), new.emails) == (2, ("n@example.org",))


def test_an_address_of_elsewhere_makes_no_door_and_is_kept_in_the_note(
    log: Log, bill: UUID
) -> None:
    given = contact(name="Joyce Dee", phone=OTHER, where="3 Far Lane", note="sings")
    import_contacts(log.work(), [given])
    new = next(row for row in everybody(log) if row.id != bill)
    assert new.addresses == ()
    seen = log.read(lambda connection: person(connection, new.id))
    assert seen is not None
    assert seen.note == "3 Far Lane\nsings"


def test_nobody_keeps_whoever_came_in_until_somebody_says_so(log: Log, bill: UUID) -> None:
    import_contacts(log.work(), [contact(name="Joyce Dee", phone=OTHER)])
    new = next(row for row in everybody(log) if row.id != bill)
    seen = log.read(lambda connection: person(connection, new.id))
    assert seen is not None
    assert (seen.person.keeper, seen.keeping.moves) == ("", ())


def test_who_was_taken_out_again_may_come_in_anew(log: Log, bill: UUID) -> None:
    given = contact(name="Nasreen Akhtar", phone=OTHER)
    import_contacts(log.work(), [given])
    undo(log.work())
    assert [row.id for row in everybody(log)] == [bill]
    assert look(log, given)[0].is_new


VALUES = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Bill Hughes", "W Hughes", "Mary Hughes", "Terri", "24/7"]),
        "phone": st.sampled_from(["", MOBILE, OTHER, "0161 496 0123", "ask"]),
        "email": st.sampled_from(["", "a@example.org", "A@Example.org", "none"]),
        "where": st.sampled_from(["", "14 Kendal Road", "Flat 2, Kendal Road", "3 Far Lane"]),
    }
)


@given(st.lists(VALUES, max_size=6))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_bringing_a_file_in_twice_adds_nobody_the_second_time(
    log: Log, given: list[dict[str, str]]
) -> None:
    with making(log) as make:
        for row in everybody(log):
            make.hide(Resident, row.id)
        make.door("14")
    contacts = [ContactInput(number=n, **values) for n, values in enumerate(given, start=1)]
    import_contacts(log.work(), contacts)
    before = everybody(log)
    assert not [coming for coming in look(log, *contacts) if coming.is_new]
    import_contacts(log.work(), contacts)
    assert everybody(log) == before


def test_what_one_entry_fills_in_another_entry_does_not_overwrite(log: Log, bill: UUID) -> None:
    entries = (
        contact(1, "Mary Hughes", email="a@example.org", where="16 Kendal Road"),
        contact(2, "Mary Hughes", phone=MOBILE.replace("123", "126"), where="16 Kendal Road"),
        contact(3, "Mary Hughes", phone=OTHER, email="a@example.org"),
    )
    import_contacts(log.work(), entries)
    (mary,) = (row for row in everybody(log) if row.id != bill)
    assert mary.phones == ("07700 900126",)
    assert not [coming for coming in look(log, *entries) if coming.is_new]


def test_whoever_has_the_name_of_somebody_reached_otherwise_is_new_and_told_of(
    log: Log, bill: UUID
) -> None:
    first, second, third = look(
        log,
        contact(1, phone=OTHER),
        contact(2, "Nasreen Akhtar", phone="07700 900126"),
        contact(3, "Nasreen Akhtar", phone="07700 900127"),
    )
    assert first.is_new
    assert first.namesake is not None
    assert first.namesake.id == bill
    assert (second.namesake, third.namesake) == (None, None)
