"""Figures of many organisers are added up by period, and only those that can be trusted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from organiser_app.domain.errors import DamagedPack, ForeignPack, OrganiserError, UntrustedPack
from organiser_app.domain.figures import Period
from organiser_app.domain.values import StatementKind
from organiser_app.store.device import device_number
from organiser_app.store.log import Log
from organiser_app.sync.adding_up import FiguresGiven, ThemeSum, added_up, read_figures
from organiser_app.sync.figures import Between, Figure, ThemeTold
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.manifest import Heading, PackKind
from organiser_app.sync.members import identity_of, member_left
from organiser_app.sync.pack import write_pack
from organiser_app.sync.taking import Terms
from organiser_app.sync.team import team
from tests.store_fixtures import PASSPHRASE, START
from tests.sync.figured import figures_pack
from tests.sync.test_figures import FIGURES, YEAR

Two = tuple[Log, Log]
JANUARY = Period(date(2026, 1, 1), date(2026, 1, 31))


def given(name: str, *, residents: int | None = 5, doors: int = 7, days: int = 0) -> FiguresGiven:
    told = {**FIGURES.counts, Figure.RESIDENTS: residents, Figure.DOORS: doors}
    figures = replace(FIGURES, counts=told)
    return FiguresGiven(name.encode(), name, START + timedelta(days=days), figures)


def test_sums_lie_between_what_they_may_be_at_least_and_at_most() -> None:
    (total,) = added_up([given("Cy", residents=None), given("Ana", residents=25), given("Beth")])
    assert [each.name for each in total.given] == ["Ana", "Beth", "Cy"]
    assert total.counts[Figure.DOORS] == Between(21, 21)
    assert total.counts[Figure.RESIDENTS] == Between(23 + 5 + 0, 27 + 7 + 4)
    assert total.months == {date(2025, 3, 1): total.months[date(2025, 3, 1)]}
    assert total.months[date(2025, 3, 1)][Figure.ATTEMPTS] == Between(9, 9)


def test_of_one_log_and_period_the_newest_figures_count() -> None:
    old, new = given("Ana", doors=1), given("Ana", doors=2, days=1)
    for order in ([old, new], [new, old], [new, new, old]):
        (total,) = added_up(order)
        assert total.given == (new,)
        assert total.counts[Figure.DOORS] == Between(2, 2)


def test_periods_are_never_added_to_each_other() -> None:
    january = replace(FIGURES, period=JANUARY, months=())
    apart = added_up([given("Ana"), replace(given("Ana"), figures=january), given("Beth")])
    assert [(each.period, len(each.given)) for each in apart] == [(YEAR, 2), (JANUARY, 1)]
    assert added_up([]) == ()


def test_a_theme_is_summed_over_the_logs_that_told_of_it() -> None:
    themes = (ThemeTold(StatementKind.LOVE, "food", 15), ThemeTold(StatementKind.NEED, "food", 5))
    more = replace(given("Ana"), figures=replace(FIGURES, themes=themes))
    (total,) = added_up([more, given("Beth")])
    assert total.themes == (
        ThemeSum(StatementKind.LOVE, "food", 30, 2),
        ThemeSum(StatementKind.NEED, "food", 5, 1),
    )


def test_figures_are_read_by_whom_they_are_for_under_the_name_that_they_know(
    two: Two, tmp_path: Path
) -> None:
    ada, beth = two
    figures_pack(ada, tmp_path / "a.pack", YEAR)
    told = read_figures(beth, tmp_path / "a.pack")
    assert (told.name, told.figures.organiser, told.figures.period) == ("Ada", "Ada", YEAR)
    assert told.key == identity_of(ada).keys.public().checking_key
    assert read_figures(ada, tmp_path / "a.pack").figures == told.figures


def test_figures_of_somebody_who_left_or_is_unknown_are_refused(two: Two, tmp_path: Path) -> None:
    ada, beth = two
    pack = figures_pack(ada, tmp_path / "a.pack", YEAR).path
    figures_pack(ada, tmp_path / "b.pack", YEAR, passphrase=PASSPHRASE)
    member_left(beth, beth.read(team)[0].id)
    with pytest.raises(UntrustedPack):
        read_figures(beth, pack)
    with pytest.raises(UntrustedPack):
        read_figures(beth, tmp_path / "b.pack", Terms(PASSPHRASE))


def test_a_pack_to_be_merged_holds_no_figures(two: Two, tmp_path: Path) -> None:
    pack = write_pack_of(two[0], tmp_path / "a.pack").path
    with pytest.raises(ForeignPack, match="to be merged"):
        read_figures(two[1], pack)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [b"{}"],
        [FIGURES.to_bytes(), FIGURES.to_bytes()],
        [b'{"table":"street","fields":["deleted"]}'],
        [b"[" + b" " * 3_000_000 + b"]"],
        [b"1"] * 100_000,
    ],
)
def test_figures_that_a_member_made_up_are_refused(
    two: Two, tmp_path: Path, lines: list[bytes]
) -> None:
    ada, beth = two
    heading = Heading(
        min_reader=4,
        schema=4,
        made_at=START,
        sender_name="Ada",
        kind=PackKind.COUNTS,
        since=0,
        until=0,
        device=ada.read(device_number),
    )
    readers = [identity_of(beth).keys.public().sealing_key]
    write_pack(tmp_path / "a.pack", heading, lines, identity_of(ada).keys, readers=readers)
    with pytest.raises(DamagedPack):
        read_figures(beth, tmp_path / "a.pack")
    with pytest.raises(OrganiserError):
        read_figures(beth, tmp_path / "none.pack")
