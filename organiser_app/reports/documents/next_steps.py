"""What comes next: the steps that were agreed and are still open, soonest first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.platypus import Table

from organiser_app.language import plural, tr
from organiser_app.reports import blocks, findings, phrases, theme
from organiser_app.reports.theme import MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import OpenStep, Statistics
    from organiser_app.reports.setter import Setter

_MOST_STEPS = 12
_WHAT_LIMIT = 180


def next_steps(setter: Setter, figures: Statistics, kicker: str) -> list[Flowable]:
    """The page of what comes next."""
    standfirst = (
        tr("What was agreed and is not done, with the day it was agreed for.")
        if figures.next_steps
        else tr("Each step that was agreed is done, or none was agreed.")
    )
    opener = blocks.opener(setter, kicker, findings.next_title(figures), standfirst, "next", "next")
    return [*opener, *([step_rows(setter, figures.next_steps)] if figures.next_steps else [])]


def step_rows(setter: Setter, steps: Sequence[OpenStep]) -> Table:
    """Open steps, soonest first and those without a day last; at most twelve, the rest counted.

    Who took a step on is not printed: it may be a resident, and a report leaves the house.
    """
    ordered = sorted(steps, key=lambda step: (step.due_on or date.max, step.what))
    rows = [_row(setter, step) for step in ordered[:_MOST_STEPS]]
    if len(ordered) > _MOST_STEPS:
        more = plural("{count} other step", "{count} other steps", len(ordered) - _MOST_STEPS)
        rows.append([setter.text(more, theme.NOTE), ""])
    table = Table(rows, colWidths=[130 * MM, 40 * MM], hAlign="LEFT")
    table.setStyle(
        blocks.plain_style(
            ("LINEABOVE", (0, 0), (-1, -1), 0.6, HexColor(theme.HAIRLINE)),
            ("TOPPADDING", (0, 0), (-1, -1), 4.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        )
    )
    return table


def _row(setter: Setter, step: OpenStep) -> list[Flowable]:
    due = phrases.long_date(step.due_on) if step.due_on else tr("no day agreed")
    what = phrases.cut(setter.line(step.what), _WHAT_LIMIT)
    return [setter.text(what, theme.COLUMN), setter.text(due, theme.NOTE, alignment=2)]
