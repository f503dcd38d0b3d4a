"""Asks: begun, moved on by what power holders answer, chased, and tied to what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from organiser_app.domain.ask_inputs import AskInput, AskMoveInput
from organiser_app.domain.change import Change
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import (
    Ask,
    AskMove,
    AskStatement,
    Group,
    Project,
    Statement,
    table_of,
)
from organiser_app.domain.relationship_values import AskState
from organiser_app.language import tr
from organiser_app.store.repositories.finding import first, found, get
from organiser_app.store.repositories.owner import owner
from organiser_app.store.repositories.partners import partner_called
from organiser_app.store.unit_of_work import UnitOfWork


def begin_ask(
    work: UnitOfWork,
    given: AskInput,
    on: date,
    *,
    how: str = "",
    answering: Sequence[UUID] = (),
) -> Change:
    """Ask a power holder for something on the day `on`, made where their name is new.

    `how` says in words how it was asked; `answering` are the statements of which it is born.
    """
    with work:
        ask = Ask(
            id=work.new_id(),
            patch_id=owner(work.connection).patch_id,
            partner_id=partner_called(work, given.of_whom),
            what=given.what,
            **_for_whom(work, given),
        )
        work.add(ask)
        _write_move(work, ask.id, AskMoveInput(on=on, state=AskState.UNDERWAY, what=how))
        for statement_id in dict.fromkeys(answering):
            _answer(work, ask.id, statement_id)
        return work.commit("begin_ask", ask.id)


def edit_ask(work: UnitOfWork, ask_id: UUID, given: AskInput) -> Change:
    """Say anew what is asked, of whom, and for which project or group."""
    with work:
        ask = get(work, Ask, ask_id)
        ask.what, ask.partner_id = given.what, partner_called(work, given.of_whom)
        for field, value in _for_whom(work, given).items():
            setattr(ask, field, value)
        return work.commit("edit_ask", ask.id)


def remove_ask(work: UnitOfWork, ask_id: UUID) -> Change:
    """Take an ask out of the log, with its history; the statements and the partner stay."""
    with work:
        get(work, Ask, ask_id).deleted = True
        for move in _moves(work, ask_id):
            move.deleted = True
        for link in found(work, AskStatement, table_of(AskStatement).c.ask_id == ask_id):
            link.deleted = True
        return work.commit("remove_ask", ask_id)


def move_ask(work: UnitOfWork, ask_id: UUID, given: AskMoveInput) -> Change:
    """Write down what happened to an ask, or what was answered, and how it stands after."""
    with work:
        get(work, Ask, ask_id)
        _refuse_before_asking(work, ask_id, given.on)
        _write_move(work, ask_id, given)
        return work.commit("move_ask", ask_id)


def chase_ask(work: UnitOfWork, ask_id: UUID, on: date) -> Change:
    """Write down that residents asked again on a day, and nothing came; it stands as it stood.

    `InvalidInput` where that day has it already: once a day is enough.
    """
    with work:
        get(work, Ask, ask_id)
        _refuse_before_asking(work, ask_id, on)
        before = [move for move in _moves(work, ask_id) if move.on <= on]
        if any(move.again and move.on == on for move in before):
            raise InvalidInput(tr("That they asked again is written down for that day already."))
        _write_move(work, ask_id, AskMoveInput(on=on, state=before[-1].state, again=True))
        return work.commit("chase_ask", ask_id)


def edit_ask_move(work: UnitOfWork, move_id: UUID, given: AskMoveInput) -> Change:
    """Say anew what happened to an ask, when, and how it stood after."""
    with work:
        _refuse_ahead(work, given.on)
        move = get(work, AskMove, move_id)
        _keep_in_order(work, move, given.on)
        for field, value in given.model_dump().items():
            setattr(move, field, value)
        return work.commit("edit_ask_move", move.ask_id)


def remove_ask_move(work: UnitOfWork, move_id: UUID) -> Change:
    """Take something out of the history of an ask; the only move of an ask stays."""
    with work:
        move = get(work, AskMove, move_id)
        if len(_moves(work, move.ask_id)) == 1:
            raise InvalidInput(
                tr("That it was asked is all that is known. Remove the ask instead.")
            )
        move.deleted = True
        return work.commit("remove_ask_move", move.ask_id)


def answers(work: UnitOfWork, ask_id: UUID, statement_id: UUID) -> Change:
    """Say that an ask answers a statement; said again, it changes nothing."""
    with work:
        get(work, Ask, ask_id)
        _answer(work, ask_id, statement_id)
        return work.commit("answers", ask_id)


def answers_no_more(work: UnitOfWork, ask_id: UUID, statement_id: UUID) -> Change:
    """Take a statement off an ask."""
    with work:
        columns = table_of(AskStatement).c
        for link in found(
            work, AskStatement, columns.ask_id == ask_id, columns.statement_id == statement_id
        ):
            link.deleted = True
        return work.commit("answers_no_more", ask_id)


def _for_whom(work: UnitOfWork, given: AskInput) -> dict[str, Any]:
    """The project and the group, which have to be in the log."""
    if given.project_id is not None:
        get(work, Project, given.project_id)
    if given.group_id is not None:
        get(work, Group, given.group_id)
    return {"project_id": given.project_id, "group_id": given.group_id}


def _answer(work: UnitOfWork, ask_id: UUID, statement_id: UUID) -> None:
    get(work, Statement, statement_id)
    columns = table_of(AskStatement).c
    joined = columns.ask_id == ask_id, columns.statement_id == statement_id
    if first(work, AskStatement, *joined) is None:
        work.add(AskStatement(id=work.new_id(), ask_id=ask_id, statement_id=statement_id))


def _write_move(work: UnitOfWork, ask_id: UUID, given: AskMoveInput) -> None:
    _refuse_ahead(work, given.on)
    work.add(AskMove(id=work.new_id(), ask_id=ask_id, **given.model_dump()))


def _refuse_ahead(work: UnitOfWork, on: date) -> None:
    if on > work.clock().astimezone().date():
        raise InvalidInput(tr("That day is still to come. Write down what has happened."))


def _refuse_before_asking(work: UnitOfWork, ask_id: UUID, on: date) -> None:
    moves = _moves(work, ask_id)
    if moves and on < moves[0].on:
        raise InvalidInput(tr("It was not asked yet on that day."))


def _keep_in_order(work: UnitOfWork, move: AskMove, on: date) -> None:
    """Refuse a day that would put what happened before the asking, or the asking after it."""
    asking, *after = _moves(work, move.ask_id)
    if move.id != asking.id:
        _refuse_before_asking(work, move.ask_id, on)
    elif after and on > after[0].on:
        raise InvalidInput(tr("Something happened to it before that day."))


def _moves(work: UnitOfWork, ask_id: UUID) -> list[AskMove]:
    """The moves of an ask in the order of their days."""
    moves = found(work, AskMove, table_of(AskMove).c.ask_id == ask_id)
    return sorted(moves, key=lambda move: (move.on, move.id))
