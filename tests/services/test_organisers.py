"""Colleagues come, change their part and leave; whom they keep stays until handed over."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.keeping_inputs import OrganiserInput
from organiser_app.domain.models import Organiser
from organiser_app.domain.values import OrganiserRole
from organiser_app.services.organisers import add_organiser, edit_organiser, leave
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.organisers import OrganiserRow, kept_by, organisers
from tests.making import TODAY, making


@pytest.fixture
def joyce(log: Log) -> UUID:
    """A resident who will organise."""
    with making(log) as make:
        return make.resident("Joyce Tattersall")


def volunteer(resident_id: UUID | None) -> OrganiserInput:
    return OrganiserInput(
        name="Joyce Tattersall", role=OrganiserRole.VOLUNTEER, resident_id=resident_id
    )


def added(log: Log, given: OrganiserInput) -> UUID:
    organiser_id = add_organiser(log.work(), given).record_id
    assert organiser_id is not None
    return organiser_id


def row_of(log: Log, organiser_id: UUID) -> OrganiserRow:
    return next(row for row in log.read(organisers) if row.id == organiser_id)


def test_a_volunteer_organiser_is_linked_to_the_resident_who_they_are(
    log: Log, joyce: UUID
) -> None:
    row = row_of(log, added(log, volunteer(joyce)))
    assert (row.name, row.role) == ("Joyce Tattersall", OrganiserRole.VOLUNTEER)
    assert (row.resident_id, row.resident) == (joyce, "Joyce Tattersall")


def test_a_colleague_is_based_where_the_logs_organiser_is(log: Log, joyce: UUID) -> None:
    added(log, volunteer(joyce))
    work = log.work()
    with work:
        hosts = {work.session.get(Organiser, each.id).host_id for each in log.read(organisers)}  # type: ignore[union-attr] # all are there
    assert len(hosts) == 1
    assert None not in hosts


def test_only_a_volunteer_is_a_resident_too_and_a_resident_organises_once(
    log: Log, joyce: UUID
) -> None:
    paid = OrganiserInput(name="Joyce", role=OrganiserRole.PAID, resident_id=joyce)
    with pytest.raises(InvalidInput, match="Only a volunteer"):
        add_organiser(log.work(), paid)
    added(log, volunteer(joyce))
    with pytest.raises(InvalidInput, match="organises here already"):
        add_organiser(log.work(), volunteer(joyce))


def test_an_organiser_without_a_name_is_none() -> None:
    with pytest.raises(InvalidInput):
        checked(lambda: OrganiserInput(name="  "))


def test_an_organiser_is_linked_later_and_unlinked_but_never_passed_to_another(
    log: Log, joyce: UUID
) -> None:
    made = added(log, volunteer(None))
    with making(log) as make:
        other = make.resident("Pauline Fisk")
    edit_organiser(log.work(), made, volunteer(joyce))
    assert row_of(log, made).resident_id == joyce
    with pytest.raises(InvalidInput, match="linked to another resident"):
        edit_organiser(log.work(), made, volunteer(other))
    paid = OrganiserInput(name="Joyce T", role=OrganiserRole.PAID)
    edit_organiser(log.work(), made, paid)
    row = row_of(log, made)
    assert (row.name, row.role, row.resident_id) == ("Joyce T", OrganiserRole.PAID, None)


@pytest.mark.usefixtures("joyce")
def test_whoever_leaves_keeps_whom_they_kept_and_may_come_back(log: Log) -> None:
    made = added(log, volunteer(None))
    with making(log) as make:
        bill = make.resident("Bill", keeper_id=made)
    leave(log.work(), made, TODAY)
    assert row_of(log, made).left_on == TODAY
    assert log.read(lambda connection: kept_by(connection, made)) == (bill,)
    undo(log.work())
    assert row_of(log, made).left_on is None
    leave(log.work(), made, TODAY)
    leave(log.work(), made, None)
    assert row_of(log, made).left_on is None


@pytest.mark.usefixtures("joyce")
def test_the_organiser_whose_log_it_is_does_not_leave_it(log: Log) -> None:
    own = next(row for row in log.read(organisers) if row.own)
    with pytest.raises(InvalidInput, match="their own"):
        leave(log.work(), own.id, TODAY)


@pytest.mark.usefixtures("joyce")
def test_two_organisers_of_one_name_are_told_apart(log: Log) -> None:
    ruth = added(log, OrganiserInput(name="Ruth Ellery"))
    with pytest.raises(InvalidInput, match="There is a ruth  ellery already"):
        add_organiser(log.work(), OrganiserInput(name="ruth  ellery"))
    other = added(log, OrganiserInput(name="Ruth Ellery (Hall)"))
    with pytest.raises(InvalidInput, match="tells them apart"):
        edit_organiser(log.work(), other, OrganiserInput(name="Ruth Ellery"))
    edit_organiser(log.work(), ruth, OrganiserInput(name="Ruth Ellery", role=OrganiserRole.TRAINEE))
    assert row_of(log, ruth).role is OrganiserRole.TRAINEE


@pytest.mark.parametrize("name", ["y", "7 7", "."])
def test_the_name_of_an_organiser_has_two_letters(name: str) -> None:
    with pytest.raises(InvalidInput):
        checked(lambda: OrganiserInput(name=name))
