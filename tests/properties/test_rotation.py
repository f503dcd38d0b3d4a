"""Which backups are let go."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.rules.rotation import DAYS, LATEST, WEEKS, outlived

moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31))
backups = st.lists(moments, unique=True, max_size=60).map(
    lambda made: {Path(str(moment)): moment for moment in made}
)


@settings(deadline=None, max_examples=50)
@given(backups)
def test_the_latest_are_never_let_go(made: dict[Path, datetime]) -> None:
    gone = outlived(made)
    latest = sorted(made, key=lambda file: made[file])[-LATEST:]
    assert gone <= set(made)
    assert not gone & set(latest)


@settings(deadline=None, max_examples=50)
@given(backups)
def test_what_is_kept_is_bounded_and_kept_again(made: dict[Path, datetime]) -> None:
    kept = {file: moment for file, moment in made.items() if file not in outlived(made)}
    assert len(kept) <= LATEST + DAYS + WEEKS
    assert outlived(kept) == set()


@settings(deadline=None, max_examples=50)
@given(backups)
def test_each_of_the_last_days_and_weeks_keeps_its_last(made: dict[Path, datetime]) -> None:
    kept = {moment for file, moment in made.items() if file not in outlived(made)}
    for moment in made.values():
        later = {other for other in made.values() if other > moment}
        last_of_its_day = all(other.date() != moment.date() for other in later)
        last_of_its_week = all(
            other.isocalendar()[:2] != moment.isocalendar()[:2] for other in later
        )
        if last_of_its_day and len({other.date() for other in later}) < DAYS:
            assert moment in kept
        if last_of_its_week and len({other.isocalendar()[:2] for other in later}) < WEEKS:
            assert moment in kept
