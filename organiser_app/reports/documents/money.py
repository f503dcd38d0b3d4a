"""Money: what was granted and spent, what stood beside it, and how that is valued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table, TableStyle

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, phrases, theme
from organiser_app.reports.blocks import gap
from organiser_app.reports.charts.bars import ShareBar
from organiser_app.reports.charts.money import PoundBar, in_order
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import MoneyFigures, Statistics
    from organiser_app.reports.setter import Setter

_MOST_PROJECTS = 12
_MOST_FUNDERS = 4
_SUM = 20 * MM


def has_money(money: MoneyFigures) -> bool:
    """Whether there is anything to tell of."""
    return bool(money.granted_pence or money.spent_pence or money.match_pence)


def money(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of money."""
    opener = blocks.opener(
        setter,
        kicker,
        findings.money_title(figures),
        standfirst(setter, figures.money),
        "money",
        "granted",
        "spent",
    )
    return [
        *opener,
        *_panel(setter, figures.money),
        *_valued(setter, figures.money),
        *_by_project(setter, figures),
    ]


def standfirst(setter: Setter, of: MoneyFigures) -> str:
    """Granted by whom, and how much of it is spent."""
    if not of.granted_pence:
        return tr("No grant is written down for these days.")
    funders = ", ".join(setter.name(funder) for funder in of.funders[:_MOST_FUNDERS])
    more = len(of.funders) - _MOST_FUNDERS
    if more > 0:
        funders += " " + plural("and {count} other", "and {count} others", more)
    granted, spent = phrases.pounds(of.granted_pence), phrases.pounds(of.spent_pence)
    share = phrases.percent(of.spent_pence, of.granted_pence)
    if not funders:
        return tr(
            "{granted} granted; {spent} spent ({share}).", granted=granted, spent=spent, share=share
        )
    return tr(
        "{granted} granted by {funders}; {spent} spent ({share}).",
        granted=granted,
        funders=funders,
        spent=spent,
        share=share,
    )


def _panel(setter: Setter, of: MoneyFigures) -> list[Flowable]:
    if of.spent_pence <= 0 or of.match_pence <= 0:
        return []
    sums = tr(
        "{match} of match ÷ {spent} spent. Pence are rounded, so the parts may not add up to it.",
        match=phrases.pounds(of.match_pence),
        spent=phrases.pounds(of.spent_pence),
    )
    beside = [
        gap(3),
        setter.text(
            tr("came beside each pound that was spent."), theme.Type(theme.DISPLAY, 15, 19)
        ),
        gap(1),
        setter.text(sums, theme.NOTE, "beside"),
    ]
    number = setter.text(phrases.per_pound(of), theme.NUMBER_HUGE)
    wide = 50 * MM
    head = blocks.columns([[number], beside], [wide, theme.BODY_WIDTH - wide])
    return [blocks.Bleed([head, gap(6), PoundBar(of)], 7 * MM), gap(9)]


def _valued(setter: Setter, of: MoneyFigures) -> list[Flowable]:
    """How each kind of match is valued, with its sum."""
    rows = match_rows(setter, of, theme.BODY_WIDTH)
    if not rows:
        return []
    head = blocks.heading(setter, tr("How the match is valued"), "match")
    return [blocks.together(head, *rows), gap(9)]


def match_rows(setter: Setter, of: MoneyFigures, width: float) -> list[Flowable]:
    """A row for each kind of match: what, how it is valued, its sum; empty where there is none."""
    parts = in_order(of)
    if not parts:
        return []
    rows = [
        [
            setter.text(phrases.match_kind(part.kind).capitalize(), theme.LABEL),
            setter.text(setter.short(phrases.match_note(part), 160), theme.NOTE),
            setter.text(phrases.pounds(part.pence), theme.COLUMN, alignment=2),
        ]
        for part in parts
    ]
    bold = theme.Type(theme.SANS_BOLD, theme.COLUMN.size, theme.COLUMN.leading)
    total = setter.text(phrases.pounds(of.match_pence), bold, alignment=2)
    last = [setter.text(tr("All match"), bold), "", total]
    first = min(width * 0.34, 38 * MM)
    widths = [first, width - first - _SUM, _SUM]
    table = Table([*rows, last], colWidths=widths, hAlign="LEFT")
    table.setStyle(blocks.ruled_style(padding=2.6))
    table.setStyle(TableStyle([("LINEABOVE", (0, -1), (-1, -1), 0.8, HexColor(theme.INK))]))
    return [table]


def _by_project(setter: Setter, figures: Statistics) -> list[Flowable]:
    """Spending by project, each against its grant."""
    known = [project for project in figures.projects if has_money(project.money)]
    shown = known[:_MOST_PROJECTS]
    if not shown:
        return []
    head = [
        setter.text(text, theme.NOTE, alignment=side)
        for text, side in (("", 0), ("", 0), (tr("spent"), 2), (tr("granted"), 2), (tr("match"), 2))
    ]
    rows: list[list[object]] = [list(head)]
    for project in shown:
        of = project.money
        key = f"{project.project_id}:money"
        bar = ShareBar(of.spent_pence, of.granted_pence, 46 * MM, 11) if of.granted_pence else ""
        sums = (of.spent_pence, of.granted_pence, of.match_pence)
        rows.append(
            [setter.text(setter.name(project.name), theme.LABEL, key), bar]
            + [setter.text(phrases.pounds(pence), theme.COLUMN, alignment=2) for pence in sums]
        )
    table = Table(rows, colWidths=[54 * MM, 52 * MM, 22 * MM, 22 * MM, 20 * MM], hAlign="LEFT")
    table.setStyle(blocks.ruled_style(first=1))
    block: list[Flowable] = [blocks.heading(setter, tr("By project")), table]
    if len(known) > len(shown):
        more = plural("{count} other project", "{count} other projects", len(known) - len(shown))
        block.append(setter.text(tr("{others} not shown here.", others=more), theme.NOTE))
    return [blocks.together(*block)]
