"""What a log counts for a programme: the statistics, told as far as they may be."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from organiser_app.domain.errors import ForeignPack, InvalidInput
from organiser_app.domain.figures import Period
from organiser_app.domain.values import AttemptOutcome, StatementKind
from organiser_app.services.statistics import statistics
from organiser_app.store.log import Log
from organiser_app.sync.counting import figures_of, usual_period
from organiser_app.sync.figures import BY_MONTH, Figure, ThemeTold
from organiser_app.sync.manifest import PackKind
from organiser_app.sync.members import identity_of
from organiser_app.sync.pack import open_pack
from organiser_app.sync.taking import merge_pack
from tests.making import making
from tests.store.looking import everything
from tests.sync.figured import figures_pack
from tests.sync.teams import changes

SPRING = Period(date(2026, 1, 15), date(2026, 3, 10))
Two = tuple[Log, Log]


@pytest.fixture
def heard(two: Two) -> Log:
    """Ada's log after a spring: seven people heard, six of them on food, one on damp."""
    with making(two[0]) as maker:
        food, damp = maker.theme("food"), maker.theme("Mrs Pritchard’s damp")
        for number in range(7):
            who = maker.resident(f"Resident {number}")
            on = date(2026, 2, 1) + timedelta(days=5 * number)
            listening = maker.listening(who, on=on)
            maker.attempt(maker.door(str(number)), AttemptOutcome.LISTENED, on)
            kind = StatementKind.LOVE if number else StatementKind.CONCERN
            maker.statement(listening, "said so", kind=kind, themes=[food if number else damp])
        kitchen = maker.project()
        maker.hours(kitchen, 150, date(2026, 3, 1))
        maker.spending(maker.grant(20_000, date(2026, 2, 2)), 1_234, date(2026, 3, 1))
    return two[0]


def test_people_are_told_to_the_nearest_five_and_fewer_than_five_are_not(heard: Log) -> None:
    with heard.reading() as connection:
        figures = figures_of(connection, SPRING)
        counted = statistics(connection, SPRING)
    assert (counted.residents_heard, counted.listenings) == (7, 7)
    assert figures.counts[Figure.RESIDENTS] == 5
    assert figures.counts[Figure.LOVES] == 5
    assert figures.counts[Figure.CONCERNS] is None
    assert figures.counts[Figure.LISTENINGS] == figures.counts[Figure.DOORS] == 7
    assert figures.counts[Figure.HOURS] == 2
    assert figures.counts[Figure.PENCE_SPENT] == 1_234
    assert (figures.organiser, figures.patch) == ("Ada", "Larkmoor")


def test_a_theme_that_few_statements_bear_is_not_even_named(heard: Log) -> None:
    with heard.reading() as connection:
        figures = figures_of(connection, SPRING)
    assert figures.themes == (ThemeTold(StatementKind.LOVE, "food", 5),)
    assert "Pritchard" not in figures.to_bytes().decode()


def test_more_months_than_there_is_room_for_are_refused_in_words(heard: Log) -> None:
    ends = date(2026, 3, 2)
    with pytest.raises(InvalidInput, match="at most 240 months"):
        heard.read(lambda connection: figures_of(connection, Period(date(2006, 3, 31), ends)))


def test_the_work_is_told_by_month_and_comes_to_the_whole(heard: Log) -> None:
    with heard.reading() as connection:
        figures = figures_of(connection, SPRING)
    assert [month.first for month in figures.months] == [
        date(2026, 1, 15),
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]
    for figure in BY_MONTH:
        assert sum(month.counts[figure] or 0 for month in figures.months) == figures.counts[figure]


def test_figures_leave_in_a_pack_with_nothing_else_and_change_nothing(
    heard: Log, two: Two, tmp_path: Path
) -> None:
    before = everything(heard), changes(heard)
    written = figures_pack(heard, tmp_path / "a.pack", SPRING)
    assert (everything(heard), changes(heard)) == before
    assert [each.name for each in written.readers] == ["Beth"]
    assert written.manifest.kind is PackKind.COUNTS
    assert not written.manifest.holds_a_span
    with open_pack(written.path, identity_of(two[1]).keys) as pack:
        (line,) = pack.lines()
    with heard.reading() as connection:
        assert line == figures_of(connection, SPRING).to_bytes()


def test_figures_are_never_merged(heard: Log, two: Two, tmp_path: Path) -> None:
    written = figures_pack(heard, tmp_path / "a.pack", SPRING)
    before = everything(two[1])
    with pytest.raises(ForeignPack, match="figures alone"):
        merge_pack(two[1], written.path)
    assert everything(two[1]) == before


@pytest.mark.parametrize(
    ("today", "begins", "ends"),
    [
        (date(2026, 11, 22), date(2025, 11, 1), date(2026, 10, 31)),
        (date(2026, 1, 1), date(2025, 1, 1), date(2025, 12, 31)),
        (date(2024, 2, 29), date(2023, 2, 1), date(2024, 1, 31)),
        (date(2024, 3, 31), date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_the_usual_period_is_twelve_whole_months(today: date, begins: date, ends: date) -> None:
    assert usual_period(today) == Period(begins, ends)
