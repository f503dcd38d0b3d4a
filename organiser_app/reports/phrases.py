"""Numbers, days and the words of the field, as a report says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from organiser_app.domain.rules.calendar_words import long_month
from organiser_app.domain.values import (
    ContributionKind,
    ListeningKind,
    ProjectStage,
    StatementKind,
)
from organiser_app.language import plural, tr

if TYPE_CHECKING:
    from datetime import date

    from organiser_app.domain.figures import MatchFigures, MoneyFigures, Period

SMALL = 5
"""A count of people under this is not printed on a project's page."""

_HOUR = 60
_WHOLE_HOURS_FROM = 10 * _HOUR


def cut(text: str, limit: int) -> str:
    """`text` of at most `limit` characters, cut at a word with … where it is longer."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > limit // 2 else head).rstrip(" ,;:.") + "…"


def number(count: int) -> str:
    """A count with commas at the thousands."""
    return f"{count:,}"


def pounds(pence: int) -> str:
    """Money: whole pounds where there are no odd pence."""
    sign = "–" if pence < 0 else ""
    whole, odd = divmod(abs(pence), 100)
    return f"{sign}£{whole:,}.{odd:02}" if odd else f"{sign}£{whole:,}"


def hours(minutes: int) -> str:
    """Time in hours: to the nearest hour from ten hours on, below that to a tenth."""
    if minutes >= _WHOLE_HOURS_FROM or minutes % 60 == 0:
        return f"{(minutes + 30) // 60:,}"
    return f"{minutes / 60:.1f}"


def percent(part: int, whole: int) -> str:
    """A share as a whole percentage; anything above nought is never rounded to it, nor to all."""
    if whole <= 0:
        return "0%"
    share = round(100 * part / whole)
    if 0 < part < whole:
        share = min(max(share, 1), 99)
    return f"{share}%"


def reading(value: float, unit: str) -> str:
    """A measured value with its unit."""
    text = f"{value:,.0f}" if value == round(value) else f"{value:,.1f}"
    if not unit:
        return text
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}"


def per_pound(money: MoneyFigures) -> str:
    """What stood beside each pound spent, such as "99p" or "£1.29"; empty where none was spent."""
    if money.spent_pence <= 0:
        return ""
    return pence(round(100 * money.match_pence / money.spent_pence))


def pence(count: int) -> str:
    """A small sum: "99p" or "£1.29"."""
    whole, odd = divmod(count, 100)
    return f"£{whole:,}.{odd:02}" if whole else f"{odd}p"


def few_people(count: int) -> str:
    """A count of people on a project's page, where small ones are not printed."""
    return tr("fewer than 5") if 0 < count < SMALL else number(count)


def long_date(day: date) -> str:
    """A day such as "1 April 2025"."""
    return f"{day.day} {long_month(day)} {day.year}"


def period(days: Period) -> str:
    """The days of the report in words."""
    if days.begins == days.ends:
        return long_date(days.begins)
    return tr("{first} to {last}", first=long_date(days.begins), last=long_date(days.ends))


def kind(of: StatementKind, count: int) -> str:
    """A kind's word without its count: "love" or "loves"."""
    pair = {
        StatementKind.LOVE: (tr("love"), tr("loves")),
        StatementKind.CONCERN: (tr("concern"), tr("concerns")),
        StatementKind.DREAM: (tr("dream"), tr("dreams")),
        StatementKind.IDEA: (tr("idea"), tr("ideas")),
        StatementKind.NEED: (tr("need"), tr("needs")),
        StatementKind.GIFT: (tr("gift"), tr("gifts")),
    }[of]
    return pair[0] if count == 1 else pair[1]


def listening_kind(of: ListeningKind) -> str:
    """Where a listening took place, as a label."""
    return {
        ListeningKind.DOORSTEP: tr("doorstep"),
        ListeningKind.STREET: tr("street"),
        ListeningKind.ONE_TO_ONE: tr("one-to-one"),
        ListeningKind.HOUSE_MEETING: tr("house meeting"),
        ListeningKind.GROUP: tr("group"),
        ListeningKind.PHONE: tr("phone"),
        ListeningKind.SURVEY: tr("written answer"),
    }[of]


def said_how(of: ListeningKind) -> str:
    """How words were heard, after the place they were heard in."""
    return {
        ListeningKind.DOORSTEP: tr("at the door"),
        ListeningKind.STREET: tr("in the street"),
        ListeningKind.ONE_TO_ONE: tr("in a one-to-one"),
        ListeningKind.HOUSE_MEETING: tr("at a house meeting"),
        ListeningKind.GROUP: tr("in a group"),
        ListeningKind.PHONE: tr("by phone"),
        ListeningKind.SURVEY: tr("in a written answer"),
    }[of]


def stage(of: ProjectStage) -> str:
    """A project's stage, as a label."""
    return {
        ProjectStage.HEARD: tr("heard"),
        ProjectStage.IDEA: tr("idea"),
        ProjectStage.GETTING_GOING: tr("getting going"),
        ProjectStage.RUNNING: tr("running"),
        ProjectStage.RESIDENTS_OWN: tr("residents’ own"),
        ProjectStage.ENDED: tr("ended"),
    }[of]


def match_kind(of: ContributionKind) -> str:
    """What stood beside a grant, as a label."""
    return {
        ContributionKind.HOURS: tr("volunteer hours"),
        ContributionKind.CASH: tr("cash"),
        ContributionKind.SPACE: tr("space"),
        ContributionKind.GOODS: tr("goods"),
    }[of]


def match_note(part: MatchFigures) -> str:
    """How one kind of match is valued."""
    if part.minutes:
        counted = plural(
            "{hours} hour",
            "{hours} hours",
            1 if part.minutes == _HOUR else 2,
            hours=hours(part.minutes),
        )
        return f"{counted}, {part.valued_by}" if part.valued_by else counted
    return part.valued_by
