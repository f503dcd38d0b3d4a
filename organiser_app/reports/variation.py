"""How weeks and rounds differ, as one process: what is charted, and what the chart says in words.

The words teach and never blame: within its limits a process has no causes to be asked for, and
outside them the question is what was different before it is who was there. Nothing here knows
which organiser was out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil, floor

from organiser_app.domain.rules.calendar_words import long_month, short_month
from organiser_app.domain.rules.variation import FEWEST, FIRM, Signal, SignalKind, XmR, xmr
from organiser_app.language import plural, tr
from organiser_app.store.queries.variation import Tally

MOST_NAMED = 3
"""More points than these outside are no exceptions: then it is not one process."""


class Measure(StrEnum):
    """What is charted of a week or a round."""

    LISTENINGS = "listenings"
    DOORS = "doors"
    ANSWERED = "answered"
    STATEMENTS = "statements"


class Unit(StrEnum):
    """Of what each point of a chart is the count."""

    WEEK = "week"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Series:
    """The points of a chart in the order of time, and the process behind them."""

    measure: Measure
    unit: Unit
    days: tuple[date, ...]
    chart: XmR


def series(tallies: Sequence[Tally], measure: Measure, unit: Unit) -> Series:
    """What is measured of each whole week, or each round; one without a base has no point."""
    measured = [(tally.on, value(tally, measure)) for tally in tallies if tally.whole]
    points = [(day, found) for day, found in measured if found is not None]
    most = 100.0 if measure is Measure.ANSWERED else None
    chart = xmr([found for _, found in points], least=0.0, most=most)
    return Series(measure, unit, tuple(day for day, _ in points), chart)


def value(tally: Tally, measure: Measure) -> float | None:
    """One number of a week or a round; None where there is nothing to take a share of."""
    match measure:
        case Measure.LISTENINGS:
            return tally.listenings
        case Measure.DOORS:
            return tally.doors
        case Measure.ANSWERED:
            return 100 * tally.answered / tally.doors if tally.doors else None
        case Measure.STATEMENTS:
            return tally.statements / tally.listenings if tally.listenings else None


def measure_word(measure: Measure) -> str:
    """What is charted, as a list offers it."""
    return {
        Measure.LISTENINGS: tr("Listenings"),
        Measure.DOORS: tr("Doors tried"),
        Measure.ANSWERED: tr("Doors that answered (%)"),
        Measure.STATEMENTS: tr("Statements a listening"),
    }[measure]


def title(shown: Series) -> str:
    """What a chart is of, with its unit."""
    what = measure_word(shown.measure)
    if shown.unit is Unit.WEEK:
        return tr("{what}, week by week", what=what)
    return tr("{what}, round by round", what=what)


def number(shown: Series, amount: float) -> str:
    """A value of the series, or its average, as people say it."""
    if shown.measure is Measure.ANSWERED:
        return f"{amount:.0f}%"
    return f"{amount:,.0f}" if amount == round(amount) else f"{amount:,.1f}"


def bounds(shown: Series) -> tuple[str, str]:
    """The lowest and the highest that the process itself gives; whole numbers of what is counted.

    `ValueError` where there are no limits.
    """
    limits = shown.chart.limits
    if limits is None:
        raise ValueError("there are no limits of so few values")
    lower, upper = limits.lower, limits.upper
    if shown.measure in (Measure.LISTENINGS, Measure.DOORS):
        lower, upper = ceil(lower), floor(upper)
    return number(shown, lower), number(shown, upper)


def in_words(shown: Series) -> str:
    """What the chart shows, for those who do not see it and for those who do."""
    if shown.chart.limits is None:
        return _too_few(shown)
    outside = len(outside_places(shown))
    if outside > MOST_NAMED:
        return _not_one_process(shown, outside)
    found = list(_findings(shown))
    if found:
        found.append(tr("Ask what, before you ask who."))
    else:
        found.append(_same_process(shown))
    if not shown.chart.firm:
        found.append(_not_yet_firm(shown))
    return " ".join(found)


def point_words(shown: Series, place: int) -> str:
    """One point of the chart in words, as "week of 4 May: 6"."""
    day, reached = _long(shown.days[place]), number(shown, shown.chart.values[place])
    if shown.unit is Unit.WEEK:
        return tr("week of {day}: {value}", day=day, value=reached)
    return tr("round of {day}: {value}", day=day, value=reached)


def day_word(day: date) -> str:
    """A day under a chart, as "4 May"."""
    return f"{day.day} {short_month(day)}"


def _too_few(shown: Series) -> str:
    count = len(shown.days)
    if not count and shown.unit is Unit.WEEK:
        return tr("No whole week is over yet.")
    if not count:
        return tr("No round is over yet of which this can be told.")
    so_far = (
        plural("{count} whole week so far.", "{count} whole weeks so far.", count)
        if shown.unit is Unit.WEEK
        else plural("{count} round so far.", "{count} rounds so far.", count)
    )
    waiting = tr("Limits need {fewest}: until then none of them says anything.", fewest=FEWEST)
    return f"{so_far} {waiting}"


def _same_process(shown: Series) -> str:
    chart = shown.chart
    if not any(chart.moving_ranges):
        same = number(shown, chart.values[0])
        if shown.unit is Unit.WEEK:
            return tr("Every week was {value}: the process has not varied yet.", value=same)
        return tr("Every round was {value}: the process has not varied yet.", value=same)
    low, high = bounds(shown)
    furthest = max(chart.values, key=lambda each: abs(each - chart.mean))
    if shown.unit is Unit.WEEK:
        return tr(
            "Every week between {low} and {high} is the same process: asking why one week had "
            "{value} is asking about noise.",
            low=low, high=high, value=number(shown, furthest),
        )  # fmt: skip
    return tr(
        "Every round between {low} and {high} is the same process: asking why one round had "
        "{value} is asking about noise.",
        low=low, high=high, value=number(shown, furthest),
    )  # fmt: skip


def _findings(shown: Series) -> Iterator[str]:
    """A sentence for the points outside, for each run, and for each step that neither explains."""
    outside = outside_places(shown)
    if outside:
        yield _outside(shown, outside)
    jumps = []
    for signal in shown.chart.signals:
        if signal.kind is SignalKind.RUN:
            yield _run(shown, signal)
        elif signal.kind is SignalKind.JUMP and not {signal.first, signal.last} & {*outside}:
            jumps.append(signal)
    if len(jumps) > MOST_NAMED:
        yield _many_jumps(shown, len(jumps))
    else:
        yield from (_jump(shown, jump) for jump in jumps)


def outside_places(shown: Series) -> list[int]:
    """The places of the points that lie outside the limits."""
    signals = shown.chart.signals
    return [signal.first for signal in signals if signal.kind is SignalKind.OUTSIDE]


def _not_one_process(shown: Series, outside: int) -> str:
    count = len(shown.days)
    if shown.unit is Unit.WEEK:
        return tr(
            "{outside} of {count} weeks lie outside: this is more than one process, as a wave and "
            "the time without one. Look at each by itself.",
            outside=outside, count=count,
        )  # fmt: skip
    return tr(
        "{outside} of {count} rounds lie outside: this is more than one process. Look at each "
        "by itself.",
        outside=outside, count=count,
    )  # fmt: skip


def _outside(shown: Series, places: Sequence[int]) -> str:
    days = ", ".join(_long(shown.days[place]) for place in places)
    if shown.unit is Unit.WEEK:
        if len(places) == 1:
            return tr("The week of {day} lies outside: something was different.", day=days)
        return tr("The weeks of {days} lie outside: something was different.", days=days)
    if len(places) == 1:
        return tr("The round of {day} lies outside: something was different.", day=days)
    return tr("The rounds of {days} lie outside: something was different.", days=days)


def _run(shown: Series, signal: Signal) -> str:
    count = signal.last - signal.first + 1
    first, last = _long(shown.days[signal.first]), _long(shown.days[signal.last])
    if shown.unit is Unit.WEEK:
        return tr(
            "The {count} weeks from {first} to {last} lie on one side of the average: something "
            "changed, and stayed.",
            count=count, first=first, last=last,
        )  # fmt: skip
    return tr(
        "The {count} rounds from {first} to {last} lie on one side of the average: something "
        "changed, and stayed.",
        count=count, first=first, last=last,
    )  # fmt: skip


def _jump(shown: Series, signal: Signal) -> str:
    first, last = _long(shown.days[signal.first]), _long(shown.days[signal.last])
    if shown.unit is Unit.WEEK:
        return tr(
            "From the week of {first} to that of {last} it moved further than this process does.",
            first=first, last=last,
        )  # fmt: skip
    return tr(
        "From the round of {first} to that of {last} it moved further than this process does.",
        first=first, last=last,
    )  # fmt: skip


def _many_jumps(shown: Series, count: int) -> str:
    if shown.unit is Unit.WEEK:
        return tr(
            "{count} times it moved further from one week to the next than this process does.",
            count=count,
        )
    return tr(
        "{count} times it moved further from one round to the next than this process does.",
        count=count,
    )


def _not_yet_firm(shown: Series) -> str:
    count = len(shown.days)
    if shown.unit is Unit.WEEK:
        return tr(
            "The limits rest on {count} weeks, and settle from about {firm}.",
            count=count, firm=FIRM,
        )  # fmt: skip
    return tr(
        "The limits rest on {count} rounds, and settle from about {firm}.",
        count=count, firm=FIRM,
    )  # fmt: skip


def _long(day: date) -> str:
    return f"{day.day} {long_month(day)}"
