"""Which listenings are meant, and which statements: by days, wave, organiser, where, or all.

A day is a day of UTC, until a log says in which zone its patch lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from organiser_app.domain.figures import Period
from organiser_app.store.queries import tables as t

Conditions = list[ColumnElement[bool]]


class LocalitySort(StrEnum):
    """Where something may be heard: on a street, at a place, or anywhere in an area."""

    STREET = "street"
    PLACE = "place"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Locality:
    """One street, place or area; an area is itself a place, and holds others."""

    sort: LocalitySort
    id: UUID


@dataclass(frozen=True, slots=True)
class Span:
    """The days, the wave, the project, the organiser, the locality and the patch that are meant.

    Of a project are the statements that it was born of, and the listenings in which they were
    heard. Where nothing is named, everything belongs.
    """

    period: Period | None = None
    wave_id: UUID | None = None
    project_id: UUID | None = None
    organiser_id: UUID | None = None
    locality: Locality | None = None
    patch_id: UUID | None = None

    @property
    def every_listening(self) -> bool:
        """Whether no listening is left out."""
        return self == Span()


EVERYTHING = Span()


def start_of(day: date) -> datetime:
    """The first moment of a day."""
    return datetime.combine(day, time(0), UTC)


def within(period: Period, column: ColumnElement[datetime]) -> ColumnElement[bool]:
    """The moment lies in the days of `period`, both counted."""
    end = start_of(period.ends + timedelta(days=1))
    return and_(column >= start_of(period.begins), column < end)


def on_days(period: Period, column: ColumnElement[date]) -> ColumnElement[bool]:
    """The day is one of `period`, both counted."""
    return column.between(period.begins, period.ends)


def listened_in(connection: Connection, span: Span) -> Conditions:
    """The conditions on `listening` that it is not deleted and lies in `span`."""
    conditions = [t.live(t.listening)]
    if span.period is not None:
        conditions.append(within(span.period, t.listening.c.at))
    if span.wave_id is not None:
        conditions.append(_in_wave(connection, span.wave_id))
    if span.project_id is not None:
        born = t.statement.alias("born")
        of_project = born.c.id.in_(_born_into(span.project_id))
        heard_in = select(born.c.listening_id).where(of_project, t.live(born))
        conditions.append(t.listening.c.id.in_(heard_in))
    if span.organiser_id is not None:
        conditions.append(t.listening.c.organiser_id == span.organiser_id)
    if span.locality is not None:
        conditions.append(heard_at(span.locality))
    if span.patch_id is not None:
        conditions.append(t.listening.c.patch_id == span.patch_id)
    return conditions


def heard_at(locality: Locality) -> ColumnElement[bool]:
    """The listening was at the locality."""
    listening = t.listening.c
    if locality.sort is LocalitySort.PLACE:
        return listening.place_id == locality.id
    if locality.sort is LocalitySort.STREET:
        doors = select(t.door.c.id).where(t.door.c.street_id == locality.id)
        return listening.door_id.in_(doors)
    within_it = or_(t.place.c.area_id == locality.id, t.place.c.id == locality.id)
    return listening.place_id.in_(select(t.place.c.id).where(within_it, t.live(t.place)))


def said_in(span: Span) -> Conditions:
    """The conditions on `statement`, beside those on its listening, that it belongs to `span`."""
    conditions = [t.live(t.statement)]
    if span.project_id is not None:
        conditions.append(t.statement.c.id.in_(_born_into(span.project_id)))
    return conditions


def _born_into(project_id: UUID) -> Select[tuple[UUID]]:
    link = t.project_statement
    return select(link.c.statement_id).where(link.c.project_id == project_id, t.live(link))


def _in_wave(connection: Connection, wave_id: UUID) -> ColumnElement[bool]:
    """A listening is of the wave that it names; where it names none, its day decides."""
    columns = t.wave.c
    days = connection.execute(
        select(columns.begins_on, columns.ends_on).where(columns.id == wave_id, t.live(t.wave))
    ).one_or_none()
    named = t.listening.c.wave_id == wave_id
    if days is None:
        return named
    by_day = within(Period(days.begins_on, days.ends_on), t.listening.c.at)
    return or_(named, and_(t.listening.c.wave_id.is_(None), by_day))
