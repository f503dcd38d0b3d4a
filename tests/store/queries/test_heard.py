"""What was heard, counted."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from organiser_app.domain.figures import Period, RankedTheme, ThemeTrend
from organiser_app.domain.models import Listening, Statement, StatementTheme, Theme, Wave
from organiser_app.domain.values import ListeningKind, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.heard import (
    HeardTotals,
    listenings_by_kind,
    ranked_themes,
    totals,
    waves,
)
from organiser_app.store.queries.spans import Span
from organiser_app.store.queries.themes import themes
from organiser_app.store.queries.trends import theme_trends
from tests.making import TODAY, Maker, making

WINTER = (date(2026, 1, 1), date(2026, 1, 31))
SPRING = (date(2026, 3, 1), date(2026, 3, 31))


def concerns(make: Maker, on: date, theme: UUID, times: int) -> None:
    listening = make.listening(on=on)
    for _ in range(times):
        make.statement(listening, themes=[theme])


def test_an_empty_log_counts_noughts(log: Log) -> None:
    with log.reading() as connection:
        assert totals(connection) == HeardTotals(0, 0, None)
        assert dict(listenings_by_kind(connection)) == dict.fromkeys(ListeningKind, 0)
        assert ranked_themes(connection, StatementKind.LOVE, Span(), Span()) == ()
        assert (theme_trends(connection), waves(connection), themes(connection)) == ((), (), ())


def test_listenings_and_statements_are_two_counts(log: Log) -> None:
    with making(log) as make:
        first = make.listening(on=date(2026, 2, 1))
        make.statement(first)
        make.statement(first)
        make.listening(on=date(2026, 2, 3), kind=ListeningKind.STREET)
        gone = make.listening(on=date(2026, 1, 1))
        make.statement(gone)
        make.hide(Listening, gone)
        make.hide(Statement, make.statement(first))
    with log.reading() as connection:
        assert totals(connection) == HeardTotals(2, 2, date(2026, 2, 1))
        counted = dict(listenings_by_kind(connection))
    assert counted[ListeningKind.DOORSTEP] == counted[ListeningKind.STREET] == 1
    assert sum(counted.values()) == 2


def test_waves_run_from_the_latest(log: Log) -> None:
    with making(log) as make:
        make.wave("Winter", *WINTER)
        make.wave("Spring", *SPRING)
        make.hide(Wave, make.wave("Never", *SPRING))
    with log.reading() as connection:
        assert [(wave.name, wave.begins_on) for wave in waves(connection)] == [
            ("Spring", SPRING[0]),
            ("Winter", WINTER[0]),
        ]


def test_themes_are_ranked_beside_the_wave_before(log: Log) -> None:
    with making(log) as make:
        winter, spring = make.wave("Winter", *WINTER), make.wave("Spring", *SPRING)
        housing, food, traffic = (make.theme(name) for name in ("housing", "food", "traffic"))
        concerns(make, WINTER[0], food, 3)
        concerns(make, WINTER[0], housing, 2)
        concerns(make, SPRING[0], housing, 4)
        concerns(make, SPRING[0], food, 1)
        concerns(make, SPRING[0], traffic, 2)
        make.statement(make.listening(on=SPRING[0]), themes=[food], kind=StatementKind.LOVE)
    with log.reading() as connection:
        ranked = ranked_themes(
            connection, StatementKind.CONCERN, Span(wave_id=spring), Span(wave_id=winter)
        )
    assert ranked == (
        RankedTheme("housing", 4, 1, 2),
        RankedTheme("traffic", 2, 2, None),
        RankedTheme("food", 1, 3, 1),
    )


def test_themes_with_as_many_statements_share_a_rank(log: Log) -> None:
    with making(log) as make:
        for name, times in [("traffic", 2), ("food", 2), ("housing", 3), ("bins", 1)]:
            concerns(make, TODAY, make.theme(name), times)
    with log.reading() as connection:
        ranked = ranked_themes(connection, StatementKind.CONCERN, Span())
    assert [(each.theme, each.rank) for each in ranked] == [
        ("housing", 1),
        ("food", 2),
        ("traffic", 2),
        ("bins", 4),
    ]


def test_a_statement_counts_once_for_each_of_its_themes(log: Log) -> None:
    with making(log) as make:
        housing, food = make.theme("housing"), make.theme("food")
        damp = make.theme("damp", merged_into_id=housing)
        said = make.statement(make.listening(), themes=[housing, housing, damp, food])
        make.hide(StatementTheme, make.code(said, make.theme("taken off")))
        dropped = make.theme("dropped")
        make.code(said, dropped)
        make.hide(Theme, dropped)
    with log.reading() as connection:
        ranked = ranked_themes(connection, StatementKind.CONCERN, Span())
        counted = [(theme.name, theme.statements) for theme in themes(connection)]
    assert [(each.theme, each.statements) for each in ranked] == [("food", 1), ("housing", 1)]
    assert counted == [("food", 1), ("housing", 1), ("taken off", 0)]


def test_ranks_look_at_the_days_alone_that_are_meant(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        concerns(make, date(2026, 3, 1), housing, 1)
        concerns(make, date(2026, 3, 3), housing, 5)
    with log.reading() as connection:
        (ranked,) = ranked_themes(
            connection, StatementKind.CONCERN, Span(Period(TODAY.replace(day=1), TODAY))
        )
    assert ranked.statements == 1


def test_a_trend_is_the_share_of_a_months_listenings(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        concerns(make, date(2025, 12, 31), housing, 3)
        for day in (1, 2, 3, 4):
            make.listening(on=date(2025, 12, day))
        for day in (5, 6, 7, 8, 9):
            make.listening(on=date(2026, 2, day))
    with log.reading() as connection:
        (trend,) = theme_trends(connection)
    months = (date(2025, 12, 1), date(2026, 2, 1))
    assert trend == ThemeTrend("housing", months, (20.0, 0.0))


def test_a_month_of_few_listenings_is_left_out_of_a_trend(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        concerns(make, date(2026, 1, 1), housing, 1)
        for day in range(1, 6):
            concerns(make, date(2026, 2, day), housing, 1)
    with log.reading() as connection:
        (trend,) = theme_trends(connection)
    assert trend.months == (date(2026, 2, 1),)


def test_a_log_with_few_listenings_shows_the_months_it_has(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        concerns(make, date(2026, 1, 1), housing, 1)
        make.listening(on=date(2026, 1, 2))
    with log.reading() as connection:
        (trend,) = theme_trends(connection)
    assert trend == ThemeTrend("housing", (date(2026, 1, 1),), (50.0,))


def test_the_most_named_themes_have_trends(log: Log) -> None:
    with making(log) as make:
        for name, times in [("food", 1), ("housing", 3), ("traffic", 2)]:
            theme = make.theme(name)
            for _ in range(times):
                concerns(make, TODAY, theme, 1)
    with log.reading() as connection:
        trends = theme_trends(connection, most=2)
    assert [trend.theme for trend in trends] == ["housing", "traffic"]


def test_a_span_of_a_project_is_what_it_was_born_of(log: Log) -> None:
    with making(log) as make:
        kitchen = make.project()
        listening = make.listening()
        housing, food = make.theme("housing"), make.theme("food")
        make.statement(listening, themes=[housing])
        make.born(kitchen, make.statement(listening, themes=[food]))
        make.statement(make.listening(), themes=[housing])
    with log.reading() as connection:
        of_project = Span(project_id=kitchen)
        assert totals(connection, of_project) == HeardTotals(1, 1, TODAY)
        ranked = ranked_themes(connection, StatementKind.CONCERN, of_project)
        trends = theme_trends(connection, of_project)
    assert [each.theme for each in ranked] == ["food"]
    assert [trend.theme for trend in trends] == ["food"]


def test_a_theme_counts_no_statement_that_is_gone(log: Log) -> None:
    with making(log) as make:
        housing = make.theme("housing")
        gone, stays = make.listening(), make.listening()
        make.statement(gone, themes=[housing])
        make.statement(stays, themes=[housing])
        make.hide(Statement, make.statement(stays, themes=[housing]))
        make.hide(Listening, gone)
    with log.reading() as connection:
        assert [theme.statements for theme in themes(connection)] == [1]
