"""The sample's year has two waves, whatever the day on which it ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.seasons import first_day, hour, outing_days, two_waves

TODAY = date(2026, 5, 14)


def test_in_may_the_waves_are_last_autumn_and_this_spring() -> None:
    assert [wave.name for wave in two_waves(TODAY)] == ["Autumn 2025", "Spring 2026"]


def test_a_wave_that_has_hardly_begun_does_not_count_yet() -> None:
    assert [wave.name for wave in two_waves(date(2026, 3, 20))] == ["Spring 2025", "Autumn 2025"]


@pytest.mark.parametrize("days", range(0, 730, 31))
def test_the_waves_lie_in_the_sampled_year_and_apart(days: int) -> None:
    today = TODAY + timedelta(days=days)
    earlier, later = two_waves(today)
    assert first_day(today) <= earlier.begins < earlier.ends < later.begins <= today
    assert first_day(today) <= today - timedelta(days=365)


def test_outings_are_in_order_and_the_last_is_today() -> None:
    days = outing_days(Chance(1), TODAY, 60)
    assert len(days) == 60
    assert days == sorted(days)
    assert days[-1] == TODAY
    assert days[0] >= first_day(TODAY)


def test_more_outings_fall_in_waves_than_their_share_of_days() -> None:
    days = outing_days(Chance(1), TODAY, 400)
    inside = sum(any(wave.begins <= day <= wave.ends for wave in two_waves(TODAY)) for day in days)
    assert inside > 220


def test_nobody_knocks_late_at_night() -> None:
    chance = Chance(1)
    hours = {hour(chance, TODAY - timedelta(days=days), today=TODAY).hour for days in range(60)}
    assert min(hours) >= 10
    assert max(hours) <= 18
