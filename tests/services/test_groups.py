from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.group_inputs import GroupInput, MemberInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.models import Organiser, SamePerson
from organiser_app.domain.relationship_values import GroupKind
from organiser_app.services.groups import (
    begin_group,
    change_role,
    edit_group,
    end_group,
    join_group,
    leave_group,
)
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.groups import GroupDetail, group
from tests.making import TODAY, making


@pytest.fixture
def people(log: Log) -> dict[str, UUID]:
    """Bill, and an organiser beside the log's own."""
    with making(log) as make:
        return {"bill": make.resident(), "ruth": make.put(Organiser, name="Ruth")}


@pytest.fixture
def tenants(log: Log, people: dict[str, UUID]) -> UUID:
    assert people
    given = GroupInput(name="Elm House tenants", kind=GroupKind.TENANTS, where="The hall")
    begun = begin_group(log.work(), given).record_id
    assert begun is not None
    return begun


def seen(log: Log, group_id: UUID) -> GroupDetail:
    found = log.read(lambda connection: group(connection, group_id))
    assert found is not None
    return found


def joining(resident: UUID | None = None, organiser: UUID | None = None) -> MemberInput:
    return MemberInput(
        resident_id=resident, organiser_id=organiser, role="keeps the books", joined_on=TODAY
    )


def test_a_group_is_begun_where_it_meets(log: Log, tenants: UUID) -> None:
    found = seen(log, tenants)
    assert (found.row.name, found.row.kind, found.where) == (
        "Elm House tenants",
        GroupKind.TENANTS,
        "The hall",
    )


def test_a_group_meets_at_no_residents_door(log: Log, people: dict[str, UUID]) -> None:
    assert people
    with pytest.raises(InvalidInput, match="a place"):
        begin_group(log.work(), GroupInput(name="Cooks", where="14 Kendal Road"))


def test_a_group_is_described_anew_and_ended(log: Log, tenants: UUID) -> None:
    edit_group(log.work(), tenants, GroupInput(name="Elm tenants", begun_on=date(2026, 1, 5)))
    with pytest.raises(InvalidInput, match="before it began"):
        end_group(log.work(), tenants, date(2026, 1, 4))
    end_group(log.work(), tenants, TODAY)
    found = seen(log, tenants)
    assert (found.row.name, found.where, found.row.ended_on) == ("Elm tenants", "", TODAY)


def test_residents_and_organisers_belong_to_a_group_each_once(
    log: Log, tenants: UUID, people: dict[str, UUID]
) -> None:
    join_group(log.work(), tenants, joining(people["bill"]))
    join_group(log.work(), tenants, joining(organiser=people["ruth"]))
    for again in (joining(people["bill"]), joining(organiser=people["ruth"])):
        with pytest.raises(InvalidInput, match="already"):
            join_group(log.work(), tenants, again)
    members = seen(log, tenants).members
    assert [(each.name, each.is_resident) for each in members] == [
        ("Bill Hughes", True),
        ("Ruth", False),
    ]


def test_another_record_of_a_member_belongs_already(
    log: Log, tenants: UUID, people: dict[str, UUID]
) -> None:
    with making(log) as make:
        other = make.resident("B. Hughes")
        make.put(
            SamePerson,
            subject_id=people["bill"],
            other_subject_id=other,
            same=True,
            on=TODAY,
        )
    join_group(log.work(), tenants, joining(other))
    with pytest.raises(InvalidInput, match="already"):
        join_group(log.work(), tenants, joining(people["bill"]))
    (member,) = seen(log, tenants).members
    assert member.name == "Bill Hughes"


def test_nobody_or_two_at_once_cannot_join(people: dict[str, UUID]) -> None:
    with pytest.raises(InvalidInput):
        checked(joining)
    with pytest.raises(InvalidInput):
        checked(lambda: joining(people["bill"], people["ruth"]))


def test_a_new_part_leaves_the_member_who_they_are(
    log: Log, tenants: UUID, people: dict[str, UUID]
) -> None:
    join_group(log.work(), tenants, joining(people["bill"]))
    (member,) = seen(log, tenants).members
    assert not member.leads
    change_role(log.work(), member.id, " chairs ", leads=True)
    (after,) = seen(log, tenants).members
    assert (after.id, after.role, after.leads) == (member.id, "chairs", True)


def test_somebody_joins_who_leads(log: Log, tenants: UUID, people: dict[str, UUID]) -> None:
    given = MemberInput(resident_id=people["bill"], leads=True, joined_on=TODAY)
    join_group(log.work(), tenants, given)
    assert seen(log, tenants).members[0].leads


def test_who_left_is_remembered_may_join_again_and_leaving_can_be_taken_back(
    log: Log, tenants: UUID, people: dict[str, UUID]
) -> None:
    join_group(log.work(), tenants, joining(people["bill"]))
    leave_group(log.work(), seen(log, tenants).members[0].id, TODAY)
    found = seen(log, tenants)
    assert found.members == ()
    assert [each.name for each in found.gone] == ["Bill Hughes"]
    undo(log.work())
    assert [each.name for each in seen(log, tenants).members] == ["Bill Hughes"]
    leave_group(log.work(), seen(log, tenants).members[0].id, TODAY)
    join_group(log.work(), tenants, joining(people["bill"]))
    found = seen(log, tenants)
    assert len(found.members) == 1
    assert found.gone == ()
