"""What is strong in a patch: gifts offered, groups, spaces, and the times of a week; and their use.

A gift is taken up that was set beside a need and introduced, or that a project was born of. A
space is a place that says when it is open, that is more than a meeting of ways, or in which
something was held. Held there are meetings, and listenings of a group or at a house meeting.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Subquery, func, or_, select, union_all

from organiser_app.domain.asset_figures import WeekFigure
from organiser_app.domain.relationship_values import GiftKind, MatchState, MeetingState
from organiser_app.domain.rules.assets import WHOLE_WEEK, WeekTime, times_in
from organiser_app.domain.values import ListeningKind, PlaceKind, StatementKind, WordingPart
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.same_people import person_of
from organiser_app.store.queries.texts import current_texts, text_of
from organiser_app.store.repositories.owner import owner

UNUSED_AFTER = timedelta(days=365)
"""A place in which nothing was held for so long is not used."""
NOT_MET_AFTER = timedelta(days=92)
"""A group that has not met for so long."""
_TAKEN = (MatchState.INTRODUCED, MatchState.HELPED)
_GATHERED = (ListeningKind.GROUP, ListeningKind.HOUSE_MEETING)
_SPACES = (PlaceKind.HALL, PlaceKind.PUB, PlaceKind.SHOP, PlaceKind.PARK)


@dataclass(frozen=True, slots=True)
class GiftAsset:
    """A gift that is offered; `kind` is None where nobody said what sort it is.

    `person_id` and `who` are whose it is, empty where nobody is known. `words` may be somebody's
    very words.
    """

    id: UUID
    kind: GiftKind | None
    words: str
    person_id: UUID | None
    who: str
    taken_up: bool
    times: frozenset[WeekTime]


@dataclass(frozen=True, slots=True)
class GroupAsset:
    """A group that goes on, and when it last met."""

    id: UUID
    name: str
    members: int
    meets: str
    last_met: date | None
    idle: bool
    times: frozenset[WeekTime]


@dataclass(frozen=True, slots=True)
class SpaceAsset:
    """A place that residents may use, and when something was last held there.

    `plain` is false for a place that has no kind and does not say when it is open: its name may
    be what somebody called their own home.
    """

    id: UUID
    name: str
    kind: PlaceKind
    open_when: str
    last_used: date | None
    idle: bool
    plain: bool
    times: frozenset[WeekTime]


@dataclass(frozen=True, slots=True)
class Assets:
    """All that is strong in one patch."""

    patch: str
    gifts: tuple[GiftAsset, ...]
    groups: tuple[GroupAsset, ...]
    spaces: tuple[SpaceAsset, ...]

    @property
    def givers(self) -> int:
        """Different residents who offer something."""
        return len({gift.person_id for gift in self.gifts if gift.person_id})

    def of_kind(self, kind: GiftKind | None) -> tuple[GiftAsset, ...]:
        """The gifts of one kind."""
        return tuple(gift for gift in self.gifts if gift.kind is kind)

    def by_kind(self) -> tuple[tuple[GiftKind | None, int], ...]:
        """How many gifts of each kind, noughts too; those of which nobody said it last."""
        counted = Counter(gift.kind for gift in self.gifts)
        return tuple((kind, counted[kind]) for kind in (*GiftKind, None))

    def week(self) -> dict[WeekTime, WeekFigure]:
        """What there is in every part of the week."""
        gifts, spaces, groups = (
            Counter(time for asset in assets for time in asset.times)
            for assets in (self.gifts, self.spaces, self.groups)
        )
        return {
            time: WeekFigure(time, gifts[time], spaces[time], groups[time])
            for time in sorted(WHOLE_WEEK)
        }


def assets(connection: Connection, patch_id: UUID, today: date) -> Assets:
    """What is strong in a patch, as of `today`."""
    patch = select(t.patch.c.name).where(t.patch.c.id == patch_id)
    return Assets(
        patch=connection.execute(patch).scalar_one(),
        gifts=_gifts(connection, patch_id, today),
        groups=_groups(connection, patch_id, today),
        spaces=_spaces(connection, patch_id, today),
    )


def own_assets(connection: Connection, today: date) -> Assets:
    """What is strong in the patch whose log this is."""
    return assets(connection, owner(connection).patch_id, today)


def _gifts(connection: Connection, patch_id: UUID, today: date) -> tuple[GiftAsset, ...]:
    statement = t.statement.c
    offered = (
        t.live(t.statement),
        statement.kind == StatementKind.GIFT,
        or_(statement.offered_until.is_(None), statement.offered_until > today),
        t.listening.c.patch_id == patch_id,
    )
    here = (
        select(statement.id)
        .join_from(t.statement, t.listening, t.joined_to(t.listening, statement.listening_id))
        .where(*offered)
    )
    query = (
        select(
            statement.id,
            statement.gift_kind,
            person_of(statement.subject_id).label("person_id"),
            t.name_of(t.resident).label("who"),
        )
        .outerjoin_from(
            t.statement, t.resident, t.joined_to(t.resident, person_of(statement.subject_id))
        )
        .where(statement.id.in_(here))
        .order_by(statement.id.desc())
    )
    texts = current_texts(connection, here, (WordingPart.WORDS,))
    taken = _taken_up(connection)
    return tuple(
        GiftAsset(
            id=row.id,
            kind=row.gift_kind,
            words=(words := text_of(texts, row.id, WordingPart.WORDS).body),
            person_id=row.person_id,
            who=row.who,
            taken_up=row.id in taken,
            times=times_in(words, spoken=True),
        )
        for row in connection.execute(query)
    )


def _taken_up(connection: Connection) -> frozenset[UUID]:
    """The gifts that a match or a project took up."""
    match, born = t.gift_match, t.project_statement
    matched = select(match.c.gift_id).where(t.live(match), match.c.state.in_(_TAKEN))
    joined = select(born.c.statement_id).join_from(
        born, t.project, t.joined_to(t.project, born.c.project_id)
    )
    found = union_all(matched, joined.where(t.live(born)))
    return frozenset(connection.execute(found).scalars())


def _groups(connection: Connection, patch_id: UUID, today: date) -> tuple[GroupAsset, ...]:
    group, member = t.group.c, t.group_member
    members = (
        select(func.count(person_of(member.c.subject_id).distinct()))
        .where(member.c.group_id == group.id, t.live(member), member.c.left_on.is_(None))
        .correlate(t.group)
        .scalar_subquery()
    )
    goes_on = or_(group.ended_on.is_(None), group.ended_on > today)
    query = select(group.id, group.name, group.meets, members.label("members")).where(
        t.live(t.group), group.patch_id == patch_id, goes_on
    )
    met = _last_met(connection)
    rows = (
        GroupAsset(
            id=row.id,
            name=row.name,
            members=row.members,
            meets=row.meets,
            last_met=met.get(row.id),
            idle=_is_idle(met.get(row.id), today, NOT_MET_AFTER),
            times=times_in(row.meets),
        )
        for row in connection.execute(query)
    )
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.id)))


def _last_met(connection: Connection) -> dict[UUID, date]:
    meeting = t.meeting.c
    query = (
        select(meeting.group_id, func.max(meeting.at))
        .where(t.live(t.meeting), meeting.state == MeetingState.HELD)
        .where(meeting.group_id.is_not(None))
        .group_by(meeting.group_id)
    )
    return {group_id: at.date() for group_id, at in connection.execute(query)}


def _spaces(connection: Connection, patch_id: UUID, today: date) -> tuple[SpaceAsset, ...]:
    place, area = t.place.c, t.place.alias("held")
    holds_others = select(area.c.area_id).where(area.c.area_id.is_not(None), t.live(area))
    held = _held()
    query = (
        select(place.id, place.name, place.kind, place.open_when, held.c.at)
        .outerjoin_from(t.place, held, held.c.place_id == place.id)
        .where(t.live(t.place), place.patch_id == patch_id, place.id.not_in(holds_others))
        .where(or_(place.open_when != "", place.kind.in_(_SPACES), held.c.at.is_not(None)))
    )
    rows = (_space(row, today) for row in connection.execute(query))
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.id)))


def _space(row: Any, today: date) -> SpaceAsset:
    used = row.at.date() if row.at else None
    return SpaceAsset(
        id=row.id,
        name=row.name,
        kind=row.kind,
        open_when=row.open_when,
        last_used=used,
        idle=_is_idle(used, today, UNUSED_AFTER),
        plain=bool(row.open_when) or row.kind is not PlaceKind.OTHER,
        times=times_in(row.open_when),
    )


def _held() -> Subquery:
    """When something was last held at each place: a meeting, or a listening of several."""
    meeting, listening = t.meeting.c, t.listening.c
    where = func.coalesce(meeting.place_id, t.group.c.place_id)
    met = (
        select(where.label("place_id"), meeting.at.label("at"))
        .outerjoin_from(t.meeting, t.group, t.joined_to(t.group, meeting.group_id))
        .where(t.live(t.meeting), meeting.state == MeetingState.HELD)
    )
    gathered = select(listening.place_id, listening.at).where(
        t.live(t.listening), listening.kind.in_(_GATHERED), listening.place_id.is_not(None)
    )
    both = union_all(met, gathered).subquery()
    return (
        select(both.c.place_id, func.max(both.c.at).label("at"))
        .group_by(both.c.place_id)
        .subquery()
    )


def _is_idle(last: date | None, today: date, after: timedelta) -> bool:
    return last is None or today - last > after
