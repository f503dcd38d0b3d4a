"""One wave: its days, targets and questions, what it has brought so far, and what is of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, select

from organiser_app.domain.figures import Period
from organiser_app.store.queries import counts, heard
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.heard import WaveRow, waves
from organiser_app.store.queries.home import home
from organiser_app.store.queries.spans import Span, within
from organiser_app.store.queries.variation import Tally, doors_tried, tallies_by_week


@dataclass(frozen=True, slots=True)
class WaveDetail:
    """A wave as it is planned; a target that is None was not set."""

    id: UUID
    patch_id: UUID
    name: str
    begins_on: date
    ends_on: date
    target_listenings: int | None
    target_doors: int | None
    target_residents: int | None
    questions: tuple[str, ...] = ()

    def so_far(self, day: date) -> Period:
        """The days of the wave up to `day`; none where it begins later."""
        return Period(self.begins_on, min(self.ends_on, day))


@dataclass(frozen=True, slots=True)
class WaveCounts:
    """What a wave brought: five different counts."""

    listenings: int
    doors: int
    attempts: int
    statements: int
    residents: int


@dataclass(frozen=True, slots=True)
class WaveProgress:
    """A wave, what it brought up to a day, and by which weeks."""

    wave: WaveDetail
    counts: WaveCounts
    weeks: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """What would come of a wave's days: listenings that join it, and of its own that leave it.

    `in_the_way` is another wave that shares a day with them.
    """

    joining: int
    leaving: int
    in_the_way: WaveRow | None = None


def wave_detail(connection: Connection, wave_id: UUID) -> WaveDetail | None:
    """A wave with its questions in order; None where it is not there."""
    columns = t.wave.c
    row = connection.execute(
        select(
            columns.id,
            columns.patch_id,
            columns.name,
            columns.begins_on,
            columns.ends_on,
            columns.target_listenings,
            columns.target_doors,
            columns.target_residents,
        ).where(columns.id == wave_id, t.live(t.wave))
    ).one_or_none()
    return WaveDetail(*row, questions=questions_of(connection, wave_id)) if row else None


def questions_of(connection: Connection, wave_id: UUID) -> tuple[str, ...]:
    """The questions that a wave goes out with, in their order."""
    columns = t.wave_question.c
    query = (
        select(columns.question)
        .where(columns.wave_id == wave_id, t.live(t.wave_question))
        .order_by(columns.position, columns.id)
    )
    return tuple(connection.scalars(query))


def wave_progress(connection: Connection, wave_id: UUID, day: date) -> WaveProgress | None:
    """What a wave brought up to the evening of `day`, and each week of it; None without a wave."""
    wave = wave_detail(connection, wave_id)
    if wave is None:
        return None
    period = wave.so_far(day)
    weeks = tallies_by_week(connection, period, Span(wave_id=wave_id), wave.patch_id)
    return WaveProgress(wave, wave_counts(connection, wave, day), weeks)


def wave_counts(connection: Connection, wave: WaveDetail, day: date) -> WaveCounts:
    """The five counts of a wave up to the evening of `day`."""
    period = wave.so_far(day)
    span = Span(period, wave.id)
    totals = heard.totals(connection, span)
    doors, attempts = doors_tried(connection, period, wave.patch_id)
    return WaveCounts(
        listenings=totals.listenings,
        doors=doors,
        attempts=attempts,
        statements=totals.statements,
        residents=counts.residents_heard(connection, span),
    )


def overlapping(
    connection: Connection, period: Period, wave_id: UUID | None = None
) -> WaveRow | None:
    """A wave of the same patch, other than `wave_id`, that shares a day with `period`."""
    columns = t.wave.c
    query = (
        select(columns.id)
        .where(t.live(t.wave), columns.patch_id == patch_of(connection, wave_id))
        .where(columns.begins_on <= period.ends, columns.ends_on >= period.begins)
        .order_by(columns.begins_on)
    )
    found = [other for other in connection.scalars(query) if other != wave_id]
    return next((wave for wave in waves(connection) if wave.id in found[:1]), None)


def patch_of(connection: Connection, wave_id: UUID | None) -> UUID | None:
    """The patch of a wave; without one the log's own, where a new wave would run."""
    if wave_id is None:
        return home(connection).patch_id
    return connection.scalar(select(t.wave.c.patch_id).where(t.wave.c.id == wave_id))


def gathering(connection: Connection, period: Period, wave_id: UUID | None = None) -> Gathering:
    """What would come of it if `period` were the days of a wave, or of a new one."""
    patch_id = patch_of(connection, wave_id)
    joining = select(func.count()).where(joins(t.listening, patch_id, period, wave_id))
    leaving = select(func.count()).where(leaves(t.listening, period, wave_id))
    return Gathering(
        joining=connection.scalar(joining) or 0,
        leaving=connection.scalar(leaving) or 0 if wave_id else 0,
        in_the_way=overlapping(connection, period, wave_id),
    )


def joins(
    table: Table, patch_id: UUID | None, period: Period, wave_id: UUID | None
) -> ColumnElement[bool]:
    """A listening or round of those days is of no wave, or of one that does not cover its day.

    `table` is `listening` or `round_`; what is of `wave_id` already does not join it.
    """
    columns = table.c
    covering = exists().where(
        t.wave.c.id == columns.wave_id,
        t.live(t.wave),
        func.date(_moment_of(table)).between(t.wave.c.begins_on, t.wave.c.ends_on),
    )
    own = and_(columns.wave_id.is_not(None), columns.wave_id == wave_id)
    return and_(
        t.live(table),
        columns.patch_id == patch_id,
        within(period, _moment_of(table)),
        ~covering,
        ~own,
    )


def leaves(table: Table, period: Period, wave_id: UUID | None) -> ColumnElement[bool]:
    """A listening or round of the wave is not of those days; `table` as for `joins`."""
    return and_(t.live(table), table.c.wave_id == wave_id, ~within(period, _moment_of(table)))


def _moment_of(table: Table) -> ColumnElement[datetime]:
    return table.c.out_at if table is t.round_ else table.c.at
