"""The story in numbers: each with what it counts and how, and its share where a whole is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table

from organiser_app.domain.rules.calendar_words import short_month
from organiser_app.domain.values import ListeningKind
from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, phrases, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.bars import LyingBars, ShareBar, UprightBars
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import DoorFigures, Statistics
    from organiser_app.reports.setter import Setter

_ROW = 14.4 * MM
_WIDTHS = (37 * MM, 62 * MM, 41 * MM, 30 * MM)
_MOST_QUARTERS = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """A number, what it is, how it is counted, and the whole that it is a part of, if any."""

    value: str
    what: str
    how: str
    key: str
    part: tuple[int, int, str] | None = None


def numbers(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of numbers."""
    standfirst = tr("Each figure with how it is counted; a bar where it is part of a known whole.")
    return [
        *blocks.opener(setter, kicker, findings.numbers_title(figures), standfirst, "numbers"),
        _table(setter, [*_heard_rows(figures), *_done_rows(figures), *_money_rows(figures)]),
        gap(8),
        *_charts(setter, figures),
    ]


def _table(setter: Setter, rows: list[_Row]) -> Table:
    cells = [_cells(setter, row) for row in rows]
    table = Table(cells, colWidths=_WIDTHS, rowHeights=[_ROW] * len(rows), hAlign="LEFT")
    hairlines = ("LINEBELOW", (0, 0), (-1, -1), 0.6, HexColor(theme.HAIRLINE))
    first = ("LINEABOVE", (0, 0), (-1, 0), 0.8, HexColor(theme.SAND))
    table.setStyle(blocks.plain_style(hairlines, first, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")))
    return table


def _cells(setter: Setter, row: _Row) -> list[object]:
    of = theme.NUMBER if len(row.value) < 10 else theme.NUMBER_SMALL  # noqa: PLR2004
    what = [
        setter.text(row.what, theme.LABEL, row.key),
        setter.text(row.how, theme.NOTE),
    ]
    value = [setter.text(row.value, of), gap(1.6)]
    if row.part is None:
        return [value, what, "", ""]
    part, whole, words = row.part
    note = setter.text(words, theme.NOTE, leftIndent=6)
    return [value, what, ShareBar(part, whole, _WIDTHS[2]), note]


def _heard_rows(figures: Statistics) -> list[_Row]:
    number = phrases.number
    return [
        _door_row(figures.doors),
        _listening_row(figures),
        _Row(
            number(figures.residents_heard),
            plural("resident heard", "residents heard", figures.residents_heard),
            plural(
                "different people; {count} anonymous listening apart",
                "different people; {count} anonymous listenings apart",
                figures.anonymous_listenings,
            ),
            "residents",
        ),
        _Row(
            number(figures.statements),
            plural("statement", "statements", figures.statements),
            tr("loves, concerns, dreams, ideas, needs and gifts"),
            "statements",
        ),
    ]


def _door_row(doors: DoorFigures) -> _Row:
    attempts = plural(
        "with at least one attempt; {count} attempt in all",
        "with at least one attempt; {count} attempts in all",
        doors.attempts,
    )
    what = plural("door knocked", "doors knocked", doors.knocked)
    of_doors = plural("of {count} door", "of {count} doors", doors.all)
    part = (doors.knocked, doors.all, of_doors) if doors.all else None
    return _Row(phrases.number(doors.knocked), what, attempts, "doors", part)


def _listening_row(figures: Statistics) -> _Row:
    count = figures.listenings
    what = plural("listening", "listenings", count)
    known = (count - figures.anonymous_listenings, count, tr("with somebody known"))
    how = _what_listenings_are(figures)
    return _Row(phrases.number(count), what, how, "listenings", known if count else None)


def _what_listenings_are(figures: Statistics) -> str:
    if dict(figures.listenings_by_kind).get(ListeningKind.SURVEY):
        return tr("conversations, and written answers brought in")
    return tr("conversations in which residents were heard")


def _done_rows(figures: Statistics) -> list[_Row]:
    number = phrases.number
    settled = plural("of {count} settled", "of {count} settled", figures.promises_settled)
    kept = (figures.promises_kept, figures.promises_settled, settled)
    return [
        _Row(
            number(figures.volunteers),
            plural("volunteer", "volunteers", figures.volunteers),
            tr("residents who carried a project or gave hours"),
            "volunteers",
        ),
        _Row(
            phrases.hours(figures.volunteer_minutes),
            tr("volunteer hours"),
            tr("time given, as written down"),
            "hours",
        ),
        _Row(
            number(figures.projects_begun),
            plural("project begun", "projects begun", figures.projects_begun),
            tr("begun in these days"),
            "projects",
        ),
        _Row(
            number(figures.promises_kept),
            plural("promise kept", "promises kept", figures.promises_kept),
            tr("in full, among those that were settled"),
            "promises",
            kept if figures.promises_settled else None,
        ),
    ]


def _money_rows(figures: Statistics) -> list[_Row]:
    money, pounds = figures.money, phrases.pounds
    of_grant = tr("of {granted} granted", granted=pounds(money.granted_pence))
    spent = (money.spent_pence, money.granted_pence, of_grant)
    return [
        _Row(
            pounds(money.spent_pence),
            tr("spent"),
            tr("payments written down, from all grants"),
            "spent",
            spent if money.granted_pence else None,
        ),
        _Row(
            pounds(money.match_pence),
            tr("match"),
            tr("hours, cash, space and goods beside the grants"),
            "match",
        ),
    ]


def _charts(setter: Setter, figures: Statistics) -> list[Flowable]:
    if not figures.listenings:
        return [
            setter.text(
                tr("Where and when listenings took place shows here once there is one."), theme.BODY
            )
        ]
    title = plural(
        "Where the {count} listening took place",
        "Where the {count} listenings took place",
        figures.listenings,
    )
    by_count = sorted(figures.listenings_by_kind, key=lambda pair: -pair[1])
    places = [(phrases.listening_kind(kind), count) for kind, count in by_count if count]
    left = [blocks.heading(setter, title, "listenings"), gap(1)]
    left += [LyingBars(places, theme.HALF_WIDTH)] if places else []
    right = [blocks.heading(setter, tr("Listenings by quarter"), "listenings"), gap(1)]
    quarters = _quarters(figures)
    right += [UprightBars(quarters, theme.HALF_WIDTH)] if quarters else []
    return [blocks.together(blocks.halves(left, right))]


def _quarters(figures: Statistics) -> list[tuple[str, int]]:
    """The latest quarters; a label has the year where the quarters are of several."""
    latest = figures.listenings_by_quarter[-_MOST_QUARTERS:]
    return [(f"{short_month(day)} {day.year % 100:02}", count) for day, count in latest]
