"""The kinds of gift and the parts of a week in words, for the window and the reports alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from organiser_app.domain.relationship_values import GiftKind
from organiser_app.domain.rules.assets import DAYS, PartOfDay, WeekTime
from organiser_app.domain.rules.calendar_words import long_weekday, short_weekday
from organiser_app.language import tr

_A_MONDAY = date(2024, 1, 1)


def gifts_word(kind: GiftKind | None) -> str:
    """Gifts of one sort; None where nobody said which."""
    if kind is None:
        return tr("Not sorted yet")
    return {
        GiftKind.SKILL: tr("Skills"),
        GiftKind.TOOL: tr("Tools"),
        GiftKind.TIME: tr("Time"),
        GiftKind.SPACE: tr("Space"),
        GiftKind.KNOWLEDGE: tr("Knowledge"),
    }[kind]


def part_word(part: PartOfDay) -> str:
    """A part of a day."""
    return {
        PartOfDay.MORNING: tr("Morning"),
        PartOfDay.AFTERNOON: tr("Afternoon"),
        PartOfDay.EVENING: tr("Evening"),
    }[part]


def short_day_word(day: int) -> str:
    """A day of the week cut short; Monday is nought."""
    return short_weekday(_A_MONDAY + timedelta(days=day))


def time_word(time: WeekTime) -> str:
    """A part of the week, as "Tuesday morning"."""
    day = long_weekday(_A_MONDAY + timedelta(days=time.day))
    return {
        PartOfDay.MORNING: tr("{day} morning", day=day),
        PartOfDay.AFTERNOON: tr("{day} afternoon", day=day),
        PartOfDay.EVENING: tr("{day} evening", day=day),
    }[time.part]


def times_words(times: Iterable[WeekTime]) -> str:
    """Parts of the week, day by day: "Monday; Tuesday morning, afternoon"."""
    by_day: defaultdict[int, list[PartOfDay]] = defaultdict(list)
    for time in sorted(times):
        by_day[time.day].append(time.part)
    if len(by_day) == DAYS and all(len(parts) == len(PartOfDay) for parts in by_day.values()):
        return tr("the whole week")
    return "; ".join(_day_words(day, parts) for day, parts in by_day.items())


def _day_words(day: int, parts: list[PartOfDay]) -> str:
    name = long_weekday(_A_MONDAY + timedelta(days=day))
    if len(parts) == len(PartOfDay):
        return name
    words = ", ".join(part_word(part).casefold() for part in parts)
    return tr("{day} {parts}", day=name, parts=words)
