"""What a wave brought, up to a day, and beside another."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain.figures import Period
from organiser_app.domain.models import Door, Patch, Street, Wave, WaveQuestion
from organiser_app.domain.values import AttemptOutcome, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.counts import door_figures
from organiser_app.store.queries.wave_comparison import Comparison, comparison
from organiser_app.store.queries.waves import (
    WaveCounts,
    WaveProgress,
    wave_detail,
    wave_progress,
)
from tests.making import Maker, making

MONDAY = date(2026, 3, 2)
ENDS = date(2026, 3, 29)
DAY = timedelta(days=1)
BEFORE = date(2025, 9, 1)


def progress(log: Log, wave_id: UUID, day: date) -> WaveProgress:
    found = log.read(lambda connection: wave_progress(connection, wave_id, day))
    assert found is not None
    return found


def beside(log: Log, now: UUID, then: UUID) -> Comparison:
    found = log.read(lambda connection: comparison(connection, now, then, ENDS))
    assert found is not None
    return found


def heard(make: Maker, on: date, times: int, theme: UUID, kind: StatementKind) -> None:
    for _ in range(times):
        make.statement(make.listening(on=on), themes=[theme], kind=kind)


def test_five_counts_of_a_wave_differ_and_stop_at_the_day(log: Log) -> None:
    with making(log) as make:
        spring = make.wave("Spring", MONDAY, ENDS)
        bill, doors = make.resident(), [make.door("14"), make.door("16")]
        for day in (MONDAY, MONDAY + 8 * DAY):
            make.statement(make.listening(bill, on=day, wave_id=spring))
            make.statement(make.listening(on=day))
        for door in doors:
            make.attempt(door, AttemptOutcome.NO_ANSWER, MONDAY)
            make.attempt(door, AttemptOutcome.LISTENED, MONDAY + DAY)
            make.attempt(door, AttemptOutcome.LISTENED, ENDS + DAY)
        make.attempt(doors[0], AttemptOutcome.NO_ANSWER, MONDAY + 8 * DAY)
    first_week = progress(log, spring, MONDAY + 6 * DAY)
    assert first_week.counts == WaveCounts(
        listenings=2, doors=2, attempts=4, statements=2, residents=1
    )
    whole = progress(log, spring, ENDS + 99 * DAY)
    assert whole.counts == WaveCounts(4, doors=2, attempts=5, statements=4, residents=1)
    assert [week.listenings for week in whole.weeks] == [2, 2, 0, 0]
    assert [week.attempts for week in whole.weeks] == [4, 1, 0, 0]


def test_doors_of_another_patch_are_of_no_wave_of_this_one(log: Log) -> None:
    with making(log) as make:
        spring = make.wave("Spring", MONDAY, ENDS)
        elsewhere = make.put(Patch, name="Hillfoot")
        street = make.put(Street, patch_id=elsewhere, name="Mill Lane")
        theirs = make.put(Door, street_id=street, label="3", position=1)
        make.attempt(theirs, AttemptOutcome.LISTENED, MONDAY)
        make.attempt(make.door(), AttemptOutcome.NO_ANSWER, MONDAY)
    found = progress(log, spring, ENDS)
    assert (found.counts.doors, found.counts.attempts) == (1, 1)
    assert (found.weeks[0].doors, found.weeks[0].answered) == (1, 0)


def test_the_doors_of_a_wave_are_those_that_the_statistics_know(log: Log) -> None:
    with making(log) as make:
        spring = make.wave("Spring", MONDAY, ENDS)
        gone = make.door("18")
        for door in (make.door("14"), make.door("16"), gone):
            make.attempt(door, AttemptOutcome.NO_ANSWER, MONDAY)
            make.attempt(door, AttemptOutcome.LISTENED, MONDAY + DAY)
        make.hide(Door, gone)
    told = log.read(lambda connection: door_figures(connection, Period(MONDAY, ENDS)))
    found = progress(log, spring, ENDS).counts
    assert (found.doors, found.attempts) == (told.knocked, told.attempts) == (2, 4)


def test_a_wave_that_has_not_begun_has_brought_nothing(log: Log) -> None:
    with making(log) as make:
        spring = make.wave("Spring", MONDAY, ENDS)
        make.listening(on=MONDAY)
    found = progress(log, spring, MONDAY - DAY)
    assert found.counts == WaveCounts(0, 0, 0, 0, 0)
    assert found.weeks == ()


def test_the_questions_stand_in_their_order_without_those_taken_off(log: Log) -> None:
    with making(log) as make:
        spring = make.wave("Spring", MONDAY, ENDS)
        for position, question in ((2, "Change?"), (1, "Love?"), (3, "Gone?")):
            row = make.put(WaveQuestion, wave_id=spring, position=position, question=question)
        make.hide(WaveQuestion, row)
    found = log.read(lambda connection: wave_detail(connection, spring))
    assert found is not None
    assert found.questions == ("Love?", "Change?")


def test_a_wave_that_was_removed_is_not_there(log: Log) -> None:
    with making(log) as make:
        gone, spring = make.wave("Gone", MONDAY, ENDS), make.wave("Spring", MONDAY, ENDS)
        make.hide(Wave, gone)
    assert log.read(lambda connection: wave_progress(connection, gone, ENDS)) is None
    assert log.read(lambda connection: comparison(connection, gone, spring, ENDS)) is None


def test_two_waves_compare_by_the_listening_whatever_their_length(log: Log) -> None:
    with making(log) as make:
        autumn = make.wave("Autumn", BEFORE, BEFORE + 90 * DAY)
        spring = make.wave("Spring", MONDAY, ENDS)
        housing, traffic = make.theme("housing"), make.theme("traffic")
        damp = make.theme("damp", merged_into_id=housing)
        heard(make, BEFORE, 6, traffic, StatementKind.CONCERN)
        heard(make, BEFORE, 2, housing, StatementKind.CONCERN)
        heard(make, MONDAY, 1, traffic, StatementKind.LOVE)
        heard(make, MONDAY, 2, damp, StatementKind.CONCERN)
        talk = make.listening(on=MONDAY)
        make.statement(talk, themes=[housing])
        make.statement(talk, themes=[damp])
    seen = beside(log, spring, autumn)
    assert (seen.now.counts.listenings, seen.then.counts.listenings) == (4, 8)
    assert (seen.now.statements_a_listening, seen.then.statements_a_listening) == (1.25, 1)
    assert seen.top_themes() == ("housing", "traffic")
    assert (seen.now.rank("housing"), seen.then.rank("housing")) == (1, 2)
    assert seen.now.share(seen.now.naming("housing")) == 75
    assert seen.then.share(seen.then.naming("housing")) == 25
    assert dict(seen.now.kinds)[StatementKind.CONCERN] == 3
    assert dict(seen.then.kinds)[StatementKind.LOVE] == 0


def test_a_theme_that_was_not_named_has_no_rank_and_equal_ones_share_theirs(log: Log) -> None:
    with making(log) as make:
        autumn = make.wave("Autumn", BEFORE, BEFORE + 9 * DAY)
        spring = make.wave("Spring", MONDAY, ENDS)
        for name in ("housing", "traffic", "food"):
            heard(make, MONDAY, 1 if name != "food" else 2, make.theme(name), StatementKind.CONCERN)
    seen = beside(log, spring, autumn)
    assert [seen.now.rank(name) for name in ("food", "housing", "traffic")] == [1, 2, 2]
    assert seen.then.rank("food") is None
    assert seen.then.share(seen.then.naming("food")) == 0
    assert seen.then.statements_a_listening == 0
