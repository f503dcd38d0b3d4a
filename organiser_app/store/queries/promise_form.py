"""One promise as its form shows it, with who and what may be chosen in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.relationship_values import ConditionKind
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.parties import PartyKind, PartyRow
from organiser_app.store.queries.promise_page import open_promises
from organiser_app.store.queries.promises import PromiseRow, commitments, next_steps

_LIKELY = 300


@dataclass(frozen=True, slots=True)
class PromiseChoices:
    """The projects of the log by name, and open promises on which one might hang."""

    projects: tuple[tuple[UUID, str], ...]
    open: tuple[PromiseRow, ...]


@dataclass(frozen=True, slots=True)
class PromiseDetail:
    """A promise with whom it is by and to, a party of the log or None for a name alone."""

    row: PromiseRow
    by: PartyRow | None
    to: PartyRow | None
    hangs_on: tuple[PromiseRow, ...]
    at_least: int
    joins: PromiseRow | None


@dataclass(frozen=True, slots=True)
class PromiseForm:
    """What the form needs; no `promise` for a new one."""

    choices: PromiseChoices
    promise: PromiseDetail | None


def promise_form(connection: Connection, promise_id: UUID | None = None) -> PromiseForm:
    """The form of a promise, or of a new one."""
    projects = connection.execute(
        select(t.project.c.id, t.project.c.name).where(t.live(t.project)).order_by(t.project.c.name)
    )
    choices = PromiseChoices(
        tuple((row.id, row.name) for row in projects),
        open_promises(connection, "", promise_id, _LIKELY),
    )
    return PromiseForm(choices, _detail(connection, promise_id) if promise_id else None)


def agreed_thing(connection: Connection, record_id: UUID) -> PromiseRow | None:
    """The promise or the next step of that id, if it is in the log."""
    found = (
        *commitments(connection, t.commitment.c.id == record_id),
        *next_steps(connection, t.next_step.c.id == record_id),
    )
    return next(iter(found), None)


def _detail(connection: Connection, promise_id: UUID) -> PromiseDetail | None:
    own, condition = t.commitment.c, t.commitment_condition
    row = next(iter(commitments(connection, own.id == promise_id)), None)
    if row is None:
        return None
    raw = connection.execute(select(t.commitment).where(own.id == promise_id)).one()
    mine = condition.c.commitment_id == promise_id
    of_others = select(condition.c.on_id).where(mine, t.live(condition))
    numbers = connection.execute(
        select(condition.c.at_least).where(
            mine, t.live(condition), condition.c.kind == ConditionKind.AT_LEAST
        )
    ).scalars()
    joined = commitments(connection, own.id == raw.joins_id) if raw.joins_id else ()
    return PromiseDetail(
        row,
        by=_party(row.who, raw.subject_id, raw.organiser_id, None),
        to=_party(row.to_whom, raw.to_subject_id, raw.to_organiser_id, raw.to_group_id),
        hangs_on=commitments(connection, own.id.in_(of_others)),
        at_least=max((number or 0 for number in numbers), default=0),
        joins=next(iter(joined), None),
    )


def _party(name: str, resident: Any, organiser: Any, group: Any) -> PartyRow | None:
    for kind, party_id in (
        (PartyKind.RESIDENT, resident),
        (PartyKind.ORGANISER, organiser),
        (PartyKind.GROUP, group),
    ):
        if party_id is not None:
            return PartyRow(kind, party_id, name)
    return None
