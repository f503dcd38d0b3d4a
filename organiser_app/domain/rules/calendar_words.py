"""The names of months and weekdays, for the window and the reports alike."""

from __future__ import annotations

from datetime import date

from organiser_app.language import tr


def long_month(day: date) -> str:
    """The name of a day's month."""
    names = (
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
    return names[day.month - 1]


def short_month(day: date) -> str:
    """The name of a day's month, cut short."""
    names = (
        tr("Jan"),
        tr("Feb"),
        tr("Mar"),
        tr("Apr"),
        tr("May"),
        tr("Jun"),
        tr("Jul"),
        tr("Aug"),
        tr("Sep"),
        tr("Oct"),
        tr("Nov"),
        tr("Dec"),
    )
    return names[day.month - 1]


def long_weekday(day: date) -> str:
    """The name of a day of the week."""
    names = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    return names[day.weekday()]


def short_weekday(day: date) -> str:
    """The name of a day of the week, cut short."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return names[day.weekday()]
