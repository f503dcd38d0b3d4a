"""What the page of promises shows: what is due, what waits on whom, and what became of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.rules.waiting import Outlook, Waiting
from organiser_app.domain.values import CommitmentState, StepState
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.follow_through import of_theme
from organiser_app.store.queries.pages import Key, Page, beyond, page_of
from organiser_app.store.queries.pledges import waiting_now
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps
from organiser_app.store.queries.same_people import records_of

_NO_DAY, _SOON = date.max, timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PromiseFilter:
    """Which promises and steps are meant.

    `person_id` is who promised, to whom, or whom a step is about: a resident or an organiser.
    `theme_id` and `asked` are of promises alone, and leave the steps out.
    """

    words: str = ""
    person_id: UUID | None = None
    project_id: UUID | None = None
    theme_id: UUID | None = None
    asked: AskedHow | None = None


EVERY_PROMISE = PromiseFilter()


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """How things stand: open promises and steps, and of the promises those that hang on others."""

    open: int
    late: int
    due_soon: int
    waiting: int
    held_up: int


@dataclass(frozen=True, slots=True)
class WaitingPromises:
    """The open promises that hang on something, those of a circle together, by the first due day.

    `waits` says of each what it waits for, unless it hangs on words alone; `others` are all
    promises that `waits` names. `more` says that there are more than were asked for.
    """

    rows: tuple[PromiseRow, ...]
    waits: Mapping[UUID, Waiting]
    others: Mapping[UUID, PromiseRow]
    more: bool = False


@dataclass(frozen=True, slots=True)
class DuePromise:
    """What is open; `waits` is there where it hangs on other promises that `others` holds."""

    promise: PromiseRow
    waits: Waiting | None = None
    others: Mapping[UUID, PromiseRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettledPromise:
    """What became of a promise or step; `renewals` are those that came in its place, in order."""

    promise: PromiseRow
    renewals: tuple[PromiseRow, ...] = ()
    in_place_of: PromiseRow | None = None


def due(
    connection: Connection, wanted: PromiseFilter, after: Key | None = None, limit: int = 128
) -> Page[DuePromise]:
    """What is open, promises and steps in one list by day; those without a day come last."""
    found: list[PromiseRow] = []
    for own, read in ((t.commitment, commitments), (t.next_step, next_steps)):
        day: ColumnElement[Any] = func.coalesce(own.c.due_on, _NO_DAY)
        past = beyond((day, own.c.id), after)
        narrowed = _narrowed(connection, own, wanted)
        if narrowed is not None:
            found += read(connection, _is_open(own), *narrowed, *past, limit=limit + 1)
    page = page_of(sorted(found, key=_due_key), limit, _due_key)
    return Page(with_waits(connection, page.rows), page.next)


def with_waits(connection: Connection, rows: Sequence[PromiseRow]) -> tuple[DuePromise, ...]:
    """What is open, with what each waits for of those that hang on others."""
    seen = _waits_of(connection, tuple(rows))
    return tuple(DuePromise(row, seen.waits.get(row.id), seen.others) for row in rows)


def settled(
    connection: Connection, wanted: PromiseFilter, after: Key | None = None, limit: int = 128
) -> Page[SettledPromise]:
    """What was kept and what was not, done and dropped, the latest first."""
    found: list[PromiseRow] = []
    for own, read in ((t.commitment, commitments), (t.next_step, next_steps)):
        day: ColumnElement[Any] = func.coalesce(own.c.settled_on, own.c.agreed_on)
        past = beyond((day, own.c.id), after, falling=True)
        narrowed = _narrowed(connection, own, wanted)
        if narrowed is not None:
            conditions = (~_is_open(own), *narrowed, *past)
            found += read(connection, *conditions, latest_first=True, limit=limit + 1)
    page = page_of(sorted(found, key=_settled_key, reverse=True), limit, _settled_key)
    return Page(_with_renewals(connection, page.rows), page.next)


def waiting_promises(
    connection: Connection, wanted: PromiseFilter, limit: int = 300
) -> WaitingPromises:
    """The first open promises that hang on others, or on words, with what each waits for."""
    hangs = t.commitment_condition.c
    hanging = select(hangs.commitment_id).where(t.live(t.commitment_condition))
    own, narrowed = t.commitment.c, _narrowed(connection, t.commitment, wanted)
    found = commitments(
        connection,
        own.state == CommitmentState.OPEN,
        or_(own.condition != "", own.id.in_(hanging)),
        *(narrowed or ()),
        limit=limit + 1,
    )
    seen = _waits_of(connection, found[:limit])
    rows = _circles_together(seen.rows, seen.waits)
    return replace(seen, rows=rows, more=len(found) > limit)


def promise_counts(connection: Connection, today: date) -> PromiseCounts:
    """The counts for the head of the page, of the whole log."""
    opened = late = soon = 0
    for own in (t.commitment, t.next_step):
        is_late = own.c.due_on < today
        is_soon = own.c.due_on.between(today, today + _SOON)
        query = select(
            func.count(),
            func.count().filter(is_late),
            func.count().filter(is_soon),
        ).where(_is_open(own), t.live(own))
        counted = connection.execute(query).one()
        opened, late, soon = (
            before + more for before, more in zip((opened, late, soon), counted, strict=True)
        )
    waits = [one for one in waiting_now(connection).values() if _hangs(one)]
    held_up = sum(one.outlook is not Outlook.HOLDS for one in waits)
    to_wait = sum(one.outlook is Outlook.HOLDS and not one.is_clear for one in waits)
    return PromiseCounts(opened, late, soon, to_wait, held_up)


def projects_promised(connection: Connection) -> tuple[tuple[UUID, str], ...]:
    """The projects for which something was promised or agreed, by name."""
    project = t.project.c
    meant = [
        project.id.in_(select(own.c.project_id).where(t.live(own)))
        for own in (t.commitment, t.next_step)
    ]
    query = select(project.id, project.name).where(t.live(t.project), or_(*meant))
    return tuple((row.id, row.name) for row in connection.execute(query.order_by(project.name)))


def open_promises(
    connection: Connection, words: str, besides: UUID | None = None, limit: int = 8
) -> tuple[PromiseRow, ...]:
    """Open promises that hold all the words in who, what or project, for one to hang on."""
    own = t.commitment.c
    each = (_says(t.commitment, word, conditions=False) for word in words.split())
    here = (own.id != besides,) if besides else ()
    is_open = own.state == CommitmentState.OPEN
    return commitments(connection, is_open, *here, *each, limit=limit)


def _waits_of(connection: Connection, rows: tuple[PromiseRow, ...]) -> WaitingPromises:
    """The rows with what each waits for, of those that have to do with others."""
    known = waiting_now(connection)
    waits = {row.id: known[row.id] for row in rows if row.id in known}
    named = {
        each
        for one in waits.values()
        for each in (*one.kept, *one.to_keep, *one.fallen, *one.circle)
    }
    return WaitingPromises(rows, waits, {row.id: row for row in _by_id(connection, named)})


def _hangs(one: Waiting) -> bool:
    return bool(one.wanted or one.kept or one.to_keep or one.fallen)


def _is_open(own: Table) -> ColumnElement[bool]:
    still = CommitmentState.OPEN if own is t.commitment else StepState.OPEN
    return own.c.state == still


def _due_key(row: PromiseRow) -> Key:
    return (row.due_on or _NO_DAY, row.id)


def _settled_key(row: PromiseRow) -> Key:
    return (row.settled_on or row.made_on, row.id)


def _narrowed(
    connection: Connection, own: Table, wanted: PromiseFilter
) -> list[ColumnElement[bool]] | None:
    """The conditions of a filter on promises or on steps; None where none can be meant."""
    is_promise = own is t.commitment
    if not is_promise and (wanted.theme_id or wanted.asked):
        return None
    conditions = [_says(own, word) for word in wanted.words.split()]
    if wanted.person_id is not None:
        conditions.append(_is_with(connection, own, wanted.person_id))
    if wanted.project_id is not None:
        conditions.append(own.c.project_id == wanted.project_id)
    if wanted.theme_id is not None:
        conditions.append(own.c.id.in_(of_theme(wanted.theme_id)))
    if wanted.asked is not None:
        conditions.append(own.c.asked == wanted.asked)
    return conditions


def _says(own: Table, word: str, *, conditions: bool = True) -> ColumnElement[bool]:
    """Whether a word is in what is to be done, on what it hangs, or a name beside it."""
    named = [own.c.what, t.name_of(t.resident), t.organiser.c.name, t.project.c.name]
    if own is t.commitment:
        named += [own.c.promised_by, own.c.to_whom, *([own.c.condition] if conditions else [])]
    return or_(*(column.icontains(word, autoescape=True) for column in named))


def _is_with(connection: Connection, own: Table, person_id: UUID) -> ColumnElement[bool]:
    """Whether somebody promised it, is promised it, or is whom it is about."""
    resident = connection.execute(
        select(t.resident.c.id).where(t.resident.c.id == person_id)
    ).first()
    if resident is None:
        columns = [own.c.organiser_id]
        ids: Sequence[UUID] = (person_id,)
    else:
        columns, ids = [own.c.subject_id], records_of(connection, person_id)
    if own is t.commitment:
        columns.append(own.c.to_organiser_id if resident is None else own.c.to_subject_id)
    return or_(*(column.in_(ids) for column in columns))


def _by_id(connection: Connection, ids: set[UUID]) -> tuple[PromiseRow, ...]:
    return commitments(connection, t.commitment.c.id.in_(ids)) if ids else ()


def _circles_together(
    rows: Sequence[PromiseRow], waits: Mapping[UUID, Waiting]
) -> tuple[PromiseRow, ...]:
    first: dict[UUID, int] = {}
    for place, row in enumerate(rows):
        circle = waits[row.id].circle if row.id in waits else ()
        first.setdefault(circle[0] if circle else row.id, place)

    def place_of(row: PromiseRow) -> int:
        circle = waits[row.id].circle if row.id in waits else ()
        return first[circle[0] if circle else row.id]

    return tuple(sorted(rows, key=place_of))


def _with_renewals(
    connection: Connection, rows: Sequence[PromiseRow]
) -> tuple[SettledPromise, ...]:
    """Each row with what came in its place since, and what it came in the place of itself."""
    own = t.commitment.c
    later: dict[UUID, PromiseRow] = {}
    of = {row.id for row in rows if row.state is CommitmentState.RENEWED}
    while of:
        found = commitments(connection, own.renews_id.in_(of))
        fresh = {
            row.renews_id: row for row in found if row.renews_id and row.renews_id not in later
        }
        later |= fresh
        of = {row.id for row in fresh.values()} - later.keys()
    earlier = {row.renews_id for row in rows if row.renews_id is not None}
    before: dict[UUID | None, PromiseRow] = {row.id: row for row in _by_id(connection, earlier)}
    return tuple(SettledPromise(row, _chain(row, later), before.get(row.renews_id)) for row in rows)


def _chain(row: PromiseRow, later: Mapping[UUID, PromiseRow]) -> tuple[PromiseRow, ...]:
    chain: list[PromiseRow] = []
    while row.id in later and later[row.id] not in chain:
        row = later[row.id]
        chain.append(row)
    return tuple(chain)
