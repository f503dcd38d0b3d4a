"""Groups: begun, described, ended; joined, left, and carried in some part."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.group_inputs import GroupInput, MemberInput
from organiser_app.domain.models import (
    Group,
    GroupMember,
    Organiser,
    Project,
    Resident,
    table_of,
)
from organiser_app.language import tr
from organiser_app.store.queries.same_people import records_of
from organiser_app.store.repositories.finding import first, get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.places import spot_called
from organiser_app.store.unit_of_work import UnitOfWork


def begin_group(work: UnitOfWork, given: GroupInput) -> Change:
    """Begin a group on this log's patch.

    `InvalidInput` where it is to meet at a door, which is a resident's and no place.
    """
    with work:
        patch_id = owner(work.connection).patch_id
        group = Group(id=work.new_id(), patch_id=patch_id, name=given.name)
        _describe(work, group, given)
        work.add(group)
        return work.commit("begin_group", group.id)


def edit_group(work: UnitOfWork, group_id: UUID, given: GroupInput) -> Change:
    """Say anew what a group is; `InvalidInput` as for `begin_group`."""
    with work:
        group = get(work, Group, group_id)
        _describe(work, group, given)
        return work.commit("edit_group", group.id)


def end_group(work: UnitOfWork, group_id: UUID, on: date) -> Change:
    """Say that a group is no more since a day; who belonged to it stays written down."""
    with work:
        group = get(work, Group, group_id)
        if group.begun_on is not None and on < group.begun_on:
            raise InvalidInput(tr("A group cannot end before it began."))
        group.ended_on = on
        return work.commit("end_group", group.id)


def join_group(work: UnitOfWork, group_id: UUID, given: MemberInput) -> Change:
    """Let a resident or an organiser belong to a group; `InvalidInput` where they do already."""
    with work:
        get(work, Group, group_id)
        if _belongs(work, group_id, given):
            raise InvalidInput(tr("They belong to this group already."))
        member = GroupMember(
            id=work.new_id(),
            group_id=group_id,
            subject_id=given.resident_id,
            organiser_id=given.organiser_id,
            role=given.role,
            leads=given.leads,
            joined_on=given.joined_on,
        )
        work.add(member)
        return work.commit("join_group", group_id)


def leave_group(work: UnitOfWork, member_id: UUID, on: date) -> Change:
    """Say that somebody belongs to a group no longer."""
    with work:
        member = get(work, GroupMember, member_id)
        member.left_on = on
        return work.commit("leave_group", member.group_id)


def change_role(work: UnitOfWork, member_id: UUID, role: str, *, leads: bool) -> Change:
    """Say in what part somebody belongs to a group from now on, and whether they lead it."""
    with work:
        member = get(work, GroupMember, member_id)
        member.role, member.leads = role.strip(), leads
        return work.commit("change_role", member.group_id)


def _describe(work: UnitOfWork, group: Group, given: GroupInput) -> None:
    for field, value in given.model_dump(exclude={"where"}).items():
        setattr(group, field, value)
    if given.project_id is not None:
        get(work, Project, given.project_id)
    spot = spot_called(work, owner(work.connection).patch_id, given.where)
    if spot.door_id is not None:
        raise InvalidInput(
            tr("A group meets at a place, such as a hall. Plan a meeting at a door by itself.")
        )
    group.place_id = spot.place_id


def _belongs(work: UnitOfWork, group_id: UUID, given: MemberInput) -> bool:
    """Whether they belong to it now, by whichever record of theirs."""
    columns = table_of(GroupMember).c
    if given.resident_id is not None:
        get(work, Resident, given.resident_id)
        them: ColumnElement[bool] = columns.subject_id.in_(
            records_of(work.connection, given.resident_id)
        )
    else:
        get(work, Organiser, given.organiser_id or group_id)
        them = columns.organiser_id == given.organiser_id
    here = (columns.group_id == group_id, columns.left_on.is_(None), them)
    return first(work, GroupMember, *here) is not None
