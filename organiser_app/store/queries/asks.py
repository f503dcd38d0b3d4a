"""What residents ask of power holders: by how it stands, and one ask whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, select

from organiser_app.domain.relationship_values import AskState, PartnerKind
from organiser_app.domain.rules.asking import (
    Move,
    Silence,
    Standing,
    last_chased,
    silence,
    standing,
)
from organiser_app.store.queries import tables as t
from organiser_app.store.queries.group_choices import group_names, project_names
from organiser_app.store.queries.partners import PartnerName, partner_names
from organiser_app.store.queries.statements import (
    StatementRow,
    count_of_joined,
    statement_rows,
    statements_joined,
)

_ORDER = (AskState.UNDERWAY, AskState.STALLED, AskState.WON, AskState.REFUSED)
"""What still wants something done comes first."""


@dataclass(frozen=True, slots=True)
class AskRow:
    """An ask as the list shows it; `moves` are in the order of their days.

    `project` and `group` are names, empty where there is none. `standing` and `silence` are None
    for an ask of which no move is in the log, which counts as underway.
    """

    id: UUID
    what: str
    partner_id: UUID
    partner: str
    project_id: UUID | None
    project: str
    group_id: UUID | None
    group: str
    statements: int
    moves: tuple[Move, ...]
    standing: Standing | None
    silence: Silence | None
    chased_on: date | None

    @property
    def state(self) -> AskState:
        """How it stands."""
        return self.standing.state if self.standing else AskState.UNDERWAY


@dataclass(frozen=True, slots=True)
class AskMoveRow:
    """One thing that happened to an ask; the `first` is the asking."""

    id: UUID
    move: Move
    first: bool


@dataclass(frozen=True, slots=True)
class AskDetail:
    """One ask whole: its history, the latest first, its power holder, and what it is born of."""

    ask: AskRow
    history: tuple[AskMoveRow, ...]
    statements: tuple[StatementRow, ...]
    partner_kind: PartnerKind
    person: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class AskChoices:
    """What the form of an ask offers: partners, and projects and groups that go on, by name."""

    partners: tuple[PartnerName, ...]
    projects: dict[UUID, str]
    groups: dict[UUID, str]


def ask_choices(connection: Connection) -> AskChoices:
    """Who may be asked, and for which project or group."""
    return AskChoices(
        partner_names(connection),
        {each.id: each.name for each in project_names(connection)},
        {each.id: each.name for each in group_names(connection)},
    )


def ask_and_move(connection: Connection, record_id: UUID) -> tuple[UUID, UUID | None]:
    """The ask of a record, and the move itself where the record is one."""
    query = select(t.ask_move.c.ask_id).where(t.ask_move.c.id == record_id)
    of_move = connection.execute(query).scalar_one_or_none()
    return (record_id, None) if of_move is None else (of_move, record_id)


def asks(connection: Connection, today: date) -> tuple[AskRow, ...]:
    """Every ask as it stands on `today`: underway, stalled, won, refused; quiet longest first."""
    moves = _moves(connection)
    rows = [_ask_row(row, moves[row.id], today) for row in connection.execute(_facts())]
    return tuple(sorted(rows, key=_place))


def ask(connection: Connection, ask_id: UUID, today: date) -> AskDetail | None:
    """One ask; None where it is not in the log any more."""
    found = connection.execute(_facts().where(t.ask.c.id == ask_id)).one_or_none()
    if found is None:
        return None
    history = _history(connection, ask_id)
    return AskDetail(
        ask=_ask_row(found, [row.move for row in history], today),
        history=tuple(reversed(history)),
        statements=statement_rows(connection, answered(connection, ask_id)),
        partner_kind=found.partner_kind or PartnerKind.OTHER,
        person=found.person or "",
        phone=found.phone or "",
        email=found.email or "",
    )


def answered(connection: Connection, ask_id: UUID) -> tuple[UUID, ...]:
    """The statements that an ask answers, each once, as they were joined to it."""
    return statements_joined(connection, t.ask_statement, "ask_id", ask_id)


def asks_of(connection: Connection, partner_id: UUID, today: date) -> tuple[AskRow, ...]:
    """What was asked of one partner, in the same order."""
    return tuple(row for row in asks(connection, today) if row.partner_id == partner_id)


def _place(row: AskRow) -> tuple[int, date, str, UUID]:
    since = row.silence.since if row.silence else date.max
    return (_ORDER.index(row.state), since, row.what.casefold(), row.id)


def _facts() -> Select[Any]:
    """What stands in the asks' own rows and beside them."""
    columns = t.ask.c
    return (
        select(
            columns.id,
            columns.what,
            columns.partner_id,
            func.coalesce(t.partner.c.name, "").label("partner"),
            t.partner.c.kind.label("partner_kind"),
            t.partner.c.person,
            t.partner.c.phone,
            t.partner.c.email,
            t.project.c.id.label("project_id"),
            func.coalesce(t.project.c.name, "").label("project"),
            t.group.c.id.label("group_id"),
            func.coalesce(t.group.c.name, "").label("group"),
            count_of_joined(t.ask_statement, "ask_id", t.ask).label("statements"),
        )
        .select_from(t.ask)
        .outerjoin(t.partner, t.joined_to(t.partner, columns.partner_id))
        .outerjoin(t.project, t.joined_to(t.project, columns.project_id))
        .outerjoin(t.group, t.joined_to(t.group, columns.group_id))
        .where(t.live(t.ask))
    )


def _moves(connection: Connection) -> defaultdict[UUID, list[Move]]:
    moves: defaultdict[UUID, list[Move]] = defaultdict(list)
    for row in connection.execute(_moves_in_order()):
        moves[row.ask_id].append(_move(row))
    return moves


def _history(connection: Connection, ask_id: UUID) -> list[AskMoveRow]:
    """The moves of one ask, the first first, each with what it is."""
    query = _moves_in_order().where(t.ask_move.c.ask_id == ask_id)
    return [
        AskMoveRow(row.id, _move(row), first=place == 0)
        for place, row in enumerate(connection.execute(query))
    ]


def _move(row: Row[Any]) -> Move:
    return Move(row.on, row.state, row.what, row.again)


def _moves_in_order() -> Select[Any]:
    columns = t.ask_move.c
    return (
        select(columns.id, columns.ask_id, columns.on, columns.state, columns.what, columns.again)
        .where(t.live(t.ask_move))
        .order_by(columns.on, columns.id)
    )


def _ask_row(row: Row[Any], moves: list[Move], today: date) -> AskRow:
    return AskRow(
        id=row.id,
        what=row.what,
        partner_id=row.partner_id,
        partner=row.partner,
        project_id=row.project_id,
        project=row.project,
        group_id=row.group_id,
        group=row.group,
        statements=row.statements,
        moves=tuple(moves),
        standing=standing(moves, today),
        silence=silence(moves, today),
        chased_on=last_chased(moves, today),
    )
