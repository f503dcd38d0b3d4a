"""A wave in words: how far it has come, what it reached, and where its pace leads."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.domain.rules.pace import WEEK, Projection, expected, projected
from organiser_app.language import plural, tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.waves import WaveDetail, WaveProgress

Planned = WaveRow | WaveDetail


def days_words(wave: Planned) -> str:
    """Its first and last day, as "8 March to 27 May 2026"."""
    first, last = wave.begins_on, wave.ends_on
    year = "" if first.year == last.year else f" {first.year}"
    return tr(
        "{first} to {last}",
        first=f"{first.day} {long_month(first)}{year}",
        last=f"{last.day} {long_month(last)} {last.year}",
    )


def short_state(wave: Planned, today: date) -> str:
    """Whether it is to come, runs, or is over, in a word; nothing where it is over."""
    if today < wave.begins_on:
        return tr("to come")
    return tr("now") if today <= wave.ends_on else ""


def state_words(wave: Planned, today: date) -> str:
    """How far a wave has come."""
    if today < wave.begins_on:
        days = (wave.begins_on - today).days
        return plural("It begins in {count} day.", "It begins in {count} days.", days)
    if today > wave.ends_on:
        return tr("It is over.")
    week, weeks = (-(-((day - wave.begins_on).days + 1) // WEEK) for day in (today, wave.ends_on))
    left = (wave.ends_on - today).days
    if not left:
        return tr("This is its last day.")
    return (
        tr("Week {week} of {weeks}.", week=week, weeks=weeks)
        + " "
        + plural("{count} day is left.", "{count} days are left.", left)
    )


def reached_words(progress: WaveProgress) -> str:
    """How many listenings, of how many."""
    listenings, target = progress.counts.listenings, progress.wave.target_listenings
    if target is None:
        return plural("{count} listening", "{count} listenings", listenings)
    return plural(
        "{reached} of {count} listening",
        "{reached} of {count} listenings",
        target,
        reached=f"{listenings:,}",
    )


def projection(progress: WaveProgress, today: date) -> Projection | None:
    """Where the pace of the last whole weeks leads.

    Of listenings alone: a door or a resident that was there in an earlier week is not new in a
    later one, so their weeks do not add up.
    """
    weeks = [week.listenings for week in progress.weeks if week.whole]
    wave = progress.wave
    return projected(progress.counts.listenings, weeks, wave.begins_on, wave.ends_on, today)


def pace_words(progress: WaveProgress, today: date) -> str:
    """What was reached, and where it leads, with how that was reckoned."""
    wave, reached = progress.wave, reached_words(progress)
    day = f"{wave.ends_on.day} {long_month(wave.ends_on)}"
    if today < wave.begins_on:
        return tr("{reached}; it has not begun.", reached=reached)
    if today > wave.ends_on:
        return tr("{reached} when it ended on {day}.", reached=reached, day=day)
    ahead = projection(progress, today)
    if ahead is None:
        early = tr("{reached}; it is too early to say where that leads.", reached=reached)
        return early if today < wave.ends_on else tr("{reached}.", reached=reached)
    told = tr(
        "{reached}; at this pace {count} by {day}.", reached=reached, count=ahead.count, day=day
    )
    reckoned = plural(
        "The pace is that of the last {count} whole week.",
        "The pace is that of the last {count} whole weeks.",
        ahead.weeks,
    )
    return f"{told} {reckoned}"


def steady(target: int | None, wave: WaveDetail, today: date) -> int | None:
    """What a steady pace would have brought by now; None where it is not asked for or is over."""
    if target is None or not wave.begins_on <= today < wave.ends_on:
        return None
    return round(expected(target, wave.begins_on, wave.ends_on, today))
