"""Asks are begun, answered, chased and tied to what was heard; each change can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from organiser_app.domain.ask_inputs import AskInput, AskMoveInput
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.models import Group, Partner
from organiser_app.domain.relationship_values import AskState
from organiser_app.services.asks import (
    answers,
    answers_no_more,
    begin_ask,
    chase_ask,
    edit_ask,
    edit_ask_move,
    move_ask,
    remove_ask,
    remove_ask_move,
)
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.asks import AskDetail, AskRow, ask, asks
from organiser_app.store.queries.partners import partner_names
from tests.making import TODAY, making

LIFTS = AskInput(what="Both lifts mended", of_whom="Moor Housing")
ASKED = TODAY - timedelta(days=60)


def listed(log: Log, today: date = TODAY) -> tuple[AskRow, ...]:
    with log.reading() as connection:
        return asks(connection, today)


def whole(log: Log, ask_id: UUID | None) -> AskDetail:
    assert ask_id is not None
    with log.reading() as connection:
        found = ask(connection, ask_id, TODAY)
    assert found is not None
    return found


def begun(log: Log) -> UUID:
    with making(log):
        pass
    ask_id = begin_ask(log.work(), LIFTS, ASKED, how="a letter").record_id
    assert ask_id is not None
    return ask_id


def test_an_ask_begins_underway_of_a_power_holder_made_where_new(log: Log) -> None:
    begun(log)
    (row,) = listed(log)
    assert (row.what, row.partner, row.state) == (LIFTS.what, "Moor Housing", AskState.UNDERWAY)
    assert row.silence is not None
    assert (row.silence.since, row.silence.never_answered) == (ASKED, True)
    begin_ask(log.work(), AskInput(what="A crossing", of_whom="moor  housing"), ASKED)
    with log.reading() as connection:
        assert len(partner_names(connection)) == 1


def test_an_ask_is_for_a_project_or_a_group_and_born_of_statements(log: Log) -> None:
    with making(log) as make:
        project = make.project("Warm and dry")
        group = make.put(Group, patch_id=make.patch, name="Tower tenants")
        said = make.statement(make.listening(make.resident(), on=ASKED), "the lift is out again")
    given = AskInput(
        what="Both lifts mended", of_whom="Moor Housing", project_id=project, group_id=group
    )
    found = whole(log, begin_ask(log.work(), given, ASKED, answering=[said, said]).record_id)
    assert (found.ask.project, found.ask.group) == ("Warm and dry", "Tower tenants")
    assert [heard.words for heard in found.statements] == ["the lift is out again"]
    assert found.ask.statements == 1


def test_what_is_answered_says_how_an_ask_stands(log: Log) -> None:
    ask_id = begun(log)
    refused = AskMoveInput(on=TODAY - timedelta(days=9), state=AskState.REFUSED, what="no money")
    move_ask(log.work(), ask_id, refused)
    found = whole(log, ask_id)
    assert found.ask.state is AskState.REFUSED
    assert [(row.move.what, row.first) for row in found.history] == [
        ("no money", False),
        ("a letter", True),
    ]
    undo(log.work())
    assert whole(log, ask_id).ask.state is AskState.UNDERWAY


def test_chased_an_ask_stands_as_it_stood_and_is_as_long_unanswered(log: Log) -> None:
    ask_id = begun(log)
    chase_ask(log.work(), ask_id, TODAY)
    found = whole(log, ask_id)
    assert found.ask.chased_on == TODAY
    assert found.ask.silence is not None
    assert found.ask.silence.days(TODAY) == 60
    assert found.history[0].move.again


def test_an_ask_is_chased_once_a_day(log: Log) -> None:
    ask_id = begun(log)
    chase_ask(log.work(), ask_id, TODAY)
    with pytest.raises(InvalidInput, match="already"):
        chase_ask(log.work(), ask_id, TODAY)
    assert [row.move.again for row in whole(log, ask_id).history] == [True, False]
    chase_ask(log.work(), ask_id, TODAY - timedelta(days=1))
    assert len(whole(log, ask_id).history) == 3


def test_a_move_without_words_is_no_chase_and_a_chase_that_was_answered_is_none_any_more(
    log: Log,
) -> None:
    ask_id = begun(log)
    move_ask(log.work(), ask_id, AskMoveInput(on=ASKED, state=AskState.UNDERWAY))
    found = whole(log, ask_id).ask
    assert found.silence is not None
    assert not found.silence.never_answered
    chase_ask(log.work(), ask_id, TODAY)
    chase = whole(log, ask_id).history[0].id
    rang = AskMoveInput(on=TODAY, state=AskState.UNDERWAY, what="they rang back")
    edit_ask_move(log.work(), chase, rang)
    assert whole(log, ask_id).ask.chased_on is None


def test_what_was_written_down_first_need_not_have_happened_first(log: Log) -> None:
    ask_id = begun(log)
    later = AskMoveInput(on=TODAY, state=AskState.WON, what="a date")
    earlier = AskMoveInput(on=TODAY - timedelta(days=30), state=AskState.STALLED, what="no reply")
    for given in (later, earlier):
        move_ask(log.work(), ask_id, given)
    assert whole(log, ask_id).ask.state is AskState.WON


def test_nothing_happens_on_a_day_to_come_or_before_it_was_asked(log: Log) -> None:
    ask_id = begun(log)
    ahead = AskMoveInput(on=TODAY + timedelta(days=1), state=AskState.WON, what="a date")
    with pytest.raises(InvalidInput, match="still to come"):
        move_ask(log.work(), ask_id, ahead)
    with pytest.raises(InvalidInput, match="still to come"):
        begin_ask(log.work(), LIFTS, ahead.on)
    with pytest.raises(InvalidInput, match="not asked yet"):
        chase_ask(log.work(), ask_id, ASKED - timedelta(days=1))
    before = AskMoveInput(on=ASKED - timedelta(days=1), state=AskState.WON, what="a date")
    with pytest.raises(InvalidInput, match="not asked yet"):
        move_ask(log.work(), ask_id, before)
    move_ask(log.work(), ask_id, ahead.model_copy(update={"on": ASKED}))
    later, asking = whole(log, ask_id).history
    with pytest.raises(InvalidInput, match="not asked yet"):
        edit_ask_move(log.work(), later.id, before)
    with pytest.raises(InvalidInput, match="happened to it before"):
        edit_ask_move(log.work(), asking.id, before.model_copy(update={"on": TODAY}))
    edit_ask_move(log.work(), asking.id, before)
    assert whole(log, ask_id).ask.state is AskState.WON


def test_a_move_can_be_said_anew_or_taken_out_but_not_the_only_one(log: Log) -> None:
    ask_id = begun(log)
    move_ask(log.work(), ask_id, AskMoveInput(on=TODAY, state=AskState.WON, what="a daet"))
    move = whole(log, ask_id).history[0].id
    edit_ask_move(log.work(), move, AskMoveInput(on=TODAY, state=AskState.WON, what="a date"))
    assert whole(log, ask_id).history[0].move.what == "a date"
    remove_ask_move(log.work(), move)
    (left,) = whole(log, ask_id).history
    with pytest.raises(InvalidInput, match="Remove the ask"):
        remove_ask_move(log.work(), left.id)


def test_an_ask_is_said_anew(log: Log) -> None:
    ask_id = begun(log)
    edit_ask(log.work(), ask_id, AskInput(what="One lift", of_whom="Larkmoor Council"))
    found = whole(log, ask_id).ask
    assert (found.what, found.partner) == ("One lift", "Larkmoor Council")


def test_a_statement_is_answered_once_and_no_more_when_taken_off(log: Log) -> None:
    ask_id = begun(log)
    with making(log) as make:
        said = make.statement(make.listening())
    for _ in range(2):
        answers(log.work(), ask_id, said)
    assert [heard.id for heard in whole(log, ask_id).statements] == [said]
    answers_no_more(log.work(), ask_id, said)
    assert whole(log, ask_id).statements == ()
    answers(log.work(), ask_id, said)
    assert [heard.id for heard in whole(log, ask_id).statements] == [said]


def test_a_removed_ask_goes_with_its_history_and_comes_back_whole(log: Log) -> None:
    ask_id = begun(log)
    remove_ask(log.work(), ask_id)
    assert listed(log) == ()
    undo(log.work())
    assert [row.move.what for row in whole(log, ask_id).history] == ["a letter"]


def test_asks_stand_by_state_and_the_longest_unanswered_first(log: Log) -> None:
    with making(log) as make:
        make.put(Partner, name="Moor Housing")
    for what, days in (("crossing", 10), ("lifts", 90), ("bins", 50), ("lamps", 20)):
        begin_ask(
            log.work(),
            AskInput(what=what, of_whom="Moor Housing"),
            TODAY - timedelta(days=days),
        )
    by_name = {row.what: row.id for row in listed(log)}
    for what, state in (("bins", AskState.WON), ("lamps", AskState.STALLED)):
        move_ask(log.work(), by_name[what], AskMoveInput(on=TODAY, state=state, what="a word"))
    assert [row.what for row in listed(log)] == ["lifts", "crossing", "lamps", "bins"]


def test_an_ask_that_is_not_there_is_none(log: Log) -> None:
    with making(log) as make:
        nobody = make.resident()
    with log.reading() as connection:
        assert ask(connection, nobody, TODAY) is None
