"""Days in the words of the window, and how pressing one is."""

from __future__ import annotations

from datetime import date, timedelta

from organiser_app.language import plural, tr
from organiser_app.ui.tables import Tone

_NEAR = timedelta(days=7)


def _months() -> tuple[str, ...]:
    return (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )


def _weekdays() -> tuple[str, ...]:
    return (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )


def month_words(day: date) -> str:
    """The month and year of a day, as "May 2026"."""
    return f"{_month(day)} {day.year}"


def month_name(day: date) -> str:
    """The month of a day, as "May"."""
    return _month(day)


def full_day(day: date) -> str:
    """A day with its weekday, as "Thursday 14 May"."""
    return f"{_weekdays()[day.weekday()]} {day.day} {_month(day)}"


def short_day(day: date, today: date) -> str:
    """A day as "14 May", with the year where it is another than this."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {_month(day)[:3]}{year}"


def dated(day: date, today: date) -> str:
    """A day with the beginning of its weekday, as "Thu 14 May"."""
    return f"{_weekdays()[day.weekday()][:3]} {short_day(day, today)}"


def due(day: date | None, today: date) -> tuple[str, Tone]:
    """When something is due, in words, and how pressing that is."""
    if day is None:
        return "", Tone.PLAIN
    if day < today:
        return plural("{count} day late", "{count} days late", (today - day).days), Tone.LATE
    if day == today:
        return tr("Today"), Tone.SOON
    return dated(day, today), Tone.SOON if day - today <= _NEAR else Tone.PLAIN


def _month(day: date) -> str:
    return _months()[day.month - 1]
