"""Days in the words of the window, and how pressing one is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from organiser_app.domain.rules.calendar_words import (
    long_month,
    long_weekday,
    short_month,
    short_weekday,
)
from organiser_app.language import plural, tr
from organiser_app.ui.tables import Tone

_NEAR = timedelta(days=7)


def month_words(day: date) -> str:
    """The month and year of a day, as "May 2026"."""
    return f"{long_month(day)} {day.year}"


def since_words(day: date) -> str:
    """Since when, as "2019" or "May 2019": `domain.rules.since` keeps a year as its first day."""
    return f"{day.year}" if (day.month, day.day) == (1, 1) else month_words(day)


def full_day(day: date) -> str:
    """A day with its weekday, as "Thursday 14 May"."""
    return f"{long_weekday(day)} {day.day} {long_month(day)}"


def short_day(day: date, today: date) -> str:
    """A day as "14 May", with the year where it is another than this."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {short_month(day)}{year}"


def dated(day: date, today: date) -> str:
    """A day with the beginning of its weekday, as "Thu 14 May"."""
    return f"{short_weekday(day)} {short_day(day, today)}"


def due(day: date | None, today: date) -> tuple[str, Tone]:
    """When something is due, in words, and how pressing that is."""
    if day is None:
        return "", Tone.PLAIN
    if day < today:
        return plural("{count} day late", "{count} days late", (today - day).days), Tone.LATE
    if day == today:
        return tr("Today"), Tone.SOON
    return dated(day, today), Tone.SOON if day - today <= _NEAR else Tone.PLAIN


def kept_since(moment: datetime, today: date) -> str:
    """When a draft was last written, for the line above it."""
    local = moment.astimezone()
    time = f"{local:%H:%M}"
    if local.date() == today:
        return tr("Kept from {time} today", time=time)
    if local.date() == today - timedelta(days=1):
        return tr("Kept from {time} yesterday", time=time)
    return tr("Kept from {time}, {day}", time=time, day=dated(local.date(), today))
