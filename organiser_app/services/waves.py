"""Waves: begun, changed and removed, with the listenings and rounds of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import update

from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.models import Wave, WaveQuestion, table_of
from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.domain.wave_inputs import WaveInput
from organiser_app.language import tr
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.waves import joins, leaves, overlapping
from organiser_app.store.repositories.finding import found, get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.unit_of_work import UnitOfWork

_GATHERED = (t.listening, t.round_)


def begin_wave(work: UnitOfWork, given: WaveInput) -> Change:
    """Plan a wave on this log's patch, and gather into it what those days hold already.

    `InvalidInput` where it shares a day with another wave: a listening is of one wave.
    """
    with work:
        patch_id = owner(work.connection).patch_id
        _refuse_overlap(work, given, None)
        wave = Wave(id=work.new_id(), patch_id=patch_id, **given.model_dump(exclude={"questions"}))
        work.add(wave)
        _ask(work, wave.id, given.questions)
        _gather(work, wave)
        return work.commit("begin_wave", wave.id)


def edit_wave(work: UnitOfWork, wave_id: UUID, given: WaveInput) -> Change:
    """Say anew what a wave is; what its days no longer hold leaves it, what they now hold joins.

    `InvalidInput` as for `begin_wave`, but not while its days stay as they are: two waves that
    came of two logs may share days, and still be renamed.
    """
    with work:
        wave = get(work, Wave, wave_id)
        if (wave.begins_on, wave.ends_on) != (given.begins_on, given.ends_on):
            _refuse_overlap(work, given, wave_id)
        for field, value in given.model_dump(exclude={"questions"}).items():
            setattr(wave, field, value)
        work.session.flush()
        _ask(work, wave.id, given.questions)
        _gather(work, wave)
        return work.commit("edit_wave", wave.id)


def remove_wave(work: UnitOfWork, wave_id: UUID) -> Change:
    """Take a wave out of the log; its listenings and rounds stay, and are of no wave."""
    with work:
        wave = get(work, Wave, wave_id)
        wave.deleted = True
        work.session.flush()
        _ask(work, wave_id, ())
        for table in _GATHERED:
            own = t.live(table) & (table.c.wave_id == wave_id)
            work.connection.execute(update(table).where(own).values(wave_id=None))
        return work.commit("remove_wave", wave_id)


def _refuse_overlap(work: UnitOfWork, given: WaveInput, besides: UUID | None) -> None:
    period = Period(given.begins_on, given.ends_on)
    other = overlapping(work.connection, period, besides)
    if other is not None:
        raise InvalidInput(overlap_words(other))


def overlap_words(other: WaveRow) -> str:
    """Why a wave cannot have days that another has."""
    return tr(
        "“{name}” runs from {begins} to {ends}, and a listening is of one wave. "
        "Choose other days, or change those of “{name}” first.",
        name=other.name,
        begins=_day(other.begins_on),
        ends=_day(other.ends_on),
    )


def _day(day: date) -> str:
    return f"{day.day} {long_month(day)} {day.year}"


def _gather(work: UnitOfWork, wave: Wave) -> None:
    period = Period(wave.begins_on, wave.ends_on)
    for table in _GATHERED:
        out = update(table).where(leaves(table, period, wave.id)).values(wave_id=None)
        into = update(table).where(joins(table, wave.patch_id, period, wave.id))
        work.connection.execute(out)
        work.connection.execute(into.values(wave_id=wave.id))


def _ask(work: UnitOfWork, wave_id: UUID, questions: Sequence[str]) -> None:
    """Let the questions of a wave be these: rows that stand are kept, the rest hidden or added."""
    rows = found(work, WaveQuestion, table_of(WaveQuestion).c.wave_id == wave_id)
    standing = {row.question: row for row in reversed(rows)}
    for row in rows:
        row.deleted = row.question not in questions or standing[row.question] is not row
    for position, question in enumerate(questions, 1):
        if question in standing:
            standing[question].position = position
        else:
            work.add_row(WaveQuestion, wave_id=wave_id, position=position, question=question)
    work.session.flush()
