"""Waves gather what was heard on their days, and let go of it again."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlalchemy import select

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.figures import Period
from organiser_app.domain.models import Listening, Patch, Round, Wave, WaveQuestion, table_of
from organiser_app.domain.wave_inputs import WaveInput
from organiser_app.services.undo import redo, undo
from organiser_app.services.waves import begin_wave, edit_wave, remove_wave
from organiser_app.store.log import Log
from organiser_app.store.queries.heard import waves
from organiser_app.store.queries.waves import Gathering, gathering, wave_detail
from tests.making import Maker, making, noon

MARCH, JUNE = date(2026, 3, 2), date(2026, 6, 30)
DAY = timedelta(days=1)


def planned(**fields: object) -> WaveInput:
    given = {"name": "Spring 2026", "begins_on": MARCH, "ends_on": JUNE, **fields}
    return WaveInput.model_validate(given)


def begun(log: Log, **fields: object) -> UUID:
    record_id = begin_wave(log.work(), planned(**fields)).record_id
    assert record_id
    return record_id


def waves_of(log: Log, model: type[Listening | Round] = Listening) -> dict[UUID, UUID | None]:
    columns = table_of(model).c
    rows = log.read(lambda c: c.execute(select(columns.id, columns.wave_id)).all())
    return {row.id: row.wave_id for row in rows}


def questions(log: Log, wave_id: UUID) -> tuple[str, ...]:
    found = log.read(lambda connection: wave_detail(connection, wave_id))
    assert found is not None
    return found.questions


def out_on(make: Maker, day: date) -> UUID:
    return make.put(Round, patch_id=make.patch, organiser_id=make.organiser, out_at=noon(day))


def test_a_wave_is_begun_with_its_targets_and_its_questions_in_order(owned_log: Log) -> None:
    asked = ("What do you love about living here?", " ", "What would you change?")
    wave_id = begun(owned_log, target_listenings=500, target_doors=900, questions=asked)
    found = owned_log.read(lambda connection: wave_detail(connection, wave_id))
    assert found is not None
    assert (found.name, found.begins_on, found.ends_on) == ("Spring 2026", MARCH, JUNE)
    assert (found.target_listenings, found.target_doors, found.target_residents) == (500, 900, None)
    assert found.questions == (asked[0], asked[2])


def test_a_wave_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError, match="ends on the day it begins, or later"):
        planned(ends_on=MARCH - DAY)


@pytest.mark.parametrize("target", [0, -5])
def test_a_target_is_at_least_one(target: int) -> None:
    with pytest.raises(ValidationError):
        planned(target_doors=target)


def test_a_wave_that_shares_a_day_with_another_is_refused_by_its_name(owned_log: Log) -> None:
    first = begun(owned_log)
    with pytest.raises(InvalidInput, match="“Spring 2026” runs from 2 March 2026 to 30 June 2026"):
        begun(owned_log, name="Summer", begins_on=JUNE, ends_on=JUNE + DAY)
    later = begun(owned_log, name="Summer", begins_on=JUNE + DAY, ends_on=JUNE + 9 * DAY)
    with pytest.raises(InvalidInput, match="Spring 2026"):
        edit_wave(owned_log.work(), later, planned(name="Summer"))
    assert {wave.id for wave in owned_log.read(waves)} == {first, later}


def test_a_wave_of_another_patch_may_have_the_same_days(owned_log: Log) -> None:
    with making(owned_log) as make:
        elsewhere = make.put(Patch, name="Hillfoot")
        make.put(Wave, patch_id=elsewhere, name="Theirs", begins_on=MARCH, ends_on=JUNE)
    assert begun(owned_log) != elsewhere
    assert len(owned_log.read(waves)) == 2


def test_two_waves_that_came_of_two_logs_can_still_be_renamed(owned_log: Log) -> None:
    with making(owned_log) as make:
        merged = make.wave("Spring", MARCH, JUNE)
        make.wave("The spring wave", MARCH, JUNE)
    edit_wave(owned_log.work(), merged, planned(name="Spring of ours"))
    assert "Spring of ours" in {wave.name for wave in owned_log.read(waves)}


def test_beginning_a_wave_gathers_the_listenings_and_rounds_of_its_days(owned_log: Log) -> None:
    with making(owned_log) as make:
        before, within = make.listening(on=MARCH - DAY), make.listening(on=MARCH)
        last, after = make.listening(on=JUNE), make.listening(on=JUNE + DAY)
        outing, earlier = out_on(make, MARCH), out_on(make, MARCH - DAY)
    seen = owned_log.read(lambda connection: gathering(connection, Period(MARCH, JUNE)))
    assert seen == Gathering(joining=2, leaving=0)
    wave_id = begun(owned_log)
    assert waves_of(owned_log) == {before: None, within: wave_id, last: wave_id, after: None}
    assert waves_of(owned_log, Round) == {outing: wave_id, earlier: None}


def test_undo_gives_all_listenings_back_and_redo_gathers_them_again(owned_log: Log) -> None:
    with making(owned_log) as make:
        heard = make.listening(on=MARCH)
    wave_id = begun(owned_log, questions=("Why?",))
    undo(owned_log.work())
    assert waves_of(owned_log) == {heard: None}
    assert owned_log.read(waves) == ()
    redo(owned_log.work())
    assert waves_of(owned_log) == {heard: wave_id}
    assert questions(owned_log, wave_id) == ("Why?",)


def test_a_listening_whose_wave_no_longer_covers_it_joins_the_one_that_does(
    owned_log: Log,
) -> None:
    with making(owned_log) as make:
        gone = make.wave("Long ago", MARCH - 90 * DAY, MARCH - 60 * DAY)
        strayed = make.listening(on=MARCH, wave_id=gone)
        kept = make.listening(on=MARCH - 61 * DAY, wave_id=gone)
    wave_id = begun(owned_log)
    assert waves_of(owned_log) == {strayed: wave_id, kept: gone}


def test_a_listening_that_another_wave_covers_stays_with_it(owned_log: Log) -> None:
    with making(owned_log) as make:
        theirs = make.wave("Spring", MARCH, JUNE)
        ours = make.wave("The spring wave", MARCH, JUNE)
        heard = make.listening(on=MARCH, wave_id=theirs)
    edit_wave(owned_log.work(), ours, planned(target_listenings=20))
    assert waves_of(owned_log) == {heard: theirs}


def test_other_days_let_some_listenings_go_and_gather_others(owned_log: Log) -> None:
    with making(owned_log) as make:
        early, late = make.listening(on=MARCH), make.listening(on=JUNE + 9 * DAY)
    wave_id = begun(owned_log)
    moved = Period(JUNE, JUNE + 30 * DAY)
    seen = owned_log.read(lambda connection: gathering(connection, moved, wave_id))
    assert seen == Gathering(joining=1, leaving=1)
    given = planned(begins_on=moved.begins, ends_on=moved.ends)
    edit_wave(owned_log.work(), wave_id, given)
    assert waves_of(owned_log) == {early: None, late: wave_id}
    undo(owned_log.work())
    assert waves_of(owned_log) == {early: wave_id, late: None}


def test_a_wave_in_the_way_is_told_before(owned_log: Log) -> None:
    begun(owned_log)
    seen = owned_log.read(lambda connection: gathering(connection, Period(JUNE, JUNE + DAY)))
    assert seen.in_the_way is not None
    assert seen.in_the_way.name == "Spring 2026"


def test_questions_that_stand_keep_their_row_and_others_come_and_go(owned_log: Log) -> None:
    wave_id = begun(owned_log, questions=("Love?", "Change?"))
    columns = table_of(WaveQuestion).c
    rows = owned_log.read(lambda c: c.execute(select(columns.question, columns.id)).all())
    kept = {row.question: row.id for row in rows}["Change?"]
    edit_wave(owned_log.work(), wave_id, planned(questions=("Change?", "Dream?")))
    assert questions(owned_log, wave_id) == ("Change?", "Dream?")
    now = owned_log.read(
        lambda c: c.execute(select(columns.id).where(columns.question == "Change?")).all()
    )
    assert [row.id for row in now] == [kept]
    edit_wave(owned_log.work(), wave_id, planned(questions=("Love?", "Change?")))
    assert questions(owned_log, wave_id) == ("Love?", "Change?")


def test_a_removed_wave_leaves_its_listenings_and_undo_brings_it_back(owned_log: Log) -> None:
    with making(owned_log) as make:
        heard, outing = make.listening(on=MARCH), out_on(make, MARCH)
    wave_id = begun(owned_log, questions=("Love?",))
    remove_wave(owned_log.work(), wave_id)
    assert owned_log.read(waves) == ()
    assert (waves_of(owned_log)[heard], waves_of(owned_log, Round)[outing]) == (None, None)
    undo(owned_log.work())
    assert waves_of(owned_log) == {heard: wave_id}
    assert questions(owned_log, wave_id) == ("Love?",)


def test_what_is_not_there_cannot_be_changed(owned_log: Log) -> None:
    with pytest.raises(NotFound):
        edit_wave(owned_log.work(), UUID(int=1), planned())
    with pytest.raises(NotFound):
        remove_wave(owned_log.work(), UUID(int=1))
